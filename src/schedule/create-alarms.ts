import type pg from 'pg';
import { PgBoss, type Db } from 'pg-boss';
import { z } from 'zod';
import type { TenantId } from '../core/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Wake } from '../ports/scheduler.ts';

/** A job of pg-boss that says which wake to look at. */
export interface Alarm extends Pick<Wake, 'tenant' | 'key'> {
  readonly job: string;
}

/** The alarm clock of all replicas: what goes off goes to one of them. */
export interface Alarms {
  /** Has wakes looked at when their moments have come; set again for the same moment, one goes off. */
  readonly set: (wakes: readonly Wake[]) => Promise<void>;
  /** Alarms that have gone off and that nobody else has taken, at most so many. */
  readonly take: (most: number) => Promise<readonly Alarm[]>;
  /** The wake has been seen to. */
  readonly done: (alarms: readonly Alarm[]) => Promise<void>;
  /** It has not: somebody takes it again in a moment. */
  readonly giveBack: (alarm: Alarm) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What the alarms stand on. */
export interface AlarmParts {
  readonly pool: Pick<pg.Pool, 'query'>;
  /** Milliseconds since 1970 on the clock the wakes go by. */
  readonly now: () => number;
  /** Milliseconds since 1970 on the clock of the machine, which the database goes by. */
  readonly wall: () => number;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

const schema = 'losen_jobs';
const queue = 'wakes';
/** An alarm whose process has ended goes off again after this, in seconds. */
const expireInSeconds = 30;
const superviseEverySeconds = 10;
/** The last moment Postgres and ISO 8601 write alike. */
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');
/** Two readings of two clocks may differ by a tick; the same moment must stay the same alarm. */
const tickMs = 100;

const dataSchema = z.object({ tenant: z.string().transform((value) => value as TenantId), key: z.string() });

/** Opens the alarms; the tables of pg-boss are made if they are absent. */
export async function createAlarms({ pool, now, wall, log }: AlarmParts): Promise<Alarms> {
  const db: Db = { executeSql: (text, values) => pool.query(text, values === undefined ? undefined : [...values]) };
  const boss = new PgBoss({
    db,
    schema,
    schedule: false,
    superviseIntervalSeconds: superviseEverySeconds,
    monitorIntervalSeconds: superviseEverySeconds,
    persistWarnings: false,
  });
  let failing = false;
  // Once: it looks after itself every few seconds, and what it cannot do now it does then.
  boss.on('error', (error) => {
    if (!failing) log.error({}, 'pg-boss could not look after its jobs', error);
    failing = true;
  });
  await boss.start();
  await boss.createQueue(queue, { policy: 'short', retryLimit: 1_000, retryDelay: 1, expireInSeconds });
  const toWall = (at: number): number => Math.min(lastMoment, at + Math.round((wall() - now()) / tickMs) * tickMs);

  return {
    set: async (wakes) => {
      const earliest = wall();
      const jobs = wakes.map(({ tenant, key, at }) => {
        const moment = toWall(at);
        return {
          data: { tenant, key },
          singletonKey: `${tenant} ${key} ${moment}`,
          // Never in the past, or it would count as one that nobody has wanted for weeks.
          startAfter: new Date(Math.max(moment, earliest)).toISOString(),
        };
      });
      if (jobs.length > 0) await boss.insert(queue, jobs);
    },
    take: async (most) => {
      const jobs = await boss.fetch<unknown>(queue, { batchSize: most });
      failing = false;
      return jobs.map(({ id, data }) => ({ job: id, ...dataSchema.parse(data) }));
    },
    done: async (alarms) => {
      if (alarms.length > 0)
        await boss.deleteJob(
          queue,
          alarms.map(({ job }) => job),
        );
    },
    giveBack: async ({ job }) => {
      await boss.fail(queue, job);
    },
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}
