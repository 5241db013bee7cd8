import { holds } from '../case/condition.ts';
import { livePositions, toCourse, toWorld, type CourseStep } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { toStatus, type CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate, PositionId } from '../ids.ts';
import type { Reminder } from './reminder.ts';
import { toDays, type Known } from './to-days.ts';
import { addDays, addWorkingDays } from './working-days.ts';

/** A reminder of a case that has a date. */
export interface PlannedReminder {
  /** Permanent within the case: the reminder, the position and the day. A moved date is another key. */
  readonly key: string;
  readonly reminder: Reminder;
  readonly position: PositionId | null;
  /** The step it is about, as it stands; null for reminders without a step. */
  readonly step: CourseStep | null;
  /** The date it hangs on. */
  readonly anchor: IsoDate;
  /** The day it is due. */
  readonly due: IsoDate;
  /** It was due the moment its date became known: it belongs on the living card and is no message of its own. */
  readonly arises: boolean;
}

/**
 * Every reminder of a case that is not done with, by the day it is due. Pure: planned anew whenever the case or the
 * policy changes, and asked again when a reminder is about to leave.
 */
export function planReminders(state: CaseState, policy: Policy, today: IsoDate): readonly PlannedReminder[] {
  const status = toStatus(state);
  if (status === 'held') return [];
  const course = toCourse(state, policy, today);
  const daysOff = extraDaysOff(policy);
  const planned = policy.reminders.flatMap((reminder) => {
    if (status === 'closed' && !reminder.afterClosing) return [];
    return placesOf(reminder, state, course.steps).flatMap(({ step, position }): readonly PlannedReminder[] => {
      if (step !== null && (step.standing === 'done' || step.standing === 'skipped')) return [];
      if (reminder.when !== undefined && !holds(reminder.when, toWorld(state, policy, position))) return [];
      if (state.settledReminders.some((settled) => settled.reminder === reminder.id && settled.position === position)) return [];
      return lastDueAndLater(toDays(reminder.from, state, position), today, ({ day, since }) => {
        const due = dueDay(reminder, day, daysOff);
        return { key: `${reminder.id}/${position ?? '-'}/${due}`, reminder, position, step, anchor: day, due, arises: due <= since };
      });
    });
  });
  return planned.toSorted((one, other) => one.due.localeCompare(other.due) || one.key.localeCompare(other.key));
}

function placesOf(
  reminder: Reminder,
  state: CaseState,
  steps: readonly CourseStep[],
): readonly { readonly step: CourseStep | null; readonly position: PositionId | null }[] {
  if (reminder.step !== undefined) return steps.filter((one) => one.step.id === reminder.step).map((step) => ({ step, position: step.position }));
  if (!reminder.perPosition) return [{ step: null, position: null }];
  return livePositions(state).map((position) => ({ step: null, position }));
}

function dueDay({ days, workdays }: Reminder, anchor: IsoDate, daysOff: readonly string[]): IsoDate {
  const day = days === 0 ? anchor : addDays(anchor, days);
  return workdays === 0 ? day : addWorkingDays(day, workdays, daysOff);
}

/** What hangs on several days, such as interviews: of those that have come only the last, and each that is still to come. Two days with the same due day are told of once. */
function lastDueAndLater(days: readonly Known[], today: IsoDate, plan: (known: Known) => PlannedReminder): readonly PlannedReminder[] {
  const planned = days.map(plan);
  const last = planned.findLast(({ due }) => due <= today);
  return planned.filter((one, at) => (one === last || one.due > today) && planned.findLastIndex(({ key }) => key === one.key) === at);
}
