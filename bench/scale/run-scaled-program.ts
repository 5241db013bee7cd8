import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createWakeHandler } from '../../src/app/remind/handle-wake.ts';
import type { TenantId } from '../../src/core/ids.ts';
import { localUserIds } from '../../src/local/local-people.ts';
import { endOnSignal } from '../../src/start/end-on-signal.ts';
import { listen } from '../../src/start/listen.ts';
import { openApp, randomId, reaching } from '../../src/start/open-app.ts';
import { openReminders } from '../../src/start/open-reminders.ts';
import { createConnectorClient } from '../../src/teams/connector-client.ts';
import { isLoopback } from '../../src/teams/service-hosts.ts';
import { toCounty } from './layout.ts';
import { createScaledClock, loadScaledPolicy, toScaledParts } from './open-scaled.ts';

// The whole program as it is in local mode, but for a county: its clock is put by the process that measures it.
const [folder = '', databaseUrl = '', port = '', cases = '', at = ''] = process.argv.slice(2);
const clock = createScaledClock(Number(at));
const county = toCounty(Number(cases));
const config = { PORT: Number(port), LOSEN_DATA_DIR: folder, DATABASE_URL: databaseUrl };
const parts = toScaledParts({ county, policy: await loadScaledPolicy(), clock }, config);
const opened = await openApp(parts, createConnectorClient({ ...reaching, token: async () => null, isServiceUrlAllowed: isLoopback }));

let [began, left] = [0, county.length];
const server = await listen({
  ...opened,
  config,
  doors: {
    isTenantAllowed: (tenant) => parts.policies.has(tenant as TenantId),
    fallbackTenant: null,
    isServiceUrlAllowed: isLoopback,
    acceptsChannelIds: true,
    randomId,
  },
  host: '127.0.0.1',
  authentication: new ConfigurationBotFrameworkAuthentication({}),
  checkToken: null,
  warnings: () => [],
  uploads: () => null,
  downloads: () => null,
  reminders: (app, replicas) => {
    const { handle, replanAll } = openReminders(app, replicas);
    return {
      handle,
      replanAll: async (tenant) => {
        if (began === 0) began = performance.now();
        await replanAll(tenant);
        left -= 1;
        if (left === 0) process.send?.({ replannedMs: performance.now() - began });
      },
    };
  },
});
process.on('message', (message: { readonly at?: number; readonly digestOf?: TenantId }) => {
  if (message.at !== undefined) clock.put(message.at);
  if (message.digestOf === undefined) return;
  const from = performance.now();
  void createWakeHandler(
    opened.app,
    opened.replicas,
  )({ tenant: message.digestOf, key: `digest/${localUserIds.hr}`, at: clock.epochMs() }).then(() =>
    process.send?.({ digestMs: performance.now() - from }),
  );
});
endOnSignal(() => server.close());
