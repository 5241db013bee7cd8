import pg from 'pg';
import type { IsoDate } from '../../src/core/ids.ts';
import { createPgBossScheduler } from '../../src/schedule/create-pg-boss-scheduler.ts';
import type { WakeLoop } from '../../src/schedule/create-wake-loop.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { admin, createDatabase } from '../postgres/use-cluster.ts';
import { contractTenants, type SchedulerBench } from './scheduler-contract.ts';
import { toTestClock } from './to-test-clock.ts';

const stepMs = 1_000;
const timeLimitMs = 800;
/** Longer than any handler of a test takes that does not hang. */
const quietMs = 50;

/** The scheduler of replicas on a real Postgres whose clock, too, moves only when told to. */
export interface PgBossBench extends SchedulerBench {
  readonly scheduler: WakeLoop;
  readonly store: RecordStore;
  readonly move: (ms: number) => Promise<void>;
  readonly current: () => WakeLoop;
  readonly restart: (kindly: boolean) => Promise<WakeLoop>;
  /** Another replica beside it, with a look of its own at what is due. */
  readonly another: () => Promise<WakeLoop>;
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly logged: readonly string[];
}

/**
 * `now()` stands for the test's clock in every statement that does not say whose it means: the path puts this one before
 * the system's own. pg-boss counts by `now()`.
 */
const clockwork = `
  CREATE SCHEMA clockwork;
  CREATE TABLE clockwork.moment (ms double precision NOT NULL);
  INSERT INTO clockwork.moment VALUES (0);
  CREATE FUNCTION clockwork.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT to_timestamp(ms / 1000) FROM clockwork.moment';`;

let database: Promise<string> | undefined;

async function makeDatabase(): Promise<string> {
  const url = await createDatabase();
  await admin(url, clockwork);
  return url;
}

/** Opens it, with nothing in it. */
export async function openPgBossBench(): Promise<PgBossBench> {
  const url = await (database ??= makeDatabase());
  const clock = toTestClock(Date.parse('2026-11-22T09:00:00Z'), '2026-11-22' as IsoDate);
  const beside = new pg.Client({ connectionString: url });
  beside.on('error', () => undefined);
  await beside.connect();
  const query: PgBossBench['query'] = async (sql) => (await beside.query<Record<string, unknown>>(sql)).rows;
  const setClock = () => query(`UPDATE clockwork.moment SET ms = ${clock.epochMs()}`);
  await query('TRUNCATE losen.record');
  if ((await query("SELECT to_regclass('losen_jobs.job') AS job"))[0]?.['job'] !== null) await query('DELETE FROM losen_jobs.job');
  await setClock();
  const logged: string[] = [];
  let lastUse = 0;
  let underWay = 0;

  const open = async () => {
    const plain = await openPostgres({ url, log: { warn: () => undefined } });
    const pool = new pg.Pool({ connectionString: url, max: 6, options: '-c search_path=clockwork,pg_catalog,public' });
    pool.on('error', () => undefined);
    await plain.end();
    let gone = false;
    /** The pool, with a word at each use of it; with it taken away, what is left of a process can change nothing. */
    const watched = new Proxy(pool, {
      get: (target, name) => {
        if (name !== 'query') return Reflect.get(target, name) as unknown;
        return async (...given: readonly unknown[]) => {
          if (gone) throw new Error('This process is gone');
          underWay += 1;
          try {
            return await (target.query as (...all: readonly unknown[]) => Promise<unknown>)(...given);
          } finally {
            underWay -= 1;
            lastUse = performance.now();
          }
        };
      },
    });
    const store = createPostgresRecordStore({ pool: watched, now: clock.epochMs });
    const scheduler = await createPgBossScheduler({
      pool: watched,
      store,
      clock,
      wall: clock.epochMs,
      log: { info: () => {}, warn: (_, message) => logged.push(message), error: (_, message) => logged.push(message) },
      tenants: contractTenants,
      timeLimitMs: () => timeLimitMs,
      patience: { pauses: [2, 3, 4, 5].map((steps) => steps * stepMs), rest: 100 * stepMs },
      lease: { ms: 3 * stepMs, everyMs: 3_600_000 },
      // Looked for when told to.
      lookEveryMs: 3_600_000,
      stopWithinMs: 100,
    });
    const end = async (kindly: boolean) => {
      if (!kindly) gone = true;
      await scheduler.stop();
      gone = true;
      await pool.end();
    };
    return { store, scheduler, end };
  };
  let process = await open();
  const others: Awaited<ReturnType<typeof open>>[] = [];

  const settle = async (): Promise<void> => {
    let done = false;
    lastUse = performance.now();
    void process.scheduler.tick().then(() => (done = true));
    while (!done && (underWay > 0 || performance.now() - lastUse < quietMs)) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  return {
    scheduler: process.scheduler,
    store: process.store,
    current: () => process.scheduler,
    logged,
    query,
    now: clock.epochMs,
    move: async (ms) => {
      clock.move(ms);
      await setClock();
    },
    stepMs,
    stepsToNextTry: 6,
    timeLimitMs,
    pass: async (steps) => {
      for (let step = 0; step < steps; step += 1) {
        clock.move(stepMs);
        await setClock();
        await settle();
      }
    },
    restart: async (kindly) => {
      await process.end(kindly);
      process = await open();
      return process.scheduler;
    },
    another: async () => {
      const other = await open();
      others.push(other);
      return other.scheduler;
    },
    dispose: async () => {
      for (const one of [process, ...others]) await one.end(true);
      await beside.end();
    },
  };
}
