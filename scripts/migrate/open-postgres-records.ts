import type pg from 'pg';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { MigrationError, type RawRecord, type Target } from './raw-store.ts';

/** A process that was heard so lately is at work; seconds. */
const silenceSeconds = 20;

/** Opens a Postgres database to read from, or to move into; refuses while a program is at work on it. */
export async function openPostgresRecords(url: string, role: 'from' | 'to'): Promise<Target> {
  const pool = await openPostgres({ url, log: { warn: () => undefined } });
  try {
    const { rows } = await pool.query<{ readonly working: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM losen.replica WHERE seen > clock_timestamp() - interval '${silenceSeconds} seconds') AS working`,
    );
    if (rows[0]?.working === true) {
      throw new MigrationError(
        'Losen is at work on the database. End all replicas first, and if they did not end by themselves wait twenty seconds.',
      );
    }
    if (role === 'to') await pool.query('CREATE TABLE IF NOT EXISTS losen.incoming (LIKE losen.record INCLUDING ALL)');
  } catch (error) {
    await pool.end();
    throw error;
  }
  let table = role === 'from' ? 'losen.record' : 'losen.incoming';
  return {
    countPresent: async () => Number((await pool.query<{ readonly count: string }>('SELECT count(*) FROM losen.record')).rows[0]?.count),
    read: async (after, limit) => {
      const { rows } = await pool.query<PostgresRecord>(`SELECT key, version, value, expires_at FROM ${table} WHERE key > $1 ORDER BY key LIMIT $2`, [
        after ?? '',
        limit,
      ]);
      return rows.map(toRaw);
    },
    write: async (records) => {
      await pool.query(
        'INSERT INTO losen.incoming (key, version, value, expires_at) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[])',
        [
          records.map(({ key }) => key),
          records.map(({ version }) => version),
          records.map(({ value }) => value),
          records.map(({ expiresAt }) => expiresAt),
        ],
      );
    },
    startOver: async () => {
      await pool.query('TRUNCATE losen.incoming');
    },
    finish: async () => {
      await inTransaction(pool, async (client) => {
        // However large it is, it is one step: a program that starts finds all of it or nothing.
        await client.query('SET LOCAL statement_timeout = 0');
        await client.query('INSERT INTO losen.record SELECT * FROM losen.incoming');
        await client.query('DROP TABLE losen.incoming');
      });
      table = 'losen.record';
      await pool.query('ANALYZE losen.record');
    },
    close: () => pool.end(),
  };
}

interface PostgresRecord {
  readonly key: string;
  /** The driver gives whole numbers of this size as text. */
  readonly version: string;
  readonly value: string;
  readonly expires_at: string | null;
}

function toRaw({ key, version, value, expires_at: expiry }: PostgresRecord): RawRecord {
  return { key, version: Number(version), value, expiresAt: expiry === null ? null : Number(expiry) };
}

async function inTransaction(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await run(client);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // Destroyed with the transaction that is left open on it.
    client.release(true);
    throw error;
  }
}
