import type { IsoDate } from '../ids.ts';
import type { Duration } from './plan-stage.ts';
import { addDays, addWorkingDays, isWorkingDay } from './working-days.ts';

/** A milestone that is still ahead, as the calendar sees it. */
export interface Leg {
  readonly takes: Duration;
  /** The day somebody has decided; never before one that is decided for an earlier milestone. */
  readonly fixed: IsoDate | null;
}

/**
 * The earliest day of each milestone from a day on, in order. A decided day stays, and what comes before it has to be
 * done by then, however short the time. Working days, except those that are decided and those that have none left.
 */
export function layOutForwards(legs: readonly Leg[], from: IsoDate, daysOff: readonly string[]): readonly IsoDate[] {
  let day = from;
  const earliest = legs.map(({ takes, fixed }) => {
    day = fixed ?? after(day, takes, daysOff);
    return day;
  });
  let bound = earliest.at(-1) ?? from;
  return legs
    .map(({ fixed }, index) => ({ fixed, date: earliest[index] ?? from }))
    .toReversed()
    .map(({ fixed, date }) => {
      bound = fixed ?? (date <= bound ? date : latestUntil(bound, from, daysOff));
      return bound;
    })
    .toReversed();
}

/** The latest day of each milestone when the last is to be on `until`, in order and never before the earliest from `from` on. Working days like the earliest, except `until` itself. */
export function layOutBackwards(
  legs: readonly Leg[],
  { from, until, daysOff }: { readonly from: IsoDate; readonly until: IsoDate; readonly daysOff: readonly string[] },
): readonly IsoDate[] {
  let day = until;
  const latest = legs
    .toReversed()
    .map(({ takes, fixed }) => {
      const own = fixed ?? day;
      day = before(own, takes, daysOff);
      return own;
    })
    .toReversed();
  return layOutForwards(legs, from, daysOff).map((date, index) => {
    const late = latest[index] ?? date;
    return late > date ? late : date;
  });
}

function after(day: IsoDate, { days, workdays }: Duration, daysOff: readonly string[]): IsoDate {
  return workdays === undefined ? addWorkingDays(addDays(day, days ?? 0), 0, daysOff) : addWorkingDays(day, workdays, daysOff);
}

function before(day: IsoDate, { days, workdays }: Duration, daysOff: readonly string[]): IsoDate {
  return workdays !== undefined && workdays > 0 ? addWorkingDays(day, -workdays, daysOff) : lastWorkingDay(addDays(day, -(days ?? 0)), daysOff);
}

function lastWorkingDay(day: IsoDate, daysOff: readonly string[]): IsoDate {
  return isWorkingDay(day, daysOff) ? day : addWorkingDays(day, -1, daysOff);
}

/** The last working day that is not after a bound, but never a day that is over. */
function latestUntil(bound: IsoDate, from: IsoDate, daysOff: readonly string[]): IsoDate {
  const day = lastWorkingDay(bound, daysOff);
  return day < from ? bound : day;
}
