import type { UserId } from '../../core/ids.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { Replicas } from '../../ports/replicas.ts';
import type { App } from '../app.ts';
import { aloneOnBroadcast } from '../broadcast/alone-on-broadcast.ts';
import { broadcastBeat, createBroadcastRunner } from '../broadcast/create-broadcast-runner.ts';
import { workOnBroadcast } from '../broadcast/work-on-broadcast.ts';
import { sendDigest } from './send-digest.ts';

/** Does what a wake is for. */
export function createWakeHandler(app: App, replicas: Pick<Replicas, 'areMany' | 'run' | 'isAtWork'>): WakeHandler {
  const work = aloneOnBroadcast(app, replicas, workOnBroadcast.bind(null, app));
  const runBroadcast = createBroadcastRunner({ ...app, work });
  return async (wake) => {
    const { tenant, key } = wake;
    const [kind, name] = key.split('/');
    if (kind === 'digest' && name !== undefined) return sendDigest(app, tenant, name as UserId);
    if (kind === 'broadcast' || kind === broadcastBeat) return runBroadcast(wake);
    app.log.warn({ key }, 'a wake nobody knows');
    return null;
  };
}
