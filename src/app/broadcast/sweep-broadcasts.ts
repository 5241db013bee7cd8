import { Temporal } from 'temporal-polyfill';
import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { dayOf } from '../../core/reminder/day-of.ts';
import type { IsoDate, TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadBroadcastPolicy } from './broadcast-policy.ts';
import { loadBroadcast } from './load-broadcast.ts';
import { listBroadcasts } from './list-broadcasts.ts';

const perCommit = 200;

/** Deletes every broadcast the municipality no longer keeps, with all that is written about who got it; returns how many. */
export async function sweepBroadcasts(app: App, tenant: TenantId): Promise<number> {
  const { keepMonths } = await loadBroadcastPolicy({ app, tenant });
  if (keepMonths === null) return 0;
  let deleted = 0;
  for (const { broadcast } of await listBroadcasts(app, tenant)) {
    if (!isOver(broadcast, keepMonths, app.clock.today())) continue;
    try {
      await deleteBroadcast(app, tenant, broadcast);
      deleted += 1;
    } catch (error) {
      // One that cannot be deleted must not keep the others.
      app.log.error({ broadcast: broadcast.id }, 'a broadcast could not be deleted', error);
    }
  }
  return deleted;
}

/** Counted from its last day of validity or its end, whichever is later; one that never left from the day it was written. */
function isOver({ endedAt, createdAt, draft, state }: Broadcast, keepMonths: number, today: IsoDate): boolean {
  if (state === 'sending' || state === 'scheduled') return false;
  const ended = dayOf(endedAt ?? createdAt);
  const last = endedAt !== null && draft.validUntil > ended ? draft.validUntil : ended;
  return Temporal.PlainDate.from(last).add({ months: keepMonths }).toString() < today;
}

/** The broadcast itself last, so that what a crash leaves is found the next time. Its keys are never used again, so the ledger of its messages goes as well. */
async function deleteBroadcast(app: App, tenant: TenantId, { id }: Broadcast): Promise<void> {
  const key = `broadcast/${id}/`;
  for (const prefix of [
    keys.outbox(tenant, key),
    keys.broadcastTo(tenant, id, ''),
    keys.approvalCard(tenant, id, ''),
    keys.delivery(tenant, key),
    keys.unconfirmed(tenant, key),
  ]) {
    for (;;) {
      const found = await app.store.range(prefix, { limit: perCommit });
      if (found.length === 0) break;
      const committed = await app.store.commit(found.map((record) => ({ kind: 'delete', key: record.key, version: record.version })));
      if (!committed.ok) throw new Error('It changed while it was deleted');
    }
  }
  for (const one of [keys.broadcastFigures(tenant, id), keys.broadcastWork(tenant, id), keys.runningBroadcast(tenant, id)]) {
    const record = await app.store.get(one);
    if (record !== undefined) await app.store.commit([{ kind: 'delete', key: one, version: record.version }]);
  }
  const loaded = await loadBroadcast(app, tenant, id);
  if (loaded !== undefined) await app.store.commit([{ kind: 'delete', key: keys.broadcast(tenant, id), version: loaded.version }]);
  app.log.info({ broadcast: id }, 'broadcast deleted');
}
