import type { Instant, IsoDate } from '../ids.ts';

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The day a moment falls on in Europe/Oslo. */
export function dayOf(at: Instant): IsoDate {
  return oslo.format(Date.parse(at)) as IsoDate;
}
