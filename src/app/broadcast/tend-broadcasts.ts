import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadBroadcast } from './load-broadcast.ts';

/** More than a municipality has running. */
const mostRunning = 500;

/**
 * Has this process look at every broadcast that is under way, past the wakes: a process that has fallen silent may hold
 * the wake, and nobody else is given it until that has run out. Whoever is at work on one is not disturbed.
 */
export async function tendBroadcasts(app: Pick<App, 'store' | 'clock'>, tenants: Iterable<TenantId>, handle: WakeHandler): Promise<void> {
  for (const tenant of tenants) {
    const prefix = keys.runningBroadcast(tenant, '');
    for (const { key } of await app.store.range(prefix, { limit: mostRunning })) {
      const id = key.slice(prefix.length) as BroadcastId;
      const broadcast = (await loadBroadcast(app, tenant, id))?.broadcast;
      if (broadcast?.state === 'sending' || (broadcast?.pending.length ?? 0) > 0)
        await handle({ tenant, key: `broadcast/${id}`, at: app.clock.epochMs() });
    }
  }
}
