import { createHash, randomBytes } from 'node:crypto';
import type { App } from '../app/app.ts';
import { compose, settlePlanned } from '../app/sending/compose.ts';
import type { Outbox } from '../app/sending/create-outbox.ts';
import { noteUndelivered } from '../app/sending/note-delivery.ts';
import { openSending } from '../app/sending/open-sending.ts';
import { createPrivateChat } from '../app/sending/private-chat.ts';
import type { LocalConfig, TeamsConfig } from '../config.ts';
import { checkAdvert } from '../core/advert/check-advert.ts';
import type { TenantId } from '../core/ids.ts';
import { createLog } from '../log.ts';
import type { FiledPolicy } from '../policy/policy-thread.ts';
import { withSettings } from '../policy/with-settings.ts';
import { withValues } from '../policy/with-values.ts';
import type { Channel, ToChannelMessage } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { FileReader } from '../ports/file-reader.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import { createMetrics, type PrometheusMetrics } from '../metrics/create-metrics.ts';
import { measureChannel } from '../metrics/measure-channel.ts';
import { measureStore } from '../metrics/measure-store.ts';
import type { Trace } from '../ports/trace.ts';
import { createKeyvFace } from '../store/keyv-face.ts';
import { toMessage } from '../teams/rendered.ts';
import { isHostAllowed } from '../teams/service-hosts.ts';
import { cardTemplates } from '../view/card-templates.ts';
import { interfaceTexts } from '../view/interface-texts.ts';
import { createRenderer, type Renderer } from '../view/render.ts';
import { createTrace } from './create-trace.ts';
import { openEngines, type Engines } from './open-engines.ts';

/** An id nobody can guess. */
export const randomId = (): string => randomBytes(12).toString('base64url');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** How the connector is called in either mode. */
export const reaching = { timeoutMs: 10_000, now: Date.now };

/** What a directory is made over, once there is a store for its copies. */
export interface DirectoryGround {
  readonly shortLived: App['shortLived'];
  readonly clock: Clock;
  readonly log: Log;
}

/** What the modes choose differently. */
export interface Parts {
  readonly config: LocalConfig | TeamsConfig;
  readonly clock: Clock;
  readonly files: FileReader;
  readonly openDirectory: (ground: DirectoryGround) => Directory;
  readonly policies: ReadonlyMap<TenantId, FiledPolicy>;
}

/** The application with all that stands behind it. */
export interface OpenedApp extends Engines {
  readonly app: App;
  readonly log: Log;
  readonly trace: Trace;
  readonly metrics: PrometheusMetrics;
  readonly renderer: Renderer;
  readonly messenger: Messenger;
  readonly outbox: Outbox;
  readonly tenants: readonly TenantId[];
}

/** Opens the store and puts the application on it. */
export async function openApp({ config, clock, files, openDirectory, policies }: Parts, channel: Channel): Promise<OpenedApp> {
  const trace = createTrace();
  const metrics = createMetrics();
  const log = createLog(config.LOSEN_LOG_LEVEL, undefined, trace.current);
  const run = randomId();
  const tenants = [...policies.keys()];
  const engines = await openEngines({ config, clock, log, tenants, run });
  const { scheduler } = engines;
  const store = measureStore(engines.store, metrics);
  const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });
  const toChannelMessage: ToChannelMessage = (reply, locale) => toMessage(renderer.render(reply, locale));
  const shortLived: App['shortLived'] = (tenant) => createKeyvFace({ store, prefix: `${tenant}/short/`, now: clock.epochMs });
  const app: App = {
    store,
    directory: openDirectory({ shortLived, clock, log }),
    clock,
    log,
    trace,
    filedPolicy: (tenant) => policies.get(tenant)?.policy,
    withSettings,
    sha256,
    checkAdvert: (tenant, text, { settings, ...options }) => {
      const advert = policies.get(tenant)?.advert;
      return advert === undefined ? undefined : checkAdvert(text, { ...options, policy: withValues(advert, settings), hash: sha256 });
    },
    files,
    chat: createPrivateChat({ messenger: () => sending.messenger, toChannelMessage, randomId }),
    toMessage: toChannelMessage,
    updateMessage: (update) => sending.messenger.update(update),
    isHostAllowed,
    uploadUrl: config.mode === 'local' ? (link) => `http://127.0.0.1:${config.PORT}/upload/${link}` : null,
    shortLived,
    downloadUrl: config.mode === 'local' ? (link) => `http://127.0.0.1:${config.PORT}/download/${link}` : null,
    // Asked for at the call: sending needs the application, and the application sends.
    outbox: { wake: (tenant, planned) => sending.outbox.wake(tenant, planned) },
    scheduler,
    randomId,
  };
  const sending = openSending({
    ...app,
    channel: measureChannel(channel, metrics),
    rate: config.LOSEN_SEND_RATE === 0 ? null : config.LOSEN_SEND_RATE,
    run,
    replicas: engines.replicas,
    compose: compose.bind(null, app, toChannelMessage),
    settle: settlePlanned.bind(null, app, toChannelMessage),
    note: noteUndelivered.bind(null, app, toChannelMessage),
  });
  return { app, log, trace, metrics, renderer, ...sending, ...engines, store, tenants };
}
