import type { Policy } from '../case/definition.ts';
import type { IsoDate } from '../ids.ts';
import type { Nudge } from './nudge.ts';
import { addWorkingDays } from './working-days.ts';

/** Where the municipality has said nothing else. */
const defaults = { 'reminder.escalate-workdays': 5, 'reminder.answer-workdays': 3 } as const;

/** A number of working days the municipality has set. */
export function workdaysOf({ settings }: Policy, id: keyof typeof defaults): number {
  const value = settings.find((setting) => setting.id === id)?.value;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : defaults[id];
}

/** The working day before a last day, and the day itself; the first is over once the second has come. Her card told her of what was due when it came. */
export function aroundDay(
  day: IsoDate,
  { asked, today, daysOff, place }: { readonly asked: IsoDate; readonly today: IsoDate; readonly daysOff: readonly string[]; readonly place: string },
): readonly Pick<Nudge, 'key' | 'due' | 'day'>[] {
  const before = addWorkingDays(day, -1, daysOff);
  const days = [...(today < day ? [before] : []), day];
  return days.filter((due) => due > asked).map((due) => ({ key: `${place}/${due}`, due, day }));
}
