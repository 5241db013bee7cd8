import pg from 'pg';
import type { Log } from '../ports/log.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { DatabaseError, explainDatabase } from './explain-database.ts';

/** Connections of one process for its records; a handful keeps Postgres busier than a bot ever is. */
const mostConnections = 10;
/** Longest wait for a connection, milliseconds. */
const connectMs = 5_000;
/** Longest a statement may take before the server ends it, milliseconds. */
const statementMs = 10_000;
/** Longest wait for any answer at all: beyond the server's own limit, for a server that has gone silent; milliseconds. */
const silenceMs = 15_000;

/** How every connection is made: the address it is given, and limits so that nothing waits for ever. */
export function toConnection(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: silenceMs,
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** Opens a Postgres database that can be relied on, its tables made or brought up to date. Throws DatabaseError, in a sentence that never holds the password. */
export async function openPostgres({ url, log }: { readonly url: string; readonly log: Pick<Log, 'warn'> }): Promise<pg.Pool> {
  // Asked for at connecting and told first: a mistake in the address shows here.
  const client = new pg.Client({ ...toConnection(url, 'losen start'), statement_timeout: 120_000, query_timeout: 180_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await assertUsable(client);
    await migratePostgres(client);
  } catch (error) {
    throw explainDatabase(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
  const pool = new pg.Pool({ ...toConnection(url, 'losen'), max: mostConnections, idleTimeoutMillis: 30_000 });
  // A connection that breaks while nobody uses it would otherwise end the process; the next use makes a new one.
  pool.on('error', (error) => log.warn({ code: 'code' in error ? String(error.code) : null }, 'a connection to the database was lost'));
  return pool;
}

async function assertUsable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly encoding: string; readonly version: number; readonly read_only: boolean }>(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int AS version,
       pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS read_only`,
  );
  const [found] = rows;
  if (found === undefined) throw new DatabaseError('the database gives no answer about itself.');
  if (found.version < 140_000) throw new DatabaseError(`the database is Postgres ${Math.floor(found.version / 10_000)}; Losen needs 14 or newer.`);
  if (found.encoding !== 'UTF8') throw new DatabaseError(`the database is encoded as ${found.encoding}; make it with ENCODING 'UTF8'.`);
  if (found.read_only) throw new DatabaseError('the database is read-only; Losen needs the one that takes writes.');
}
