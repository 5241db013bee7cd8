import type { Wake } from '../../../src/ports/scheduler.ts';

/** Notes which wakes were planned and handled, and finds what was not right about it. */
export interface WakeWitness {
  readonly planned: (wake: Wake) => void;
  readonly handled: (wake: Wake) => void;
  /** Everything due has had its chance: what has not been handled by now is late. */
  readonly looked: () => void;
  readonly judge: () => {
    readonly handled: number;
    readonly lost: number;
    readonly surplus: number;
    readonly early: number;
    readonly late: number;
    readonly offTheClock: number;
    readonly faults: readonly string[];
  };
}

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' });
/** The first few are enough to look for a cause. */
const shown = 5;

/** A witness with a clock of its own view; it knows Norwegian time from the system's tables, not from ours. */
export function createWakeWitness(now: () => number): WakeWitness {
  const waiting = new Map<string, number>();
  const seen = new Map<string, number>();
  const late = new Set<string>();
  const daysOf = new Map<string, string>();
  const early: string[] = [];
  const surplus: string[] = [];
  const offTheClock: string[] = [];

  return {
    planned: ({ key, at }) => {
      waiting.set(key, at);
      const [, time] = /^daily\/(.*)\//.exec(key) ?? [];
      if (time === undefined) return;
      const [date = '', shownTime = ''] = oslo.format(at).split(' ');
      const later = daysOf.get(key);
      if (later !== undefined && date <= later) offTheClock.push(`${key}: ${date} after ${later}`);
      daysOf.set(key, date);
      // A time that is skipped comes an hour later.
      const skipped = shownTime.startsWith('03') && time.startsWith('02') && shownTime.slice(2) === time.slice(2);
      if (shownTime !== time && !skipped) offTheClock.push(`${key}: planned for ${date} ${shownTime}`);
    },
    handled: ({ key, at }) => {
      const planned = waiting.get(key);
      if (planned === undefined) surplus.push(key);
      else if (now() < planned || at !== planned) early.push(`${key}: at ${oslo.format(now())}, planned for ${oslo.format(planned)}`);
      waiting.delete(key);
      seen.set(key, (seen.get(key) ?? 0) + 1);
    },
    looked: () => {
      for (const [key, at] of waiting) if (at <= now()) late.add(key);
    },
    judge: () => {
      const lost = [...waiting.keys()];
      const tell = (what: string, found: readonly string[]) => (found.length === 0 ? [] : [`${what}: ${found.length}`, ...found.slice(0, shown)]);
      return {
        handled: [...seen.values()].reduce((sum, times) => sum + times, 0),
        lost: lost.length,
        surplus: surplus.length,
        early: early.length,
        late: late.size,
        offTheClock: offTheClock.length,
        faults: [
          ...tell('Never handled', lost),
          ...tell('Handled without being planned, or twice', surplus),
          ...tell('Handled early', early),
          ...tell('Not handled at the first look', [...late]),
          ...tell('Daily, but not at its time once a day', offTheClock),
        ],
      };
    },
  };
}
