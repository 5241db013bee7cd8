import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Scheduler, Wake, WakeHandler } from '../ports/scheduler.ts';
import type { AsideWake, Attempts } from './create-attempts.ts';
import type { DueWake } from './create-wake-book.ts';
import { settleWithin } from './settle-within.ts';

/** What may be tried now. */
export interface Due {
  /** Those of which no earlier try was cut off. */
  readonly free: readonly DueWake[];
  /** Those whose earlier try was cut off, and may have ended its process. */
  readonly suspects: readonly DueWake[];
}

/** What the loop stands on. */
export interface WakeLoopParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly tenants: readonly TenantId[];
  readonly attempts: Attempts;
  readonly wakeBy: Scheduler['wakeBy'];
  /** Finds what is due, at most so many. */
  readonly find: (options: { readonly now: number; readonly room: number; readonly isRunning: (place: DueWake) => boolean }) => Promise<Due>;
  readonly countDue: (before: number) => Promise<number>;
  /** A wake that was found is not tried now. */
  readonly postpone: (place: DueWake) => Promise<void>;
  /** A try is over; `written` says whether the store knows how it ended. */
  readonly leave: (place: DueWake, written: boolean) => Promise<void>;
  /** How often it looks for what is due, in milliseconds. */
  readonly lookEveryMs: number;
  /** How long the end waits for tries under way, in milliseconds. */
  readonly stopWithinMs: number;
}

/** A scheduler that looks for what is due. */
export interface WakeLoop extends Scheduler {
  /** Looks for what is due now, and resolves when nothing that is due is left and no try is under way. */
  readonly tick: () => Promise<void>;
  /** How many wakes have been due since before a moment (milliseconds since 1970), counted to ten thousand. */
  readonly countDue: (before: number) => Promise<number>;
  /** Wakes that were tried five times in vain and have not succeeded since. */
  readonly listAside: () => readonly AsideWake[];
}

/** Tries under way at once. */
const mostAtOnce = 16;

/**
 * Looks for what is due and has it tried. Whatever was under way when a process ended is tried again alone: it may have
 * been the cause, and then it takes no other with it.
 */
export function createWakeLoop({
  clock,
  log,
  tenants,
  attempts,
  wakeBy,
  find,
  countDue,
  postpone,
  leave,
  lookEveryMs,
  stopWithinMs,
}: WakeLoopParts): WakeLoop {
  const running = new Map<string, DueWake>();
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
    const id = toId(place);
    running.set(id, place);
    if (place.begun) alone = true;
    const written = await attempts.run(place, call, () => running.get(id) !== place);
    await leave(place, written).catch(() => undefined);
    if (running.get(id) === place) running.delete(id);
    if (place.begun) alone = false;
    // It would be found at the same place again: a store in trouble is left alone until the next look.
    if (written) wakeUp();
    else settleIdle();
  };

  const look = async (call: WakeHandler): Promise<void> => {
    const room = alone ? 0 : mostAtOnce - running.size;
    const { free, suspects } = await find({ now: clock.epochMs(), room, isRunning: (place) => running.has(toId(place)) });
    lastTick = clock.epochMs();
    const taken = stopped ? [] : free.toSorted(byTime).slice(0, Math.max(0, room));
    for (const place of taken) void launch(place, call);
    const [suspect] = stopped || room <= 0 || running.size > 0 ? [] : suspects.toSorted(byTime);
    if (suspect !== undefined) void launch(suspect, call);
    for (const place of [...free, ...suspects]) if (place !== suspect && !taken.includes(place)) await postpone(place);
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
    wakeBy,
    start: (given) => {
      handle = given;
      stopped = false;
      void attempts.recall(tenants).catch((error: unknown) => log.error({}, 'the wakes that were set aside could not be read', error));
      wakeUp();
      timer = setInterval(wakeUp, lookEveryMs);
    },
    lastTick: () => lastTick,
    countDue,
    tick: async () => {
      wakeUp();
      await idle();
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

function toId({ tenant, key }: Pick<Wake, 'tenant' | 'key'>): string {
  return `${tenant} ${key}`;
}

function byTime(one: Wake, other: Wake): number {
  return one.at - other.at;
}
