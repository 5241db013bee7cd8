import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalConfig, TeamsConfig } from '../config.ts';
import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Replicas } from '../ports/replicas.ts';
import { createEmbeddedScheduler } from '../schedule/create-embedded-scheduler.ts';
import type { WakeLoop } from '../schedule/create-wake-loop.ts';
import { toReminderLimit } from '../schedule/start-reminders.ts';
import { DatabaseError } from '../store/explain-database.ts';
import { soleReplica } from '../store/sole-replica.ts';
import { createSqliteRecordStore } from '../store/sqlite-record-store.ts';
import { stop } from './stop.ts';

/** What keeps, wakes and agrees. */
export interface Engines {
  /** Closing it takes leave of other replicas too. */
  readonly store: RecordStore;
  readonly scheduler: WakeLoop;
  readonly replicas: Replicas;
}

/** What engines are opened for. */
export interface EngineParts {
  readonly config: Pick<LocalConfig | TeamsConfig, 'DATABASE_URL' | 'LOSEN_DATA_DIR'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly tenants: readonly TenantId[];
  /** Names this process. */
  readonly run: string;
}

/** Opens the embedded engines, or with `DATABASE_URL` those that several replicas share; a database that cannot be used stops the start with one line. */
export async function openEngines({ config, ...parts }: EngineParts): Promise<Engines> {
  if (config.DATABASE_URL !== undefined) return openShared(config.DATABASE_URL, parts);
  const { clock, log, tenants, run } = parts;
  mkdirSync(config.LOSEN_DATA_DIR, { recursive: true });
  const store = createSqliteRecordStore({ path: join(config.LOSEN_DATA_DIR, 'losen.sqlite'), now: clock.epochMs });
  const scheduler = createEmbeddedScheduler({ store, clock, log, tenants, timeLimitMs: toReminderLimit });
  return { store, scheduler, replicas: soleReplica(run) };
}

async function openShared(url: string, { clock, log, tenants, run }: Omit<EngineParts, 'config'>): Promise<Engines> {
  // Loaded where they are used: the embedded engines must not wait for them.
  const [{ openPostgres }, { createPostgresRecordStore }, { joinPostgresReplicas }, { createPgBossScheduler }] = await Promise.all([
    import('../store/open-postgres.ts'),
    import('../store/postgres-record-store.ts'),
    import('../store/postgres-replicas.ts'),
    import('../schedule/create-pg-boss-scheduler.ts'),
  ]);
  const pool = await openPostgres({ url, log }).catch((error: unknown) => {
    if (error instanceof DatabaseError) return stop(error.message);
    throw error;
  });
  const store = createPostgresRecordStore({ pool, now: clock.epochMs });
  const replicas = await joinPostgresReplicas({ pool, url, run, log });
  const scheduler = await createPgBossScheduler({ pool, store, clock, log, tenants, timeLimitMs: toReminderLimit });
  const close = async () => {
    await replicas.leave();
    await store.close();
  };
  return { store: { ...store, close }, scheduler, replicas };
}
