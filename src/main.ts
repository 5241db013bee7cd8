import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { App } from './app/app.ts';
import { compose, settlePlanned } from './app/sending/compose.ts';
import type { Outbox } from './app/sending/create-outbox.ts';
import { openSending } from './app/sending/open-sending.ts';
import { handleTurn } from './app/handle-turn.ts';
import { createUploadDesk } from './app/advert/take-upload.ts';
import { settlePosting } from './app/living-card.ts';
import { ConfigError, readLocalConfig, readTeamsConfig, type LocalConfig, type TeamsConfig } from './config.ts';
import type { AdvertPolicy } from './core/advert/advert-policy.ts';
import { checkAdvert } from './core/advert/check-advert.ts';
import type { Policy } from './core/case/definition.ts';
import type { TenantId } from './core/ids.ts';
import { createFileReader } from './documents/create-file-reader.ts';
import { mostFileBytes } from './documents/document-fault.ts';
import { fillDemoData } from './local/demo-data.ts';
import { createFileDirectory } from './local/file-directory.ts';
import { createLocalClock, createSystemClock } from './local/local-clock.ts';
import { localPeopleFile, localTenants } from './local/local-people.ts';
import { parseLocalArguments } from './local/parse-local-arguments.ts';
import { readPeople, type ListedPerson } from './local/read-people.ts';
import { startClients } from './local/start-clients.ts';
import { createUploadCounter, type UploadCounter } from './local/upload-counter.ts';
import { createLog } from './log.ts';
import { loadAdvertPolicy } from './policy/load-advert-policy.ts';
import { loadPolicy } from './policy/load-policy.ts';
import { withSettings } from './policy/with-settings.ts';
import type { Channel, ToChannelMessage } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { FileReader } from './ports/file-reader.ts';
import type { Log } from './ports/log.ts';
import type { Messenger } from './ports/messenger.ts';
import type { RecordStore } from './ports/record-store.ts';
import { startServer } from './server.ts';
import { createKeyvFace } from './store/keyv-face.ts';
import { createSqliteRecordStore } from './store/sqlite-record-store.ts';
import { toConnectorToken } from './teams/connector-token.ts';
import { createBot } from './teams/create-bot.ts';
import { createConnectorClient } from './teams/connector-client.ts';
import { createMessageGuard } from './teams/message-guard.ts';
import { createMessageLane } from './teams/message-lane.ts';
import { createPrivateChat } from './app/sending/private-chat.ts';
import { toMessage } from './teams/rendered.ts';
import { isHostAllowed, isLoopback } from './teams/service-hosts.ts';
import type { Doors } from './teams/to-request.ts';
import { cardTemplates } from './view/card-templates.ts';
import { interfaceTexts } from './view/interface-texts.ts';
import { createRenderer, type Renderer } from './view/render.ts';

const policiesFolder = fileURLToPath(new URL('../policies', import.meta.url));
const randomId = () => randomBytes(12).toString('base64url');

/** How the connector is called in either mode. */
const reaching = { timeoutMs: 10_000, now: Date.now };

/** How long the end waits for changes of cards that wait for the channel's limits, in milliseconds; they are right in the store. */
const lastUpdatesMs = 5_000;

/** What has to be said before there is a log: one line each, and the end. */
function stop(lines: string): never {
  process.stderr.write(`${lines}\n`);
  process.exit(1);
}

