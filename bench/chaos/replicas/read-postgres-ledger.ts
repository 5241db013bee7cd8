import { keys } from '../../../src/app/keys.ts';
import { deliverySchema } from '../../../src/app/sending/ledger.ts';
import type { Ledger } from '../sending/read-ledger.ts';
import { tenant } from '../sending/plan-messages.ts';
import { queryDatabase } from './query-database.ts';

/** Reads what replicas have left behind of their sending. */
export async function readPostgresLedger(url: string): Promise<Ledger> {
  const rows = async (prefix: string) => {
    const found = await queryDatabase(url, 'SELECT key, value FROM losen.record WHERE starts_with(key, $1) ORDER BY key', [prefix]);
    return found.map(({ key, value }) => ({ name: String(key).slice(prefix.length), value: String(value) }));
  };
  return {
    deliveries: new Map((await rows(keys.delivery(tenant, ''))).map(({ name, value }) => [name, deliverySchema.parse(JSON.parse(value))])),
    waiting: (await rows(keys.outbox(tenant, ''))).map(({ name }) => name),
    listed: new Set((await rows(keys.unconfirmed(tenant, ''))).map(({ name }) => name)),
    integrity: 'ok',
  };
}

/** How many messages are planned or on their way, and how many have come to an end. */
export async function countMessages(url: string): Promise<{ readonly waiting: number; readonly ended: number }> {
  const [row] = await queryDatabase(
    url,
    `SELECT count(*) FILTER (WHERE starts_with(key, $1))::int AS waiting, count(*) FILTER (WHERE starts_with(key, $2))::int AS ended FROM losen.record`,
    [keys.outbox(tenant, ''), keys.delivery(tenant, 'reminders/')],
  );
  return { waiting: Number(row?.['waiting']), ended: Number(row?.['ended']) };
}
