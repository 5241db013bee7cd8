import type { UserId } from '../../core/ids.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { App } from '../app.ts';
import { sendDigest } from './send-digest.ts';

/** Does what a wake is for. */
export function createWakeHandler(app: App): WakeHandler {
  return async ({ tenant, key }) => {
    const [kind, user] = key.split('/');
    if (kind === 'digest' && user !== undefined) return sendDigest(app, tenant, user as UserId);
    app.log.warn({ key }, 'a wake nobody knows');
    return null;
  };
}
