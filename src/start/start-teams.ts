import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { TeamsConfig } from '../config.ts';
import type { TenantId } from '../core/ids.ts';
import { createFileReader } from '../documents/create-file-reader.ts';
import { createSystemClock } from '../local/local-clock.ts';
import type { FiledPolicy } from '../policy/policy-thread.ts';
import { channelIssuer } from '../teams/channel-issuer.ts';
import { createTokenCheck } from '../teams/check-token.ts';
import { createConnectorClient } from '../teams/connector-client.ts';
import { graphAudience, toConnectorToken } from '../teams/connector-token.ts';
import { createSigningKeys } from '../teams/signing-keys.ts';
import { isHostAllowed, isServiceAllowed } from '../teams/service-hosts.ts';
import type { Doors } from '../teams/to-request.ts';
import { endOnSignal } from './end-on-signal.ts';
import { holdDataDir, type LetGo } from './hold-data-dir.ts';
import { listen } from './listen.ts';
import type { FiledPolicies } from './load-policies.ts';
import { openApp, randomId, reaching } from './open-app.ts';
import { openReminders } from './open-reminders.ts';
import { watchSecret } from './secret-warning.ts';
import { stop } from './stop.ts';
import { teamsDirectory } from './teams-directory.ts';

/** How long a start waits for the one before it to finish, in milliseconds; a platform that ends a process gives it half a minute. */
const longestWaitMs = 60_000;

/** Teams mode: stops the start on any setting that is missing, mistyped or contradicts another. */
export async function startTeams(config: TeamsConfig, filed: FiledPolicies): Promise<void> {
  // A database of its own keeps several processes apart; a folder cannot.
  const letGo = config.DATABASE_URL === undefined ? takeDataDir(config.LOSEN_DATA_DIR) : () => undefined;
  const policies = new Map(
    config.LOSEN_TENANTS.flatMap(({ tenant, policy: id }): readonly (readonly [TenantId, FiledPolicy])[] => {
      const policy = filed.get(id);
      return policy === undefined ? [] : [[tenant as TenantId, policy]];
    }),
  );
  const isServiceUrlAllowed = (url: string) => isServiceAllowed(url, config.LOSEN_SERVICE_HOSTS);
  const settings = {
    MicrosoftAppId: config.MicrosoftAppId,
    MicrosoftAppType: config.MicrosoftAppType,
    MicrosoftAppTenantId: config.MicrosoftAppTenantId,
    ...(config.MicrosoftAppPassword === undefined ? {} : { MicrosoftAppPassword: config.MicrosoftAppPassword }),
  };
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  const bot = { appId: config.MicrosoftAppId, tenantId: config.MicrosoftAppTenantId };
  const token = toConnectorToken(factory, bot);
  const openDirectory = teamsDirectory(config, policies, toConnectorToken(factory, { ...bot, audience: graphAudience }));
  const files = createFileReader({
    isAllowed: (url) => isHostAllowed(url, config.LOSEN_DOWNLOAD_HOSTS),
    connectorToken: async (url) => (isHostAllowed(url, config.LOSEN_SERVICE_HOSTS) ? token() : null),
  });
  const opened = await openApp(
    { config, clock: createSystemClock(), files, openDirectory, policies },
    createConnectorClient({ ...reaching, token, isServiceUrlAllowed }),
  );
  const doors: Doors = {
    isTenantAllowed: (tenant) => policies.has(tenant as TenantId),
    fallbackTenant: null,
    isServiceUrlAllowed,
    acceptsChannelIds: false,
    randomId,
  };
  const server = await listen({
    ...opened,
    config,
    doors,
    host: '0.0.0.0',
    authentication: new ConfigurationBotFrameworkAuthentication(settings, factory),
    checkToken: createTokenCheck({
      findKey: createSigningKeys({ metadataUrl: channelIssuer.metadataUrl, now: Date.now }),
      appId: config.MicrosoftAppId,
      issuer: channelIssuer.issuer,
      now: Date.now,
    }),
    warnings: watchSecret(config.LOSEN_SECRET_EXPIRES, opened.app.clock.today, opened.log),
    reminders: openReminders,
    uploads: () => null,
    downloads: () => null,
  });
  opened.log.info({ port: server.port }, 'listening');
  endOnSignal(async () => {
    await server.close();
    letGo();
  });
}

/** The data folder for this process, or the end with one line that says why not. */
function takeDataDir(folder: string): LetGo {
  try {
    const letGo = holdDataDir(folder, longestWaitMs);
    return letGo ?? stop(`Another Losen is at work in ${folder}. One database belongs to one process: end that one first.`);
  } catch (error) {
    return stop(`LOSEN_DATA_DIR: ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
