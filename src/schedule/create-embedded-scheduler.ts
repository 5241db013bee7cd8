import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Scheduler, Wake, WakeHandler } from '../ports/scheduler.ts';
import { createWakeBook, type DueWake } from './create-wake-book.ts';
import { settleWithin } from './settle-within.ts';
import { askFor, beginTry, endTry, failTry, toMoment, usualPatience, type Patience } from './wake-record.ts';

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

/** A wake that was given up. */
export type AsideWake = Pick<Wake, 'tenant' | 'key'>;

/** The scheduler of one process over its record store. */
export interface EmbeddedScheduler extends Scheduler {
  /** Looks for what is due now, and resolves when nothing that is due is left and no try is under way. */
  readonly tick: () => Promise<void>;
  /** Wakes that were tried five times in vain and have not succeeded since. */
  readonly listAside: () => readonly AsideWake[];
}

/** Tries under way at once. */
const mostAtOnce = 16;
/** Places of the index read at a time. */
const page = 64;
/** A handler that asks to be called again at once is called again after this, in milliseconds. */
const leastPauseMs = 1_000;

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
  const aside = new Map<string, AsideWake>();
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

  const noteAside = ({ tenant, key }: Wake, asideAt: number | null | undefined): void => {
    if (typeof asideAt === 'number') aside.set(`${tenant} ${key}`, { tenant, key });
    else aside.delete(`${tenant} ${key}`);
  };

  const giveUp = (place: Wake): void =>
    log.error({ tenant: place.tenant, key: place.key }, 'a wake has failed as often as it may and is set aside until it is asked for again');

  const fail = async (place: Wake): Promise<void> => {
    const now = clock.epochMs();
    const after = await book.change(place, (record) => (record?.begun === true ? failTry(record, now, patience) : record));
    noteAside(place, after?.asideAt);
    if (after?.asideAt === now) giveUp(place);
  };

  /** Counts a try; the wake to handle, or null when there is none at this place or it has had its tries. */
  const begin = async (place: DueWake): Promise<Wake | null> => {
    const now = clock.epochMs();
    let stands = false;
    const record = await book.change(place, (found) => {
      stands = found?.due === place.at;
      return stands && found !== undefined ? beginTry(found, now, patience) : found;
    });
    if (!stands) await book.clear(place);
    if (!stands || record === undefined) return null;
    noteAside(place, record.asideAt);
    if (record.begun) return { tenant: place.tenant, key: place.key, at: record.at };
    giveUp(place);
    return null;
  };

  /** Tries a wake; false when the store would not take how it went. */
  const run = async (id: string, place: DueWake, call: WakeHandler): Promise<boolean> => {
    try {
      const wake = await begin(place);
      if (wake === null) return true;
      const outcome = await settleWithin(timeLimitMs(wake), async () => toNext(await call(wake), clock.epochMs()));
      // The end of the process has not waited for it.
      if (running.get(id) !== place) return true;
      if (outcome.ok) {
        const after = await book.change(place, (record) => (record === undefined ? undefined : endTry(record, outcome.value)));
        noteAside(place, after?.asideAt);
      } else {
        log.error({ tenant: place.tenant, key: place.key }, 'a wake could not be handled', outcome.error);
        await fail(place);
      }
      return true;
    } catch (error) {
      log.error({ tenant: place.tenant, key: place.key }, 'what became of a wake could not be written down', error);
      return false;
    }
  };

  const launch = async (place: DueWake, call: WakeHandler): Promise<void> => {
    const id = `${place.tenant} ${place.key}`;
    running.set(id, place);
    if (place.begun) alone = true;
    const written = await run(id, place, call);
    if (running.get(id) === place) running.delete(id);
    if (place.begun) alone = false;
    // It would be found at the same place again: a store in trouble is left alone until the next look.
    if (written) wakeUp();
    else settleIdle();
  };

  /** What is due and not under way: those never begun, and the first of those that may have ended the process. */
  const pick = async (tenant: TenantId, now: number, room: number) => {
    const free: DueWake[] = [];
    let suspect: DueWake | null = null;
    let after: DueWake | null = null;
    for (;;) {
      const found: readonly DueWake[] = await book.findDue(tenant, now, { after, limit: page });
      for (const place of found) {
        if (running.has(`${tenant} ${place.key}`)) continue;
        if (!place.begun) free.push(place);
        else suspect ??= place;
      }
      after = found.at(-1) ?? null;
      if (found.length < page || free.length >= room) return { free, suspect };
    }
  };

  const look = async (call: WakeHandler): Promise<void> => {
    const now = clock.epochMs();
    const room = alone ? 0 : mostAtOnce - running.size;
    const picked = await Promise.all(tenants.map((tenant) => pick(tenant, now, room)));
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
      void Promise.all(
        tenants.map(async (tenant) => {
          for (const key of await book.listAside(tenant)) aside.set(`${tenant} ${key}`, { tenant, key });
        }),
      ).catch((error: unknown) => log.error({}, 'the wakes that were set aside could not be read', error));
      wakeUp();
      timer = setInterval(wakeUp, lookEveryMs);
    },
    lastTick: () => lastTick,
    tick: async () => {
      wakeUp();
      await idle();
    },
    listAside: () => [...aside.values()],
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await settleWithin(stopWithinMs, idle);
      const left = [...running.values()];
      running.clear();
      for (const { status } of await Promise.allSettled(left.map(fail))) {
        if (status === 'rejected') log.warn({}, 'a try cut short by the end will count as one that ended the process');
      }
    },
  };
}

/** A moment the handler gave, checked as one that was asked for. */
function toNext(next: number | null, now: number): number | null {
  return next === null ? null : Math.max(toMoment(next), now + leastPauseMs);
}

function byTime(one: Wake, other: Wake): number {
  return one.at - other.at;
}
