import type pg from 'pg';
import type { CommitResult, RecordStore } from '../ports/record-store.ts';
import { gatherReads } from './gather-reads.ts';
import { nameTrouble } from './name-trouble.ts';
import { prefixEnd } from './prefix-end.ts';
import { assertKey, prepareWrite, type PreparedWrite } from './prepare-write.ts';
import { parseRow, toRecord, type Row } from './read-row.ts';

/** What the store stands on. */
export interface PostgresRecordStoreParts {
  /** Ended when the store is closed. */
  readonly pool: pg.Pool;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A record whose hour has come counts as absent, for readers and for writers alike. */
const alive = (at: string) => `(expires_at IS NULL OR expires_at > ${at}::bigint)`;

const get = { name: 'losen-get', text: `SELECT key, version, value FROM losen.record WHERE key = ANY ($1::text[]) AND ${alive('$2')}` };
const range = {
  name: 'losen-range',
  text: `SELECT key, version, value FROM losen.record WHERE key >= $1 AND key > $2 AND ${alive('$3')} AND key < $5 ORDER BY key LIMIT $4`,
};
/** For a prefix with no key above it. */
const openRange = {
  name: 'losen-open-range',
  text: `SELECT key, version, value FROM losen.record WHERE key >= $1 AND key > $2 AND ${alive('$3')} ORDER BY key LIMIT $4`,
};
const commit = { name: 'losen-commit', text: 'SELECT losen.commit_writes($1, $2, $3, $4, $5, $6) AS lost' };

/**
 * Two commits that wait for each other, or a database that counts rows differently than we: nothing was written, and it is
 * done again. A database that was read-only says so on every connection from that time, also when it no longer is; the pool
 * gives up one that has failed, so that another try is on another.
 */
const passing = ['40P01', '40001', '25006'];
const mostTries = 6;

/** The record store on Postgres; any number of processes may share one. */
export function createPostgresRecordStore({ pool, now }: PostgresRecordStoreParts): RecordStore {
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const at = () => Math.floor(now());
  /** A commit has failed for want of room or of leave to write: whoever asks is told so until a large record can be written, for a small one may find room. */
  let refusing = false;

  const run = <Row extends pg.QueryResultRow>(query: { readonly name?: string; readonly text: string }, values: readonly unknown[]) => {
    if (closed) return Promise.reject(new Error('The record store is closed'));
    const asked = pool.query<Row>({ ...query, values: [...values] });
    underWay.add(asked);
    const forget = () => void underWay.delete(asked);
    asked.then(forget, forget);
    return asked;
  };

  const read = gatherReads(async (keys) => {
    const { rows } = await run<PostgresRow>(get, [keys, at()]);
    return new Map(rows.map((row) => [row.key, toRow(row)]));
  });

  const commitAll = async (writes: readonly PreparedWrite[]): Promise<CommitResult> => {
    const values = [
      writes.map(({ write }) => write.kind),
      writes.map(({ write }) => write.key),
      writes.map(({ write }) => (write.kind === 'insert' ? null : write.version)),
      writes.map(({ text }) => text),
      writes.map(({ expiresAt }) => expiresAt),
    ];
    for (let tried = 1; ; tried += 1) {
      try {
        const { rows } = await run<{ readonly lost: string | null }>(commit, [...values, at()]);
        const lost = rows[0]?.lost ?? null;
        return lost === null ? { ok: true } : { ok: false, conflict: lost };
      } catch (error) {
        const code = codeOf(error);
        if (/^(?:25006|53100|58|XX)/.test(code)) refusing = true;
        if (!passing.includes(code) || tried === mostTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tried));
      }
    }
  };

  return {
    get: async (key) => {
      assertKey(key);
      const row = await read(key);
      return row === undefined ? undefined : parseRow(row);
    },

    range: async (prefix, { after = '', limit }) => {
      const end = prefixEnd(prefix);
      const values = [prefix, after, at(), limit];
      const { rows } = await (end === undefined ? run<PostgresRow>(openRange, values) : run<PostgresRow>(range, [...values, end]));
      return rows.map((row) => toRecord(toRow(row)));
    },

    commit: async (writes) => {
      if (closed) throw new Error('The record store is closed');
      const prepared = writes.map(prepareWrite);
      return prepared.length === 0 ? { ok: true } : commitAll(prepared);
    },

    sweep: async () => (await run({ text: 'DELETE FROM losen.record WHERE expires_at <= $1' }, [at()])).rowCount ?? 0,

    ping: async () => {
      if (closed) throw new Error('The record store is closed');
      try {
        // Those that nobody uses may all be from the time when it was read-only.
        for (let idle = pool.idleCount; !(await mayWrite(pool)); idle -= 1)
          if (idle <= 0) throw Object.assign(new Error('The database is read-only'), { code: '25006' });
        if (!refusing) return;
        await run({ text: 'SELECT losen.try_writing()' }, []);
        refusing = false;
      } catch (error) {
        throw nameTrouble(error);
      }
    },

    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.allSettled(underWay);
      await pool.end();
    },
  };
}

/** Reads over one connection, and gives it up when nothing can be written over it: the next one is made as the database is then. */
async function mayWrite(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect();
  let isUsable = false;
  const broken = Promise.withResolvers<never>();
  // A connection that breaks while it is in somebody's hands says so to them alone, and ends the process when nobody listens.
  client.on('error', broken.reject);
  broken.promise.catch(() => undefined);
  try {
    const { rows } = await Promise.race([
      client.query<{ readonly read_only: boolean }>(
        `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS read_only, (SELECT count(*) FROM (SELECT 1 FROM losen.record LIMIT 1) AS one)`,
      ),
      broken.promise,
    ]);
    isUsable = rows[0]?.read_only === false;
    return isUsable;
  } finally {
    // One that is given up may still break; one that goes back is listened to there.
    if (isUsable) client.removeListener('error', broken.reject);
    client.release(!isUsable);
  }
}

interface PostgresRow {
  readonly key: string;
  /** The driver gives whole numbers of this size as text. */
  readonly version: string;
  readonly value: string;
}

const toRow = ({ key, version, value }: PostgresRow): Row => ({ key, version: Number(version), value });

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
