import type pg from 'pg';
import type { EmbeddedSchedulerParts } from './create-embedded-scheduler.ts';
import { countDue } from './count-due.ts';
import { createAlarms, type Alarm, type Alarms } from './create-alarms.ts';
import { createAttempts, type Lease } from './create-attempts.ts';
import { createWakeBook, type DueWake, type WakeBook } from './create-wake-book.ts';
import { createWakeLoop, type WakeLoop } from './create-wake-loop.ts';
import { askFor, toMoment, usualPatience } from './wake-record.ts';

/** What the scheduler of several replicas stands on. */
export interface PgBossSchedulerParts extends EmbeddedSchedulerParts {
  /** The database of the record store; pg-boss keeps its tables beside it. */
  readonly pool: Pick<pg.Pool, 'query'>;
  /** How long a try belongs to its process when that falls silent. */
  readonly lease?: Lease;
  /** Milliseconds since 1970 on the machine's clock, where the wakes go by another. */
  readonly wall?: () => number;
}

/** Silence of so long means that a process is gone; renewed often enough that two renewals may fail. */
const usualLease: Lease = { ms: 20_000, everyMs: 5_000 };
/** A wake that may have ended its process and cannot be tried alone now is looked at again after this, in milliseconds. */
const suspectPauseMs = 1_000;
/** An alarm that has gone off too early is set again for at least so long, in milliseconds. */
const earlyPauseMs = 1_000;
/** Alarms set at a time when all are gone over. */
const page = 500;

/**
 * Creates the scheduler of one of several replicas. What there is to do stands in the record store, as for a single
 * process; pg-boss hands each alarm to one replica, and a lease on the record hands a try on when that one falls silent.
 */
export async function createPgBossScheduler({
  pool,
  store,
  clock,
  log,
  tenants,
  timeLimitMs = () => 60_000,
  patience = usualPatience,
  lease = usualLease,
  lookEveryMs = 1_000,
  stopWithinMs = 5_000,
  wall = Date.now,
}: PgBossSchedulerParts): Promise<WakeLoop> {
  const alarms = await createAlarms({ pool, now: clock.epochMs, wall, log });
  const plain = createWakeBook(store);
  const book = withAlarms(plain, alarms);
  const taken = new Map<DueWake, Alarm>();

  /** Where a wake stands, if it is due; one that is not has its alarm set anew. */
  const toPlace = async (alarm: Alarm): Promise<DueWake | null> => {
    const record = await plain.change(alarm, (found) => found);
    if (record === undefined || record.due === null) return null;
    // Asked here, not before the alarms were taken: time has passed since.
    const now = clock.epochMs();
    if (record.due > now) {
      // The database's clock may be ahead of ours; then the alarm would go off again at once.
      await alarms.set([{ tenant: alarm.tenant, key: alarm.key, at: Math.max(record.due, now + earlyPauseMs) }]);
      return null;
    }
    return { tenant: alarm.tenant, key: alarm.key, at: record.due, begun: record.begun };
  };

  const release = async (place: DueWake, written: boolean): Promise<void> => {
    const alarm = taken.get(place);
    taken.delete(place);
    if (alarm !== undefined) await (written ? alarms.done([alarm]) : alarms.giveBack(alarm));
  };

  const loop = createWakeLoop({
    clock,
    log,
    tenants,
    attempts: createAttempts({ book, clock, log, patience, timeLimitMs, lease }),
    wakeBy: async ({ tenant, key, at }) => {
      const moment = toMoment(at);
      await book.change({ tenant, key }, (record) => askFor(record, moment, patience));
    },
    find: async ({ room, isRunning }) => {
      const found: DueWake[] = [];
      while (room > found.length) {
        const gone = await alarms.take(room - found.length);
        if (gone.length === 0) break;
        const places = await Promise.all(gone.map(async (alarm) => ({ alarm, place: await toPlace(alarm) })));
        const idle: Alarm[] = [];
        for (const { alarm, place } of places) {
          const isKnown = place === null || isRunning(place) || found.some(({ tenant, key }) => tenant === place.tenant && key === place.key);
          if (isKnown) idle.push(alarm);
          else {
            found.push(place);
            taken.set(place, alarm);
          }
        }
        await alarms.done(idle);
      }
      return { free: found.filter(({ begun }) => !begun), suspects: found.filter(({ begun }) => begun) };
    },
    postpone: async (place) => {
      await alarms.set([{ ...place, at: clock.epochMs() + suspectPauseMs }]);
      await release(place, true);
    },
    leave: release,
    countDue: (before) => countDue(plain, tenants, before),
    lookEveryMs,
    stopWithinMs,
  });

  /** Sets the alarm of everything that waits: what was moved here from another store, or restored, has none yet. */
  const setAll = async (): Promise<void> => {
    for (const tenant of tenants) {
      let after: DueWake | null = null;
      for (;;) {
        const places: readonly DueWake[] = await book.findDue(tenant, Infinity, { after, limit: page });
        await alarms.set(places);
        after = places.at(-1) ?? null;
        if (places.length < page) break;
      }
    }
  };

  return {
    ...loop,
    start: (handle) => {
      void setAll().catch((error: unknown) => log.error({}, 'the alarms of what waits could not be set', error));
      loop.start(handle);
    },
    stop: async () => {
      await loop.stop();
      await alarms.stop();
    },
  };
}

/** After every change an alarm is set for the moment the wake then stands at, also when it stood there before: done again it does no harm. */
function withAlarms(book: WakeBook, alarms: Alarms): WakeBook {
  return {
    ...book,
    change: async (wake, change) => {
      const after = await book.change(wake, change);
      if (typeof after?.due === 'number') await alarms.set([{ tenant: wake.tenant, key: wake.key, at: after.due }]);
      return after;
    },
  };
}