function loadPolicies(ids: readonly string[]): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  for (const id of new Set(ids)) {
    const loaded = loadPolicy({ folder: policiesFolder, id });
    if (loaded.ok) policies.set(id, loaded.value);
    else stop(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  }
  return policies;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The advert check's data of each policy; like the policy itself a broken file stops the start with file, line and reason. */
function loadAdvertPolicies(ids: Iterable<string>): ReadonlyMap<string, AdvertPolicy> {
  const policies = new Map<string, AdvertPolicy>();
  for (const id of new Set(ids)) {
    const loaded = loadAdvertPolicy({ folder: policiesFolder, id });
    if (loaded.ok) policies.set(id, loaded.value);
    else stop(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  }
  return policies;
}

function loadPeople(file: string, policies: ReadonlyMap<TenantId, Policy>): readonly ListedPerson[] {
  const knowsUnion = (tenant: TenantId, union: string) => policies.get(tenant)?.unions.some(({ id }) => id === union) ?? true;
  const people = readPeople(file, { knowsUnion });
  return people.ok ? people.value : stop(people.refusal);
}

interface Parts {
  readonly config: LocalConfig | TeamsConfig;
  readonly clock: Clock;
  readonly files: FileReader;
  readonly people: readonly ListedPerson[];
  readonly policies: ReadonlyMap<TenantId, Policy>;
}

interface OpenedApp {
  readonly app: App;
  readonly store: RecordStore;
  readonly log: Log;
  readonly renderer: Renderer;
  readonly messenger: Messenger;
  readonly outbox: Outbox;
  readonly tenants: readonly TenantId[];
}

function openApp({ config, clock, files, people, policies }: Parts, channel: Channel): OpenedApp {
  mkdirSync(config.LOSEN_DATA_DIR, { recursive: true });
  const log = createLog(config.LOSEN_LOG_LEVEL);
  const adverts = loadAdvertPolicies([...policies.values()].map(({ id }) => id));
  const store = createSqliteRecordStore({ path: join(config.LOSEN_DATA_DIR, 'losen.sqlite'), now: clock.epochMs });
  const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });
  const toChannelMessage: ToChannelMessage = (reply, locale) => toMessage(renderer.render(reply, locale));
  const app: App = {
    store,
    directory: createFileDirectory(people),
    clock,
    log,
    filedPolicy: (tenant) => policies.get(tenant),
    withSettings,
    sha256,
    checkAdvert: (tenant, text, options) => {
      const policy = adverts.get(policies.get(tenant)?.id ?? '');
      return policy === undefined ? undefined : checkAdvert(text, { ...options, policy, hash: sha256 });
    },
    files,
    chat: createPrivateChat({ messenger: () => sending.messenger, toChannelMessage, randomId }),
    uploadUrl: config.mode === 'local' ? (link) => `http://127.0.0.1:${config.PORT}/upload/${link}` : null,
    shortLived: (tenant) => createKeyvFace({ store, prefix: `${tenant}/short/`, now: clock.epochMs }),
    // Asked for at the call: sending needs the application, and the application sends.
    outbox: { wake: (tenant, planned) => sending.outbox.wake(tenant, planned) },
    randomId,
  };
  const sending = openSending({
    ...app,
    channel,
    rate: config.LOSEN_SEND_RATE === 0 ? null : config.LOSEN_SEND_RATE,
    run: randomId(),
    compose: compose.bind(null, app, toChannelMessage),
    settle: settlePlanned.bind(null, app, toChannelMessage),
  });
  return { app, store, log, renderer, ...sending, tenants: [...policies.keys()] };
}

async function startLocal(argv: readonly string[]): Promise<void> {
  const config = readLocalConfig(process.env);
  const wanted = parseLocalArguments(argv);
  if (!wanted.ok) stop(wanted.refusal);
  const parts = localParts(config);
  const isServiceUrlAllowed = isLoopback;
  const opened = openApp(parts, createConnectorClient({ ...reaching, token: async () => null, isServiceUrlAllowed }));
  const doors: Doors = {
    isTenantAllowed: (tenant) => parts.policies.has(tenant as TenantId),
    fallbackTenant: parts.tenant,
    isServiceUrlAllowed,
    acceptsChannelIds: true,
    randomId,
  };
  const server = await listen({
    ...opened,
    config,
    doors,
    host: '127.0.0.1',
    authentication: new ConfigurationBotFrameworkAuthentication({}),
    uploads: (app, renderer) => createUploadCounter({ desk: createUploadDesk(app, parts.tenant), say: renderer.say, mostBytes: mostFileBytes }),
  });
  const botUrl = `http://127.0.0.1:${server.port}/api/messages`;
  process.stdout.write(`Losen listens on ${botUrl}\n`);
  const clients =
    wanted.value.people.length === 0
      ? null
      : await startClients({
          parts: wanted.value.people,
          tenant: parts.tenant,
          people: parts.people,
          bot: { id: 'losen', name: 'Rekrutteringslosen' },
          botUrl,
          firstPort: config.LOSEN_CLIENT_PORT,
          dataDir: config.LOSEN_DATA_DIR,
          print: (line) => process.stdout.write(`${line}\n`),
        });
  if (clients !== null && !clients.ok) {
    await server.close();
    stop(clients.refusal);
  }
  endOnSignal(async () => {
    if (clients !== null && clients.ok) await clients.value.stop();
    await server.close();
  });
}

