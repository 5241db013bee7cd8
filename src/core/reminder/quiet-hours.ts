import type { Policy } from '../case/definition.ts';

/** The part of the day in which reminders may come, `HH:MM`: from, and before. */
export interface WakingHours {
  readonly from: string;
  readonly before: string;
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The hours outside the municipality's quiet ones. A setting that is no time of day, or leaves no hour, counts as not made. */
export function wakingHours({ settings }: Policy): WakingHours {
  const valueOf = (id: string, otherwise: string) => {
    const value = settings.find((setting) => setting.id === id)?.value;
    return typeof value === 'string' && time.test(value) ? value : otherwise;
  };
  const hours = { from: valueOf('reminder.quiet-to', '08:00'), before: valueOf('reminder.quiet-from', '16:00') };
  return hours.from < hours.before ? hours : { from: '08:00', before: '16:00' };
}

/** The times of the digest to choose among, every half hour from 07:00 to 15:00. */
export const digestTimes: readonly string[] = Array.from({ length: 17 }, (_, index) => {
  const minutes = 7 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});

/** Whether a time of day is outside the quiet hours. */
export function isWaking(at: string, { from, before }: WakingHours): boolean {
  return at >= from && at < before;
}
