import type pg from 'pg';
import { conversationWindows } from '../core/sending/windows.ts';
import type { Log } from '../ports/log.ts';
import type { Replicas } from '../ports/replicas.ts';
import { createSharedLocks } from './create-shared-locks.ts';

/** What the replicas of one database agree by. */
export interface PostgresReplicasParts {
  readonly pool: pg.Pool;
  readonly url: string;
  /** Names this process. */
  readonly run: string;
  readonly log: Pick<Log, 'warn'>;
  readonly beatEveryMs?: number;
  /** Silence of so long means that a process is gone; milliseconds. */
  readonly leaseMs?: number;
}

/** The channel counts a call some time between its start and its answer; milliseconds. */
const allowanceMs = 500;
/** A message nobody waits for reserves no further ahead, so that an answer to a person finds room; milliseconds. */
const longestAhead = { background: 250, turn: 2_000 } as const;
/** Answers to people may go this much beyond the rate, as they may in one process. */
const turnShare = 1.2;
/** What is known of processes and roads of long ago is of no use; hours. */
const keptHours = 2;
const tidyEveryBeats = 200;

const windows = { most: conversationWindows.map(({ most }) => most), ms: conversationWindows.map(({ ms }) => ms) };

/** Joins the processes at work on a Postgres database. */
export async function joinPostgresReplicas({ pool, url, run, log, beatEveryMs = 3_000, leaseMs = 15_000 }: PostgresReplicasParts): Promise<Replicas> {
  const locks = createSharedLocks({ url, log });
  let lastBeat = 0;
  /** Since when this process itself has been heard without a gap; monotonic milliseconds. */
  let steadySince = performance.now();
  let beats = 0;
  let beating: Promise<unknown> = Promise.resolve();

  const beat = async (): Promise<void> => {
    await pool.query({
      name: 'losen-beat',
      text: 'INSERT INTO losen.replica (run, seen) VALUES ($1, clock_timestamp()) ON CONFLICT (run) DO UPDATE SET seen = excluded.seen',
      values: [run],
    });
    const now = performance.now();
    if (now - lastBeat > leaseMs) steadySince = now;
    lastBeat = now;
    beats += 1;
    if (beats % tidyEveryBeats !== 0) return;
    await pool.query(`DELETE FROM losen.replica WHERE seen < now() - interval '${keptHours} hours'`);
    await pool.query(
      'DELETE FROM losen.pace WHERE greatest(taken[cardinality(taken)], next_at, paused_until) < extract(epoch FROM now()) * 1000 - $1',
      [keptHours * 3_600_000],
    );
  };
  await beat();
  // The database may be away for a while; what then fails says so itself.
  const timer = setInterval(() => (beating = beat().catch(() => undefined)), beatEveryMs);

  return {
    run,
    areMany: true,
    isAtWork: async (other) => {
      if (other === run) return true;
      const { rows } = await pool.query<{ readonly silent: number | null }>({
        name: 'losen-silent',
        text: 'SELECT extract(epoch FROM clock_timestamp() - seen)::float8 * 1000 AS silent FROM losen.replica WHERE run = $1',
        values: [other],
      });
      const silent = rows[0]?.silent ?? Infinity;
      if (silent <= leaseMs) return true;
      // One that the database has not heard for the same reason as us must be given time to be heard again.
      return silent < Infinity && performance.now() - steadySince < leaseMs;
    },
    alone: locks.alone,
    reserve: async ({ tenant, conversation, urgency, rate, isPressing = false }) => {
      const { rows } = await pool.query<{ readonly wait: number }>({
        name: 'losen-reserve',
        text: 'SELECT losen.reserve_call($1, $2, $3, $4, $5, $6, $7, $8) AS wait',
        values: [
          tenant,
          toRoad(tenant, conversation),
          urgency === 'background' ? 1_000 / rate : 0,
          Math.ceil(rate * turnShare),
          windows.most,
          windows.ms,
          allowanceMs,
          longestAhead[isPressing ? 'turn' : urgency],
        ],
      });
      return rows[0]?.wait ?? 0;
    },
    pause: async ({ tenant, conversation }, ms) => {
      await pool.query('SELECT losen.pause_road($1, $2)', [toRoad(tenant, conversation), ms]);
    },
    leave: async () => {
      clearInterval(timer);
      await beating;
      await locks.close();
      await pool.query('DELETE FROM losen.replica WHERE run = $1', [run]).catch(() => undefined);
    },
  };
}

function toRoad(tenant: string, conversation: string): string {
  return `${tenant}/${conversation}`;
}
