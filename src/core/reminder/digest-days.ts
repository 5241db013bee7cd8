import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../ids.ts';
import { addDays, addWorkingDays } from './working-days.ts';

/** When somebody wants her reminders. */
export interface DigestTimes {
  /** `HH:MM` in Europe/Oslo. */
  readonly time: string;
  /** Monday is 1; null for every working day. */
  readonly weekday: number | null;
  readonly daysOff: readonly string[];
}

/** The first day on or after `from` that somebody's reminders come: a working day, her weekday's or the next one when that is off. */
export function digestDay(from: IsoDate, { weekday, daysOff }: DigestTimes): IsoDate {
  if (weekday === null) return addWorkingDays(from, 0, daysOff);
  const shift = (weekday - Temporal.PlainDate.from(from).dayOfWeek + 7) % 7;
  // Last week's day may have been moved to this one.
  for (let day = addDays(from, shift - 7); ; day = addDays(day, 7)) {
    const moved = addWorkingDays(day, 0, daysOff);
    if (moved >= from) return moved;
  }
}

/** The last day the reminders of a digest day are about: itself, or the day before the next weekly one, so that nothing falls between. */
export function digestHorizon(day: IsoDate, times: DigestTimes): IsoDate {
  return times.weekday === null ? day : addDays(digestDay(addDays(day, 1), times), -1);
}

/** The first digest day on or after `from` that tells of something due. */
export function digestDayFor(due: IsoDate, from: IsoDate, times: DigestTimes): IsoDate {
  if (times.weekday === null) return digestDay(due > from ? due : from, times);
  // Two weeks before it the digest cannot reach so far yet.
  const early = addDays(due, -14);
  let day = digestDay(early > from ? early : from, times);
  while (digestHorizon(day, times) < due) day = digestDay(addDays(day, 1), times);
  return day;
}

/** A time of day in Oslo as milliseconds since 1970, whatever zone the machine or the client is in. */
export function osloMoment(day: IsoDate, time: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: time }).epochMilliseconds;
}
