import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { keys } from '../../../src/app/keys.ts';
import { deliverySchema, type Delivery } from '../../../src/app/sending/ledger.ts';
import { tenant } from './plan-messages.ts';

/** What a program has left behind of its sending. */
export interface Ledger {
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Keys of messages still planned. */
  readonly waiting: readonly string[];
  /** Keys in the list of messages of which nobody knows. */
  readonly listed: ReadonlySet<string>;
  readonly integrity: string;
}

/** Reads the ledger past the program. */
export function readLedger(dataDir: string): Ledger {
  return withDatabase(dataDir, (rows, database) => toLedger(rows, String(Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0])));
}

/** The ledger among the records of a store. */
export function toLedger(rows: Rows, integrity: string): Ledger {
  return {
    deliveries: new Map(rows(keys.delivery(tenant, '')).map(({ name, value }) => [name, deliverySchema.parse(JSON.parse(value))])),
    waiting: rows(keys.outbox(tenant, '')).map(({ name }) => name),
    listed: new Set(rows(keys.unconfirmed(tenant, '')).map(({ name }) => name)),
    integrity,
  };
}

/** How many messages are planned or on their way just now; a running program is not disturbed. */
export function countWaiting(dataDir: string): number {
  return withDatabase(dataDir, (rows) => rows(keys.outbox(tenant, '')).length);
}

/** The records under a prefix, by what follows it. */
export type Rows = (prefix: string) => readonly { readonly name: string; readonly value: string }[];

/** Looks at the records of a folder without disturbing whoever writes them. */
export function withDatabase<Answer>(dataDir: string, read: (rows: Rows, database: DatabaseSync) => Answer): Answer {
  const database = new DatabaseSync(join(dataDir, 'losen.sqlite'), { readOnly: true, timeout: 10_000 });
  try {
    const statement = database.prepare('SELECT key, value FROM record WHERE key >= ? AND key < ? ORDER BY key');
    const rows: Rows = (prefix) =>
      statement.all(prefix, `${prefix}\u{10ffff}`).map((row) => ({ name: String(row['key']).slice(prefix.length), value: String(row['value']) }));
    return read(rows, database);
  } finally {
    database.close();
  }
}
