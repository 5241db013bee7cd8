import pg from 'pg';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { createDatabase } from '../postgres/use-cluster.ts';
import type { RecordStoreBench } from './record-store-contract.ts';

/** A store in a database of its own, with a clock that moves only when told to. */
export interface PostgresBench extends RecordStoreBench {
  readonly url: string;
  /** Past the store. */
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What was warned of. */
  readonly logged: readonly string[];
}

/** One a file; it goes when the run's Postgres does. */
let database: Promise<string> | undefined;

/** Opens it, with nothing in it. */
export async function openPostgresBench(): Promise<PostgresBench> {
  const url = await (database ??= createDatabase());
  let time = Date.parse('2026-11-22T09:00:00Z');
  const opened: RecordStore[] = [];
  const logged: string[] = [];
  const open = async (): Promise<RecordStore> => {
    const pool = await openPostgres({ url, log: { warn: (_, message) => void logged.push(message) } });
    const store = createPostgresRecordStore({ pool, now: () => time });
    opened.push(store);
    return store;
  };
  const beside = new pg.Client({ connectionString: url });
  beside.on('error', () => undefined);
  const [store] = await Promise.all([open(), beside.connect()]);
  await beside.query('TRUNCATE losen.record, losen.replica, losen.pace');
  const query: PostgresBench['query'] = async (sql, values = []) => (await beside.query<Record<string, unknown>>(sql, [...values])).rows;
  return {
    url,
    store,
    another: open,
    query,
    logged,
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    corrupt: async (key) => {
      await query('UPDATE losen.record SET value = $1 WHERE key = $2', ['{"cut": "of', key]);
    },
    dispose: async () => {
      for (const one of opened) await one.close();
      await beside.end().catch(() => undefined);
    },
  };
}
