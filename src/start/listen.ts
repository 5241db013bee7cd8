import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { App } from '../app/app.ts';
import { handleTurn } from '../app/handle-turn.ts';
import { createWakeHandler, startRounds } from '../app/remind/handle-wake.ts';
import { settlePosting } from '../app/living-card.ts';
import type { UploadCounter } from '../local/upload-counter.ts';
import { startServer } from '../server.ts';
import type { CheckToken } from '../teams/check-token.ts';
import { createBot } from '../teams/create-bot.ts';
import { createMessageGuard } from '../teams/message-guard.ts';
import { createMessageLane } from '../teams/message-lane.ts';
import type { Doors } from '../teams/to-request.ts';
import type { Renderer } from '../view/render.ts';
import type { OpenedApp } from './open-app.ts';
import { stop } from './stop.ts';

/** How long the end waits for changes of cards that wait for the channel's limits, in milliseconds; they are right in the store. */
const lastUpdatesMs = 5_000;

/** What the two modes open the door with. */
export interface Listening extends OpenedApp {
  readonly config: { readonly PORT: number };
  readonly doors: Doors;
  readonly host: string;
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly checkToken: CheckToken | null;
  readonly warnings: () => readonly string[];
  readonly uploads: (app: App, renderer: Renderer) => UploadCounter | null;
}

/** Opens the door: the bot behind its HTTP server, with what was planned before the start sent on. */
export async function listen({
  app,
  store,
  log,
  renderer,
  messenger,
  scheduler,
  outbox,
  tenants,
  config,
  doors,
  host,
  authentication,
  checkToken,
  warnings,
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
  const bot = createBot({ authentication, checkToken, doors, performing, log, handle: (request) => handleTurn(app, request) });
  const server = await startServer({ bot, log, ping: store.ping, warnings, uploads: uploads(app, renderer), host, port: config.PORT }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
        stop(`Port ${config.PORT} is taken. Set PORT to a free one, for instance PORT=3979 npm start.`);
      throw error;
    },
  );
  await outbox.resume(tenants);
  scheduler.start(createWakeHandler(app));
  await startRounds(app, tenants);
  const sweep = setInterval(() => void store.sweep().catch((error: unknown) => log.error({}, 'the sweep failed', error)), 60 * 60 * 1000);
  return {
    port: server.port,
    close: async () => {
      clearInterval(sweep);
      await server.close();
      await scheduler.stop();
      await Promise.race([bot.idle(), new Promise((resolve) => setTimeout(resolve, lastUpdatesMs))]);
      await messenger.close();
      await store.close();
    },
  };
}
