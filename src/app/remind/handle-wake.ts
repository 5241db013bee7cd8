import type { BroadcastId, UserId } from '../../core/ids.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { App } from '../app.ts';
import { workOnBroadcast } from '../broadcast/work-on-broadcast.ts';
import { sendDigest } from './send-digest.ts';

/** Does what a wake is for. */
export function createWakeHandler(app: App): WakeHandler {
  return async ({ tenant, key }) => {
    const [kind, name] = key.split('/');
    if (kind === 'digest' && name !== undefined) return sendDigest(app, tenant, name as UserId);
    if (kind === 'broadcast' && name !== undefined) return workOnBroadcast(app, tenant, name as BroadcastId);
    app.log.warn({ key }, 'a wake nobody knows');
    return null;
  };
}
