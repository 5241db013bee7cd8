import { keys } from '../../../src/app/keys.ts';
import { toBroadcastRecords, type BroadcastRecords } from '../sending/read-broadcasts.ts';
import { toLedger, type Ledger, type Rows } from '../sending/read-ledger.ts';
import { tenant } from '../sending/plan-messages.ts';
import { queryDatabase } from './query-database.ts';

/** Reads what replicas have left behind of their sending. */
export async function readPostgresLedger(url: string): Promise<Ledger> {
  return toLedger(await readRows(url), 'ok');
}

/** Reads what replicas have left behind of their broadcasts. */
export async function readPostgresBroadcasts(url: string): Promise<BroadcastRecords> {
  return toBroadcastRecords(await readRows(url));
}

async function readRows(url: string): Promise<Rows> {
  const found = await queryDatabase(url, 'SELECT key, value FROM losen.record ORDER BY key');
  const all = found.map(({ key, value }) => ({ key: String(key), value: String(value) }));
  return (prefix) => all.flatMap(({ key, value }) => (key.startsWith(prefix) ? [{ name: key.slice(prefix.length), value }] : []));
}

/** How many messages are planned or on their way, and how many of those whose keys begin so have come to an end. */
export async function countMessages(url: string, ofKeys: string): Promise<{ readonly waiting: number; readonly ended: number }> {
  const [row] = await queryDatabase(
    url,
    `SELECT count(*) FILTER (WHERE starts_with(key, $1))::int AS waiting, count(*) FILTER (WHERE starts_with(key, $2))::int AS ended FROM losen.record`,
    [keys.outbox(tenant, ''), keys.delivery(tenant, ofKeys)],
  );
  return { waiting: Number(row?.['waiting']), ended: Number(row?.['ended']) };
}

/** How many broadcasts are not through. */
export async function countUnfinishedBroadcasts(url: string): Promise<number> {
  const [row] = await queryDatabase(
    url,
    `SELECT count(*)::int AS unfinished FROM losen.record
     WHERE starts_with(key, $1) AND (value::jsonb->>'state' <> 'sent' OR jsonb_array_length(value::jsonb->'pending') > 0)`,
    [keys.broadcast(tenant, '')],
  );
  return Number(row?.['unfinished']);
}
