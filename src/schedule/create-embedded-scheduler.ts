import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Scheduler, Wake, WakeHandler } from '../ports/scheduler.ts';
import { createWakeBook, type DueWake } from './create-wake-book.ts';
import { createAttempts, type AsideWake } from './create-attempts.ts';
import { findCandidates } from './find-candidates.ts';
import { settleWithin } from './settle-within.ts';
import { askFor, toMoment, usualPatience, type Patience } from './wake-record.ts';

/** What the embedded scheduler stands on. */
export interface EmbeddedSchedulerParts {
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly tenants: readonly TenantId[];
  /** How long a try may take, in milliseconds; a minute if left out. */
  readonly timeLimitMs?: (wake: Wake) => number;
  readonly patience?: Patience;
  /** How often it looks for what is due, in milliseconds. */
  readonly lookEveryMs?: number;
  /** How long the end waits for tries under way, in milliseconds. */
  readonly stopWithinMs?: number;
}

/** The scheduler of one process over its record store. */
export interface EmbeddedScheduler extends Scheduler {
  /** Looks for what is due now, and resolves when nothing that is due is left and no try is under way. */
  readonly tick: () => Promise<void>;
  /** How many wakes have been due since before a moment (milliseconds since 1970), counted to ten thousand. */
  readonly countDue: (before: number) => Promise<number>;
  /** Wakes that were tried five times in vain and have not succeeded since. */
  readonly listAside: () => readonly AsideWake[];
}

/** Tries under way at once. */
const mostAtOnce = 16;
/** Somebody who reads metrics every quarter of a minute must not make the store read a hundred thousand places. */
const mostCounted = 10_000;
const countedAtOnce = 200;

/**
 * Creates the scheduler of a single process. A try is counted in the store before the handler is called, so that one
 * that ends the process is counted too. Whatever was under way when the process ended is tried again alone: it may
 * have been the cause, and then it takes no other with it.
 */
export function createEmbeddedScheduler({
  store,
  clock,
  log,
  tenants,
  timeLimitMs = () => 60_000,
  patience = usualPatience,
  lookEveryMs = 1_000,
  stopWithinMs = 5_000,
}: EmbeddedSchedulerParts): EmbeddedScheduler {
  const book = createWakeBook(store);
  const running = new Map<string, DueWake>();
  const attempts = createAttempts({ book, clock, log, patience, timeLimitMs });
  let handle: WakeHandler | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastTick: number | null = null;
  let stopped = false;
  /** Something is tried that may end the process. */
  let alone = false;
  let looking = false;
  let lookAgain = false;
  let failing = false;
  let whenIdle: (() => void)[] = [];

  const launch = async (place: DueWake, call: WakeHandler): Promise<void> => {
    const id = `${place.tenant} ${place.key}`;
    running.set(id, place);
    if (place.begun) alone = true;
    const written = await attempts.run(place, call, () => running.get(id) !== place);
    if (running.get(id) === place) running.delete(id);
    if (place.begun) alone = false;
    // It would be found at the same place again: a store in trouble is left alone until the next look.
    if (written) wakeUp();
    else settleIdle();
  };

  const look = async (call: WakeHandler): Promise<void> => {
    const now = clock.epochMs();
    const room = alone ? 0 : mostAtOnce - running.size;
    const picked = await Promise.all(
      tenants.map((tenant) => findCandidates(book, { tenant, now, room, isRunning: (key) => running.has(`${tenant} ${key}`) })),
    );
    lastTick = clock.epochMs();
    if (stopped || room <= 0) return;
    const free = picked.flatMap((one) => one.free).toSorted(byTime);
    for (const place of free.slice(0, room)) void launch(place, call);
    const [suspect] = picked.flatMap((one) => one.suspect ?? []).toSorted(byTime);
    if (suspect !== undefined && running.size === 0) void launch(suspect, call);
  };

  /** Looks, and again as long as somebody has asked for it meanwhile. */
  const lookOn = async (call: WakeHandler): Promise<void> => {
    do {
      lookAgain = false;
      try {
        await look(call);
        failing = false;
      } catch (error) {
        // Once: it is tried every second, and the heartbeat tells that it goes on failing.
        if (!failing) log.error({}, 'due wakes could not be looked for', error);
        failing = true;
      }
    } while (lookAgain && !stopped);
    looking = false;
    settleIdle();
  };

  /** One look at a time; another one asked for meanwhile follows it. */
  const wakeUp = (): void => {
    if (looking) lookAgain = true;
    else if (handle === null || stopped) settleIdle();
    else {
      looking = true;
      void lookOn(handle);
    }
  };

  const settleIdle = (): void => {
    if (running.size === 0 && !looking) for (const done of whenIdle.splice(0)) done();
  };

  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      whenIdle = [...whenIdle, resolve];
      settleIdle();
    });

  return {
    wakeBy: async ({ tenant, key, at }) => {
      const moment = toMoment(at);
      await book.change({ tenant, key }, (record) => askFor(record, moment, patience));
    },
    start: (given) => {
      handle = given;
      stopped = false;
      void attempts.recall(tenants).catch((error: unknown) => log.error({}, 'the wakes that were set aside could not be read', error));
      wakeUp();
      timer = setInterval(wakeUp, lookEveryMs);
    },
    lastTick: () => lastTick,
    tick: async () => {
      wakeUp();
      await idle();
    },
    countDue: async (before) => {
      let count = 0;
      for (const tenant of tenants) {
        let after: DueWake | null = null;
        do {
          const found: readonly DueWake[] = await book.findDue(tenant, before, { after, limit: countedAtOnce });
          count += found.length;
          after = found.length < countedAtOnce ? null : (found.at(-1) ?? null);
        } while (after !== null && count < mostCounted);
      }
      return Math.min(mostCounted, count);
    },
    listAside: attempts.listAside,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await settleWithin(stopWithinMs, idle);
      const left = [...running.values()];
      running.clear();
      for (const { status } of await Promise.allSettled(left.map(attempts.fail))) {
        if (status === 'rejected') log.warn({}, 'a try cut short by the end will count as one that ended the process');
      }
    },
  };
}

function byTime(one: Wake, other: Wake): number {
  return one.at - other.at;
}
