import { Temporal } from 'temporal-polyfill';
import type { Instant, IsoDate } from '../ids.ts';

/** The day a moment falls on in Europe/Oslo. */
export function dayOf(at: Instant): IsoDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString() as IsoDate;
}
