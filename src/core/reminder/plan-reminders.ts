import { holds } from '../case/condition.ts';
import { livePositions, toCourse, toWorld, type CourseStep } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { allRecords, toReferenceDates, toStatus, type CaseState, type StepRecord } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import { daysOf, readStoredTimes } from '../interview/interview-time.ts';
import type { IsoDate, PositionId } from '../ids.ts';
import type { Anchor, Reminder } from './reminder.ts';
import { dayOf } from './day-of.ts';
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

interface Known {
  readonly day: IsoDate;
  /** The day it became known in the case. */
  readonly since: IsoDate;
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

/** The days of the first of some anchors that has any. */
function toDays(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): readonly Known[] {
  const found = knownDays(anchors, state, position);
  const earliest = found.length > 0 || position !== null ? null : earliestKnown(anchors, state);
  return earliest === null ? found : [earliest];
}

function knownDays(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): readonly Known[] {
  for (const anchor of anchors) {
    const known = 'each' in anchor ? toTimesDays(anchor.each, state, position) : [toKnown(anchor, state, position)].filter((one) => one !== null);
    if (known.length > 0) return known;
  }
  return [];
}

/** The first of some anchors that has a date in the case, and since when it is known. */
export function firstKnown(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): Known | null {
  return knownDays(anchors, state, position)[0] ?? null;
}

/** The days of a times field, in order. */
function toTimesDays(path: string, state: CaseState, position: PositionId | null): readonly Known[] {
  const [step = '', field = ''] = path.split('/');
  const record = recordOf(state, step, position);
  if (record?.outcome !== 'done') return [];
  const days = daysOf(readStoredTimes(record.evidence.fields[field]));
  return days.map((day) => ({ day, since: record.changedTimes?.since[day] ?? dayOf(record.at) }));
}

/** The earliest date any position has, for a step of the whole case that hangs on what was agreed for each. */
function earliestKnown(anchors: readonly Anchor[], state: CaseState): Known | null {
  const found = livePositions(state).flatMap((position) => firstKnown(anchors, state, position) ?? []);
  return found.toSorted((one, other) => one.day.localeCompare(other.day))[0] ?? null;
}

function toKnown(anchor: Exclude<Anchor, { readonly each: string }>, state: CaseState, position: PositionId | null): Known | null {
  if ('date' in anchor) {
    if (anchor.date === 'T_slutt') return endOf(state, position);
    const day = toReferenceDates(state, position)[anchor.date];
    return day === undefined ? null : { day, since: knownSince(state, anchor.date, day) };
  }
  if ('field' in anchor) {
    const [step = '', field = ''] = anchor.field.split('/');
    const record = recordOf(state, step, position);
    const value = record?.outcome === 'done' ? record.evidence.fields[field] : undefined;
    return record !== undefined && typeof value === 'string' ? { day: value as IsoDate, since: dayOf(record.at) } : null;
  }
  if ('last' in anchor) return toTimesDays(anchor.last, state, position).at(-1) ?? null;
  if ('asked' in anchor) {
    const asked = recordOf(state, anchor.asked, position)?.askedOn ?? null;
    return asked === null ? null : { day: asked, since: asked };
  }
  const record = recordOf(state, anchor.recorded, position);
  return record === undefined || record.outcome !== 'done' ? null : { day: dayOf(record.at), since: dayOf(record.at) };
}

function recordOf(state: CaseState, step: string, position: PositionId | null): StepRecord | undefined {
  return state.steps[step] ?? (position === null ? undefined : state.perPosition[step]?.[position]);
}

/** The last day of a temporary post stands in the facts, and is known since the case was opened. */
function endOf(state: CaseState, position: PositionId | null): Known | null {
  const day = state.facts.positions.find(({ id }) => id === position)?.end ?? null;
  return day === null ? null : { day, since: dayOf(state.openedAt) };
}

/** The day the step that recorded a date was recorded. */
function knownSince(state: CaseState, name: keyof ReturnType<typeof toReferenceDates>, day: IsoDate): IsoDate {
  const by = allRecords(state).find((record) => record.outcome === 'done' && record.evidence.dates[name] === day);
  if (by !== undefined) return dayOf(by.at);
  return name === 'T_behov' ? state.openedOn : day;
}
