import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../ids.ts';
import { addDays, addWorkingDays } from './working-days.ts';

/** The days offered: tomorrow, in three days, next Monday; what falls on a day off comes on the next working day. */
export function snoozeDays(today: IsoDate, daysOff: readonly string[]): readonly { readonly id: string; readonly day: IsoDate }[] {
  const monday = 8 - Temporal.PlainDate.from(today).dayOfWeek;
  return [
    { id: 'day', day: addDays(today, 1) },
    { id: 'three-days', day: addDays(today, 3) },
    { id: 'monday', day: addDays(today, monday) },
  ].map(({ id, day }) => ({ id, day: addWorkingDays(day, 0, daysOff) }));
}