function localParts(config: LocalConfig): Parts & { readonly tenant: TenantId } {
  const tenantOf = (id: string) => Object.entries(localTenants).find(([known]) => known === id)?.[1] ?? localTenants.asker;
  const clock = createLocalClock(config.LOSEN_NOW);
  if (!clock.ok) stop(clock.refusal);
  const ids = config.LOSEN_POLICY.split(',');
  const policies = new Map([...loadPolicies(ids)].map(([id, policy]) => [tenantOf(id), policy] as const));
  // The clients that local mode starts sit in the municipality named first.
  const tenant = tenantOf(ids[0] ?? '');
  const isAllowed = (url: string) =>
    isHostAllowed(url, config.LOSEN_DOWNLOAD_HOSTS) || (isLoopback(url) && config.LOSEN_DOWNLOAD_HOSTS.includes(URL.parse(url)?.hostname ?? ''));
  const files = createFileReader({ isAllowed, connectorToken: async () => null });
  return { config, clock: clock.value, files, people: loadPeople(config.LOSEN_DIRECTORY ?? localPeopleFile, policies), policies, tenant };
}

async function startTeams(): Promise<void> {
  const config = readTeamsConfig(process.env);
  const pairs = config.LOSEN_TENANTS.map((pair) => pair.split('=') as [TenantId, string]);
  const loaded = loadPolicies(pairs.map(([, id]) => id));
  const policies = new Map(
    pairs.flatMap(([tenant, id]): readonly (readonly [TenantId, Policy])[] => {
      const policy = loaded.get(id);
      return policy === undefined ? [] : [[tenant, policy]];
    }),
  );
  const isServiceUrlAllowed = (url: string) => isHostAllowed(url, config.LOSEN_SERVICE_HOSTS);
  const settings = {
    MicrosoftAppId: config.MicrosoftAppId,
    MicrosoftAppType: config.MicrosoftAppType,
    MicrosoftAppTenantId: config.MicrosoftAppTenantId,
    ...(config.MicrosoftAppPassword === undefined ? {} : { MicrosoftAppPassword: config.MicrosoftAppPassword }),
  };
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  const token = toConnectorToken(factory, { appId: config.MicrosoftAppId, tenantId: config.MicrosoftAppTenantId });
  const files = createFileReader({
    isAllowed: (url) => isHostAllowed(url, config.LOSEN_DOWNLOAD_HOSTS),
    connectorToken: async (url) => (isServiceUrlAllowed(url) ? token() : null),
  });
  const opened = openApp(
    { config, clock: createSystemClock(), files, people: loadPeople(config.LOSEN_DIRECTORY, policies), policies },
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
    uploads: () => null,
  });
  opened.log.info({ port: server.port }, 'listening');
  endOnSignal(() => server.close());
}

interface Listening extends OpenedApp {
  readonly config: { readonly PORT: number };
  readonly doors: Doors;
  readonly host: string;
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly uploads: (app: App, renderer: Renderer) => UploadCounter | null;
}

async function listen({
  app,
  store,
  log,
  renderer,
  messenger,
  outbox,
  tenants,
  config,
  doors,
  host,
  authentication,
  uploads,
}: Listening): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const lane = createMessageLane((error) => log.error({}, 'an update failed', error));
  const performing = {
    messenger,
    renderer,
    lane,
    guard: createMessageGuard(),
    log,
    settle: settlePosting.bind(null, app),
  };
  const bot = createBot({ authentication, doors, performing, log, handle: (request) => handleTurn(app, request) });
  const server = await startServer({ bot, log, ping: store.ping, uploads: uploads(app, renderer), host, port: config.PORT }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
        stop(`Port ${config.PORT} is taken. Set PORT to a free one, for instance PORT=3979 npm start.`);
      throw error;
    },
  );
  await outbox.resume(tenants);
  const sweep = setInterval(() => void store.sweep().catch((error: unknown) => log.error({}, 'the sweep failed', error)), 60 * 60 * 1000);
  return {
    port: server.port,
    close: async () => {
      clearInterval(sweep);
      await server.close();
      await Promise.race([bot.idle(), new Promise((resolve) => setTimeout(resolve, lastUpdatesMs))]);
      await messenger.close();
      await store.close();
    },
  };
}

/** Finishes what is under way and leaves; a second signal leaves at once. */
function endOnSignal(end: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      void end().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function main([command = 'local', ...argv]: readonly string[]): Promise<void> {
  switch (command) {
    case 'local':
      return startLocal(argv);
    case 'serve':
      return startTeams();
    case 'demo-data': {
      const config = readLocalConfig(process.env);
      const parts = localParts({ ...config, LOSEN_LOG_LEVEL: 'warn' });
      const { app, store } = openApp(parts, createConnectorClient({ ...reaching, token: async () => null, isServiceUrlAllowed: () => false }));
      const filled = await fillDemoData({ speak: (request) => handleTurn(app, request), tenant: parts.tenant, today: parts.clock.today(), randomId });
      await store.close();
      for (const line of filled) process.stdout.write(`${line}\n`);
      return;
    }
    default:
      stop(`Losen does not know «${command}»; it takes local, serve and demo-data.`);
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) stop(error.message);
  throw error;
});
