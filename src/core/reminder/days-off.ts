import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter-sunday.ts';

// Computed here rather than by date-holidays: that package takes about 450 ms to import (more than half of what the
// whole SDK costs), works on `Date` in the machine's time zone, and lists days nobody has off beside those people have.
// The Norwegian days are fixed by law and have not moved for decades. The test compares the two for 2024–2035.

/** Public holidays on the same day each year, `MM-DD`: lov om helligdager § 2 and lov om 1 og 17 mai. */
const fixedHolidays: readonly string[] = ['01-01', '05-01', '05-17', '12-25', '12-26'];

/** Public holidays as days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const movableHolidays: readonly number[] = [-3, -2, 0, 1, 39, 49, 50];

/** Day of the year of Easter Sunday, by year: a deadline asks for it many times over. */
const easterDays = new Map<number, number>();

/** Days from Easter Sunday of the same year; negative before it. */
function daysFromEaster(day: Temporal.PlainDate): number {
  const known = easterDays.get(day.year) ?? Temporal.PlainDate.from({ year: day.year, ...easterSunday(day.year) }).dayOfYear;
  easterDays.set(day.year, known);
  return day.dayOfYear - known;
}

/** Whether the day is a Norwegian public holiday, Sundays included only when they are one by name. */
export function isPublicHoliday(day: Temporal.PlainDate): boolean {
  return fixedHolidays.includes(day.toString().slice(-5)) || movableHolidays.includes(daysFromEaster(day));
}

/** Whether the day is among the extra days off: an ISO date, `christmas-eve`, `new-years-eve` or `wednesday-before-easter`; other words match no day. */
export function isExtraDayOff(day: Temporal.PlainDate, extraDaysOff: readonly string[]): boolean {
  const iso = day.toString();
  const monthDay = iso.slice(-5);
  return (
    extraDaysOff.includes(iso) ||
    (monthDay === '12-24' && extraDaysOff.includes('christmas-eve')) ||
    (monthDay === '12-31' && extraDaysOff.includes('new-years-eve')) ||
    (extraDaysOff.includes('wednesday-before-easter') && daysFromEaster(day) === -4)
  );
}
