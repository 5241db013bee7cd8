import type { IsoDate } from '../ids.ts';
import { addDays, addWorkingDays } from '../reminder/working-days.ts';
import type { Policy, Step } from './definition.ts';

/** Days the municipality keeps free beside the public holidays. */
export function extraDaysOff({ settings }: Policy): readonly string[] {
  const value = settings.find(({ id }) => id === 'calendar.extra-days-off')?.value;
  return Array.isArray(value) ? value : [];
}

/** The day a step should be done, counted from its reference date. */
export function toDeadline({ deadline }: Step, after: IsoDate, daysOff: readonly string[]): IsoDate {
  const days = deadline?.days === undefined ? after : addDays(after, deadline.days);
  return deadline?.workdays === undefined ? days : addWorkingDays(days, deadline.workdays, daysOff);
}
