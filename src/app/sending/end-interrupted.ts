import type { TenantId, UserId } from '../../core/ids.ts';
import type { StoredRecord } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import { loadDelivery, toEndWrites } from './ledger.ts';
import type { OutboxParts } from './create-outbox.ts';
import { outboxItemSchema, toPlanWrite } from './outbox-item.ts';
import { reportEnd, toFailureReport } from './to-failure-report.ts';

/** How many planned messages are read at a time. */
const page = 200;

/** What goes along with an end may lose a race to somebody's press. */
const maxAttempts = 10;

type Parts = Pick<OutboxParts, 'store' | 'clock' | 'log' | 'settle'>;

/** What to send, oldest first. */
type Planned = { readonly key: string; readonly to: UserId; readonly at: string };

/** Whom to ask about what stands there. */
export interface Interruption {
  /** Whether the process that writes under a name is still at work. */
  readonly isAtWork: (run: string) => Promise<boolean>;
  /** Messages that need not be looked at. */
  readonly isKnown?: (key: string) => boolean;
}

/** Goes through what stands in the outbox: what a process was sending that is gone becomes unknown and is listed, what is planned is given back. */
export async function endInterrupted(parts: Parts, tenant: TenantId, { isAtWork, isKnown = () => false }: Interruption): Promise<readonly Planned[]> {
  const prefix = keys.outbox(tenant, '');
  const planned: Planned[] = [];
  let unknown = 0;
  let after: string | undefined;
  for (;;) {
    const records = await parts.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const record of records) {
      if ('unreadable' in record) {
        parts.log.error({ key: record.key }, 'a planned message cannot be read');
        continue;
      }
      const key = record.key.slice(prefix.length);
      if (isKnown(key)) continue;
      const item = outboxItemSchema.parse(record.value);
      const known = await loadDelivery(parts, tenant, key);
      // One that has ended already is taken up too, and taken out of the outbox there.
      if (known === undefined || known.delivery.state !== 'sending') planned.push({ key, to: item.to, at: item.at });
      else if (!(await isAtWork(known.delivery.run))) {
        const ended = await endOne(parts, tenant, { record, key });
        if (ended === null) continue;
        unknown += 1;
        planned.push(...ended);
      }
    }
    after = records.at(-1)?.key;
    if (records.length < page || after === undefined) break;
  }
  if (unknown > 0) parts.log.warn({ unknown }, 'messages of which nobody knows whether they arrived');
  // A report planned just now sorts behind this page or before it; one met again is the same job.
  const distinct = new Map(planned.map((one) => [one.key, one]));
  return [...distinct.values()].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

/** Writes that nobody knows what became of a message; whom to tell of it. Null when somebody else has ended it meanwhile. */
async function endOne(
  parts: Parts,
  tenant: TenantId,
  { record, key }: { readonly record: StoredRecord; readonly key: string },
): Promise<readonly Planned[] | null> {
  const item = outboxItemSchema.parse(record.value);
  const { turn = null } = item;
  const result = { kind: 'unknown' } as const;
  const report = toFailureReport(item, result);
  const told = { key: `${key}${reportEnd}`, to: item.report?.to ?? item.to, at: parts.clock.now() };
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const known = await loadDelivery(parts, tenant, key);
    if (known?.delivery.state !== 'sending') return null;
    const { writes } = await parts.settle(tenant, item, { key, to: item.to, result, posted: null, message: null });
    const committed = await parts.store.commit([
      ...toEndWrites(tenant, { key, to: item.to, at: told.at, turn, version: known.version, result, expiresAt: null }),
      { kind: 'delete', key: record.key, version: record.version },
      ...(report === null ? [] : [toPlanWrite(tenant, { at: told.at, turn }, { ...told, content: report })]),
      ...writes,
    ]);
    if (committed.ok) return report === null ? [] : [told];
  }
  return null;
}
