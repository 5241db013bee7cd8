import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Wake, WakeHandler } from '../ports/scheduler.ts';
import type { DueWake, WakeBook } from './create-wake-book.ts';
import { settleWithin } from './settle-within.ts';
import { beginTry, endTry, failTry, toMoment, type Patience } from './wake-record.ts';

/** A wake that was given up. */
export type AsideWake = Pick<Wake, 'tenant' | 'key'>;

/** Tries wakes and writes down how it went. */
export interface Attempts {
  /** Tries the wake at a place; false when the store would not take how it went. What is `isCutOff` by the end of the process is no longer written down here. */
  readonly run: (place: DueWake, handle: WakeHandler, isCutOff: () => boolean) => Promise<boolean>;
  /** Writes down that a try under way has failed. */
  readonly fail: (place: Wake) => Promise<void>;
  /** Reads what an earlier process has given up. */
  readonly recall: (tenants: readonly TenantId[]) => Promise<void>;
  readonly listAside: () => readonly AsideWake[];
}

/** What attempts are made with. */
export interface AttemptParts {
  readonly book: WakeBook;
  readonly clock: Clock;
  readonly log: Log;
  readonly patience: Patience;
  readonly timeLimitMs: (wake: Wake) => number;
}

/** A handler that asks to be called again at once is called again after this, in milliseconds. */
const leastPauseMs = 1_000;

/** Creates the attempts of one process. */
export function createAttempts({ book, clock, log, patience, timeLimitMs }: AttemptParts): Attempts {
  const aside = new Map<string, AsideWake>();

  const noteAside = ({ tenant, key }: Wake, asideAt: number | null | undefined): void => {
    if (typeof asideAt === 'number') aside.set(`${tenant} ${key}`, { tenant, key });
    else aside.delete(`${tenant} ${key}`);
  };

  const giveUp = ({ tenant, key }: Wake): void =>
    log.error({ tenant, key }, 'a wake has failed as often as it may and is set aside until it is asked for again');

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

  return {
    run: async (place, handle, isCutOff) => {
      const { tenant, key } = place;
      try {
        const wake = await begin(place);
        if (wake === null) return true;
        const outcome = await settleWithin(timeLimitMs(wake), async () => toNext(await handle(wake), clock.epochMs()));
        if (isCutOff()) return true;
        if (outcome.ok) {
          const after = await book.change(place, (record) => (record === undefined ? undefined : endTry(record, outcome.value)));
          noteAside(place, after?.asideAt);
        } else {
          log.error({ tenant, key }, 'a wake could not be handled', outcome.error);
          await fail(place);
        }
        return true;
      } catch (error) {
        log.error({ tenant, key }, 'what became of a wake could not be written down', error);
        return false;
      }
    },
    fail,
    recall: async (tenants) => {
      for (const tenant of tenants) for (const key of await book.listAside(tenant)) aside.set(`${tenant} ${key}`, { tenant, key });
    },
    listAside: () => [...aside.values()],
  };
}

/** A moment the handler gave, checked as one that was asked for. */
function toNext(next: number | null, now: number): number | null {
  return next === null ? null : Math.max(toMoment(next), now + leastPauseMs);
}
