import type { TenantId, UserId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadDelivery, toEndWrites } from './ledger.ts';
import { outboxItemSchema, toPlanWrite } from './outbox-item.ts';
import { reportEnd, toFailureReport } from './to-failure-report.ts';

/** How many planned messages are read at a time. */
const page = 200;

/** What to send, oldest first. */
type Planned = { readonly key: string; readonly to: UserId; readonly at: string };

/** Goes through what an earlier process left in the outbox: what it was sending becomes unknown and is listed, what was planned is given back. */
export async function endInterrupted(app: Pick<App, 'store' | 'clock' | 'log'>, tenant: TenantId, run: string): Promise<readonly Planned[]> {
  const prefix = keys.outbox(tenant, '');
  const planned: Planned[] = [];
  let unknown = 0;
  let after: string | undefined;
  for (;;) {
    const records = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const record of records) {
      if ('unreadable' in record) {
        app.log.error({ key: record.key }, 'a planned message cannot be read');
        continue;
      }
      const key = record.key.slice(prefix.length);
      const item = outboxItemSchema.parse(record.value);
      const known = await loadDelivery(app, tenant, key);
      // One that has ended already is taken up too, and taken out of the outbox there.
      if (known === undefined || known.delivery.state !== 'sending') planned.push({ key, to: item.to, at: item.at });
      else if (known.delivery.run !== run) {
        const { turn = null } = item;
        const report = toFailureReport(item, { kind: 'unknown' });
        const told = { key: `${key}${reportEnd}`, to: item.report?.to ?? item.to, at: app.clock.now() };
        const committed = await app.store.commit([
          ...toEndWrites(tenant, { key, to: item.to, at: told.at, turn, version: known.version, result: { kind: 'unknown' }, expiresAt: null }),
          { kind: 'delete', key: record.key, version: record.version },
          ...(report === null ? [] : [toPlanWrite(tenant, { at: told.at, turn }, { ...told, content: report })]),
        ]);
        if (!committed.ok) continue;
        unknown += 1;
        if (report !== null) planned.push(told);
      }
    }
    after = records.at(-1)?.key;
    if (records.length < page || after === undefined) break;
  }
  if (unknown > 0) app.log.warn({ unknown }, 'messages of which nobody knows whether they arrived');
  // A report planned just now sorts behind this page or before it; one met again is the same job.
  const distinct = new Map(planned.map((one) => [one.key, one]));
  return [...distinct.values()].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}
