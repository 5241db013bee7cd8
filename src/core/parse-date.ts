import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './ids.ts';
import { accept, refuse, type Result } from './result.ts';

/** Why what was typed is no date: not a date at all, a date without year, a day the calendar does not have, or a year far from ours. */
export type DateRefusal = 'not-a-date' | 'no-year' | 'impossible-date' | 'year-out-of-range';

/** Month names in bokmål, nynorsk and English; a month may be shortened to three letters or more. */
const months: readonly (readonly string[])[] = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['mars', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['desember', 'december'],
];

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
// Norwegian order, day first, also when written with slashes.
const numeric = /^(\d{1,2})[./-] ?(\d{1,2})(?:[./-] ?(\d{4}|\d{2})?)?$/;
const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?([a-z]{3,9})\.?,? ?(\d{4}|\d{2})?$/;
const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})?$/;

function toMonth(name: string): number {
  return months.findIndex((names) => names.some((full) => full.startsWith(name))) + 1;
}

function toDate(day: string | undefined, month: number, year: string | undefined, near?: IsoDate): Result<IsoDate, DateRefusal> {
  if (year === undefined) return near === undefined ? refuse('no-year') : toNearest(day, month, near);
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (fullYear < 1950 || fullYear > 2149) return refuse('year-out-of-range');
  const inMonth = new Temporal.PlainYearMonth(fullYear, Math.min(Math.max(month, 1), 12)).daysInMonth;
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > inMonth) return refuse('impossible-date');
  return accept(new Temporal.PlainDate(fullYear, month, Number(day)).toString() as IsoDate);
}

/** The day of that name closest to another: what people mean who leave the year out. */
function toNearest(day: string | undefined, month: number, near: IsoDate): Result<IsoDate, DateRefusal> {
  const middle = Temporal.PlainDate.from(near);
  const away = (date: string) => Math.abs(middle.until(date).total({ unit: 'days' }));
  const found = [-1, 0, 1]
    .map((years) => toDate(day, month, String(middle.year + years)))
    .flatMap((one) => (one.ok ? [one.value] : []))
    .toSorted((one, other) => away(one) - away(other))[0];
  return found === undefined ? refuse('impossible-date') : accept(found);
}

/**
 * Reads a date as a date input sends it (ISO) or as people write it: «4.12.2026», «04.12.26», «4. desember 2026», "December 4, 2026".
 * A date without year is refused, unless `near` says around which day it is to be looked for.
 */
export function parseDate(text: string, near?: IsoDate): Result<IsoDate, DateRefusal> {
  if (text.length > 60) return refuse('not-a-date');
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const isoParts = iso.exec(typed);
  if (isoParts !== null) return toDate(isoParts[3], Number(isoParts[2]), isoParts[1]);
  const numericParts = numeric.exec(typed);
  if (numericParts !== null) return toDate(numericParts[1], Number(numericParts[2]), numericParts[3], near);
  const dayParts = dayFirst.exec(typed);
  const monthParts = dayParts === null ? monthFirst.exec(typed) : null;
  const [day, name, year] = dayParts !== null ? [dayParts[1], dayParts[2], dayParts[3]] : [monthParts?.[2], monthParts?.[1], monthParts?.[3]];
  const month = name === undefined ? 0 : toMonth(name);
  return month === 0 ? refuse('not-a-date') : toDate(day, month, year, near);
}
