import { Temporal } from 'temporal-polyfill';
import type { Instant, IsoDate } from '../ids.ts';

/** The moment a clock in Europe/Oslo shows a time on a day, also on the days it is set forward or back. */
export function toInstant(date: IsoDate, clock: string): Instant {
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime('Europe/Oslo').toInstant().toString() as Instant;
}
