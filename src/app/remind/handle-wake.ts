import type { TenantId, UserId } from '../../core/ids.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { App } from '../app.ts';
import { replanAll, replanKey } from './replan-all.ts';
import { sendDigest } from './send-digest.ts';

/** Does what a wake is for. */
export function createWakeHandler(app: App): WakeHandler {
  return async ({ tenant, key }) => {
    if (key === replanKey) return replanAll(app, tenant);
    const [kind, user] = key.split('/');
    if (kind === 'digest' && user !== undefined) return sendDigest(app, tenant, user as UserId);
    app.log.warn({ key }, 'a wake nobody knows');
    return null;
  };
}

/** Has every tenant's round made now, and every night from then on. */
export async function startRounds({ scheduler, clock }: Pick<App, 'scheduler' | 'clock'>, tenants: readonly TenantId[]): Promise<void> {
  for (const tenant of tenants) await scheduler.wakeBy({ tenant, key: replanKey, at: clock.epochMs() });
}
