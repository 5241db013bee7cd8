import { z } from 'zod';
import type { Policy } from '../../core/case/definition.ts';
import { extraDaysOff } from '../../core/case/to-deadline.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { DigestTimes } from '../../core/reminder/digest-days.ts';
import { isWaking, wakingHours } from '../../core/reminder/quiet-hours.ts';

const isoDate = z.iso.date().transform((value) => value as IsoDate);

/** What somebody has chosen with «varsler», as it is stored. */
export const alertsSchema = z.strictObject({
  /** `HH:MM`; null for the first hour of the municipality's day. */
  time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  /** Monday is 1; null for every working day. */
  weekday: z.int().min(1).max(5).nullable(),
  absence: z
    .strictObject({
      from: isoDate,
      /** The last day counts. */
      to: isoDate,
      /** Who gets her reminders meanwhile; null lets them wait. */
      standIn: z
        .string()
        .transform((value) => value as UserId)
        .nullable(),
    })
    .nullable(),
});

/** What somebody has chosen with «varsler». */
export type Alerts = Readonly<z.infer<typeof alertsSchema>>;

/** What holds until somebody chooses otherwise: every working day, as soon as the quiet hours are over. */
export const usualAlerts: Alerts = { time: null, weekday: null, absence: null };

/** When her reminders come, under a policy: a time that has become a quiet one gives way to the first that is not. */
export function toDigestTimes({ time, weekday }: Alerts, policy: Policy): DigestTimes {
  const hours = wakingHours(policy);
  return { time: time !== null && isWaking(time, hours) ? time : hours.from, weekday, daysOff: extraDaysOff(policy) };
}

/** Whether she has said that she is away that day. */
export function isAway({ absence }: Alerts, day: IsoDate): boolean {
  return absence !== null && absence.from <= day && day <= absence.to;
}
