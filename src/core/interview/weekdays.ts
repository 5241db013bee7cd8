import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../ids.ts';

/** Names of the weekdays from Monday on, in bokmål, nynorsk and English. */
const weekdays: readonly (readonly string[])[] = [
  ['mandag', 'måndag', 'monday'],
  ['tirsdag', 'tysdag', 'tuesday'],
  ['onsdag', 'wednesday'],
  ['torsdag', 'thursday'],
  ['fredag', 'friday'],
  ['lørdag', 'laurdag', 'saturday'],
  ['søndag', 'sundag', 'sunday'],
];

/** Which weekday a word is, whole or shortened to three letters or more; Monday is 1, no weekday null. */
export function toWeekday(word: string): number | null {
  const found = word.length < 3 ? -1 : weekdays.findIndex((names) => names.some((name) => name.startsWith(word)));
  return found === -1 ? null : found + 1;
}

/** The weekday of a date; Monday is 1. */
export function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
