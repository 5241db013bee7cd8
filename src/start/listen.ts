import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { App } from '../app/app.ts';
import { handleTurn } from '../app/handle-turn.ts';
import { sweepReminded } from '../app/remind/sweep-reminded.ts';
import { tellAside } from '../app/remind/tell-aside.ts';
import { resumeBroadcasts } from '../app/broadcast/resume-broadcasts.ts';
import { sweepBroadcasts } from '../app/broadcast/sweep-broadcasts.ts';
import { tendBroadcasts } from '../app/broadcast/tend-broadcasts.ts';
import { sweepCases } from '../app/sweep-cases.ts';
import { sweepSlots } from '../app/sweep-slots.ts';
import { settlePosting } from '../app/living-card.ts';
import type { TenantId } from '../core/ids.ts';
import type { DownloadCounter } from '../local/download-counter.ts';
import type { UploadCounter } from '../local/upload-counter.ts';
import { settleWithin } from '../schedule/settle-within.ts';
import type { Replicas } from '../ports/replicas.ts';
import { startReminders, type ReminderParts } from '../schedule/start-reminders.ts';
import { startServer } from '../server.ts';
import type { CheckToken } from '../teams/check-token.ts';
import { createBot } from '../teams/create-bot.ts';
import { createMessageGuard } from '../teams/message-guard.ts';
import { createMessageLane } from '../teams/message-lane.ts';
import type { Doors } from '../teams/to-request.ts';
import type { Renderer } from '../view/render.ts';
import { measureWakes } from '../metrics/measure-wakes.ts';
import { isBeating } from './is-beating.ts';
import type { OpenedApp } from './open-app.ts';
import { createStoreProbe } from './probe-store.ts';
import { stop } from './stop.ts';
import { watchOver } from './watch-over.ts';

/** How long the end waits for changes of cards that wait for the channel's limits, in milliseconds; they are right in the store. */
const lastUpdatesMs = 5_000;
/** How long the end may take with all it waits for, in milliseconds; ten seconds are what is promised. What is on the wire by then is unknown at the next start. */
const longestEndMs = 8_500;

/** How long a turn waits for an earlier one of the same person at another replica, in milliseconds. */
const turnPatienceMs = 5_000;
/** How often what a process that is gone has left is looked for, in milliseconds. */
const tendEveryMs = 10_000;

/** What the two modes open the door with. */
export interface Listening extends OpenedApp {
  readonly config: { readonly PORT: number; readonly LOSEN_METRICS_TOKEN?: string | undefined };
  readonly doors: Doors;
  readonly host: string;
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly checkToken: CheckToken | null;
  readonly warnings: () => readonly string[];
  readonly downloads: (app: App, renderer: Renderer) => DownloadCounter | null;
  readonly uploads: (app: App, renderer: Renderer) => UploadCounter | null;
  /** Looks at a person's reminders when their time has come, and at those of all open cases. */
  readonly reminders: (app: App, replicas: Replicas) => Pick<ReminderParts, 'handle' | 'replanAll'>;
}

/** Opens the door: the bot behind its HTTP server, with what was planned before the start sent on. */
export async function listen({
  app,
  store,
  log,
  trace,
  metrics,
  renderer,
  messenger,
  outbox,
  scheduler,
  replicas,
  tenants,
  config,
  doors,
  host,
  authentication,
  checkToken,
  warnings,
  uploads,
  downloads,
  reminders,
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
  const bot = createBot({
    authentication,
    checkToken,
    doors,
    performing,
    log,
    trace,
    metrics,
    handle: (request) => handleTurn(app, request),
    inOrder: ({ who }, turn) => replicas.alone(`turn/${who.tenantId}/${who.userId}`, turnPatienceMs, turn),
  });
  const probeStore = createStoreProbe({ ping: store.ping, log });
  const isAwake = () => isBeating({ scheduler, clock: app.clock });
  watchOver({ metrics, outbox, scheduler, clock: app.clock, probeStore, isAwake });
  const server = await startServer({
    bot,
    log,
    probeStore,
    isBeating: isAwake,
    warnings: () => [...warnings(), ...asideWarning(scheduler.listAside().length)],
    uploads: uploads(app, renderer),
    downloads: downloads(app, renderer),
    metrics: { token: config.LOSEN_METRICS_TOKEN ?? null, scrape: metrics.scrape },
    host,
    port: config.PORT,
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      stop(`Port ${config.PORT} is taken. Set PORT to a free one, for instance PORT=3979 npm start.`);
    throw error;
  });
  await outbox.resume(tenants);
  const sweepAll = async () => {
    await store.sweep();
    for (const tenant of tenants) {
      await sweepSlots(app, tenant);
      await sweepCases(app, tenant);
      await sweepReminded(app, tenant);
      await sweepBroadcasts(app, tenant);
    }
  };
  const tellAll = async () => {
    for (const tenant of tenants) await tellAside(app, tenant, toAsideKeys(scheduler, tenant));
  };
  let sweeping = Promise.resolve();
  // One after the other, so that the end can wait for the last.
  const afterwards = (run: () => Promise<void>) => {
    sweeping = sweeping.then(run).catch((error: unknown) => log.error({}, 'the sweep failed', error));
  };
  afterwards(sweepAll);
  const sweep = setInterval(
    () => {
      afterwards(sweepAll);
      // Not at the start: what an earlier process has set aside is not known then.
      afterwards(tellAll);
    },
    60 * 60 * 1000,
  );
  // Not left to the wakes alone: one that was under way when an earlier process ended is put off.
  for (const tenant of tenants) await resumeBroadcasts(app, tenant);
  const wakes = reminders(app, replicas);
  // The clock's turns have ids as people's have.
  const handle = measureWakes((wake) => trace.run(app.randomId(), () => wakes.handle(wake)), { metrics, clock: app.clock });
  let tending = Promise.resolve();
  const startTending = () => {
    // Each by itself: when the one cannot be done, the other still must.
    for (const look of [() => tendBroadcasts(app, tenants, handle), () => outbox.tend(tenants)])
      tending = tending.then(look).catch((error: unknown) => log.error({}, 'what others have left could not be looked for', error));
  };
  const tend = replicas.areMany ? setInterval(startTending, tendEveryMs) : undefined;
  await startReminders({
    scheduler,
    clock: app.clock,
    tenants,
    handle,
    replanAll: (tenant) => trace.run(app.randomId(), () => wakes.replanAll(tenant)),
  });
  return {
    port: server.port,
    close: async () => {
      clearInterval(sweep);
      clearInterval(tend);
      const turns = async () => {
        await server.close();
        await settleWithin(lastUpdatesMs, bot.idle);
      };
      const finish = async () => {
        await Promise.all([turns(), scheduler.stop(), sweeping, tending]);
        await messenger.close();
      };
      if (!(await settleWithin(longestEndMs, finish)).ok) log.warn({}, 'the end did not wait for all that was under way');
      await store.close();
    },
  };
}

function toAsideKeys({ listAside }: OpenedApp['scheduler'], tenant: TenantId): readonly string[] {
  return listAside().flatMap((one) => (one.tenant === tenant ? [one.key] : []));
}

/** Without a name: whoever may ask about health need not learn whom it concerns; the log says it. */
function asideWarning(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    `${count} ${count === 1 ? 'reminder was' : 'reminders were'} tried five times in vain and set aside; the log names ${count === 1 ? 'it' : 'them'}`,
  ];
}
