import { Temporal } from 'temporal-polyfill';
import type { Instant, IsoDate } from '../ids.ts';
import type { WakingHours } from '../reminder/quiet-hours.ts';
import { addWorkingDays, isWorkingDay } from '../reminder/working-days.ts';
import type { BroadcastTime } from './broadcast-draft.ts';

const zone = 'Europe/Oslo';

/** When people are at work. */
export interface WorkingTime {
  readonly hours: WakingHours;
  readonly extraDaysOff: readonly string[];
}

/** When a broadcast leaves: no earlier than now, and without `anyTime` not before people are at work. `moved` tells that work was waited for. */
export function startOf(when: BroadcastTime, now: Instant, { hours, extraDaysOff }: WorkingTime): { readonly at: Instant; readonly moved: boolean } {
  const wanted = when.kind === 'at' && when.at > now ? when.at : now;
  const at = Temporal.Instant.from(wanted).toZonedDateTimeISO(zone);
  const day = at.toPlainDate().toString() as IsoDate;
  const time = at.toPlainTime().toString().slice(0, 5);
  const works = isWorkingDay(day, extraDaysOff);
  if (when.anyTime || (works && time >= hours.from && time < hours.before)) return { at: wanted, moved: false };
  const next = works && time < hours.from ? day : addWorkingDays(day, 1, extraDaysOff);
  const morning = Temporal.PlainDate.from(next).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hours.from) });
  return { at: morning.toInstant().toString({ fractionalSecondDigits: 3 }) as Instant, moved: true };
}
