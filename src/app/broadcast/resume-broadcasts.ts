import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

const page = 200;

/** Has every broadcast looked at that may have work to come; mends what a crash between a change and its wake has left. */
export async function resumeBroadcasts(app: Pick<App, 'store' | 'clock' | 'scheduler'>, tenant: TenantId): Promise<void> {
  const prefix = keys.runningBroadcast(tenant, '');
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const { key } of found) await app.scheduler.wakeBy({ tenant, key: `broadcast/${key.slice(prefix.length)}`, at: app.clock.epochMs() });
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return;
  }
}
