import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Wake, WakeHandler } from '../ports/scheduler.ts';
import type { DueWake, WakeBook } from './create-wake-book.ts';
import { settleWithin } from './settle-within.ts';
import { beginTry, endTry, failTry, toMoment, type Patience, type WakeRecord } from './wake-record.ts';

/** A wake that was given up. */
export type AsideWake = Pick<Wake, 'tenant' | 'key'>;

/** Tries wakes and writes down how it went. */
export interface Attempts {
  /** Tries the wake at a place; false when the store would not take how it went. What is `isCutOff` by the end of the process is no longer written down here. */
  readonly run: (place: DueWake, handle: WakeHandler, isCutOff: () => boolean) => Promise<boolean>;
  /** Writes down that a try under way has failed. */
  readonly fail: (place: DueWake) => Promise<void>;
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
  /** How long a try is held for this process, and how often that is renewed while it goes on, in milliseconds; left out where there is no other process. */
  readonly lease?: Lease;
}

/** A claim that runs out when nobody renews it. */
export interface Lease {
  readonly ms: number;
  readonly everyMs: number;
}

/** A handler that asks to be called again at once is called again after this, in milliseconds. */
const leastPauseMs = 1_000;

/** Creates the attempts of one process. */
export function createAttempts({ book, clock, log, patience, timeLimitMs, lease = { ms: 0, everyMs: 0 } }: AttemptParts): Attempts {
  const aside = new Map<string, AsideWake>();
  /** Where the tries of this process stand in the index: one that stands elsewhere has been taken over by another process. */
  const held = new Map<DueWake, number>();
  const isOurs = (place: DueWake, record: WakeRecord | undefined): record is WakeRecord =>
    record?.begun === true && record.due === (held.get(place) ?? record.due);

  const noteAside = ({ tenant, key }: Wake, asideAt: number | null | undefined): void => {
    if (typeof asideAt === 'number') aside.set(`${tenant} ${key}`, { tenant, key });
    else aside.delete(`${tenant} ${key}`);
  };

  const giveUp = ({ tenant, key }: Wake): void =>
    log.error({ tenant, key }, 'a wake has failed as often as it may and is set aside until it is asked for again');

  const fail = async (place: DueWake): Promise<void> => {
    const now = clock.epochMs();
    const after = await book.change(place, (record) => (isOurs(place, record) ? failTry(record, now, patience) : record));
    noteAside(place, after?.asideAt);
    if (after?.asideAt === now) giveUp(place);
  };

  /** Counts a try; the wake to handle, or null when there is none at this place or it has had its tries. */
  const begin = async (place: DueWake): Promise<Wake | null> => {
    const now = clock.epochMs();
    let stands = false;
    const record = await book.change(place, (found) => {
      stands = found?.due === place.at;
      return stands && found !== undefined ? hold(beginTry(found, now, patience), now + lease.ms) : found;
    });
    if (!stands) await book.clear(place);
    if (!stands || record === undefined) return null;
    noteAside(place, record.asideAt);
    if (record.begun) {
      if (record.due !== null) held.set(place, record.due);
      return { tenant: place.tenant, key: place.key, at: record.at };
    }
    giveUp(place);
    return null;
  };

  /** Keeps a try under way from being taken over; what fails is tried again at the next renewal. */
  const startRenewing = (place: DueWake): (() => Promise<void>) => {
    if (lease.everyMs === 0) return async () => undefined;
    let renewing: Promise<void> = Promise.resolve();
    const renew = async (): Promise<void> => {
      const until = clock.epochMs() + lease.ms;
      let ours = false;
      const after = await book.change(place, (record) => {
        ours = isOurs(place, record);
        return record !== undefined && ours ? hold(record, until) : record;
      });
      if (ours && typeof after?.due === 'number') held.set(place, after.due);
    };
    const timer = setInterval(() => {
      renewing = renewing.then(renew).catch((error: unknown) => log.error({ key: place.key }, 'a try could not be held', error));
    }, lease.everyMs);
    return async () => {
      clearInterval(timer);
      await renewing;
    };
  };

  return {
    run: async (place, handle, isCutOff) => {
      const { tenant, key } = place;
      try {
        const wake = await begin(place);
        if (wake === null) return true;
        const stopRenewing = startRenewing(place);
        const outcome = await settleWithin(timeLimitMs(wake), async () => toNext(await handle(wake), clock.epochMs()));
        await stopRenewing();
        if (isCutOff()) return true;
        if (outcome.ok) {
          const after = await book.change(place, (record) => (isOurs(place, record) ? endTry(record, outcome.value) : record));
          noteAside(place, after?.asideAt);
        } else {
          log.error({ tenant, key }, 'a wake could not be handled', outcome.error);
          await fail(place);
        }
        return true;
      } catch (error) {
        log.error({ tenant, key }, 'what became of a wake could not be written down', error);
        return false;
      } finally {
        if (!isCutOff()) held.delete(place);
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

/** A try under way, at its place no earlier than a moment: until then nobody else takes it up. */
function hold(record: WakeRecord, until: number): WakeRecord {
  return record.begun && record.due !== null && record.due < until ? { ...record, due: until } : record;
}
