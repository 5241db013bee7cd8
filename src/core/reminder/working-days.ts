import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../ids.ts';
import { isExtraDayOff, isPublicHoliday } from './days-off.ts';

function toIsoDate(day: Temporal.PlainDate): IsoDate {
  return day.toString() as IsoDate;
}

function isWorking(day: Temporal.PlainDate, extraDaysOff: readonly string[]): boolean {
  return day.dayOfWeek <= 5 && !isPublicHoliday(day) && !isExtraDayOff(day, extraDaysOff);
}

function demandWhole(days: number): void {
  if (!Number.isSafeInteger(days)) throw new RangeError(`Days must be a whole number, not ${days}`);
}

/** Whether people are at work that day: Monday to Friday, no public holiday, no extra day off. */
export function isWorkingDay(date: IsoDate, extraDaysOff: readonly string[]): boolean {
  return isWorking(Temporal.PlainDate.from(date), extraDaysOff);
}

/** Dates that have been counted to: every turn asks for the same few deadlines. */
const counted = new Map<string, IsoDate>();
/** More than the open cases of a large municipality ask for. */
const mostCounted = 10_000;

/** The date `n` working days after `date` (before it when negative); 0 from a day off is the next working day. Throws RangeError when `n` is no whole number. */
export function addWorkingDays(date: IsoDate, n: number, extraDaysOff: readonly string[]): IsoDate {
  demandWhole(n);
  const question = [date, n, ...extraDaysOff].join(' ');
  const known = counted.get(question);
  if (known !== undefined) return known;
  if (counted.size >= mostCounted) counted.clear();
  const found = countWorkingDays(date, n, extraDaysOff);
  counted.set(question, found);
  return found;
}

function countWorkingDays(date: IsoDate, n: number, extraDaysOff: readonly string[]): IsoDate {
  let day = Temporal.PlainDate.from(date);
  if (n === 0) {
    while (!isWorking(day, extraDaysOff)) day = day.add({ days: 1 });
    return toIsoDate(day);
  }
  const step = Math.sign(n);
  for (let left = Math.abs(n); left > 0;) {
    day = day.add({ days: step });
    if (isWorking(day, extraDaysOff)) left -= 1;
  }
  return toIsoDate(day);
}

/** The date `n` calendar days after `date`, before it when negative. Throws RangeError when `n` is no whole number. */
export function addDays(date: IsoDate, n: number): IsoDate {
  demandWhole(n);
  return toIsoDate(Temporal.PlainDate.from(date).add({ days: n }));
}

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}
