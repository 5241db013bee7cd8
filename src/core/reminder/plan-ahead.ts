import { livePositions, toCourse, type CourseStep } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { openRequests, type RightsRequest } from '../case/requests.ts';
import { isAt, type Share } from '../case/share.ts';
import { toReferenceDates, toStatus, type CaseState } from '../case/state.ts';
import { findTimes } from '../case/decide-times.ts';
import { daysOf, readStoredTimes, type InterviewTime } from '../interview/interview-time.ts';
import type { IsoDate } from '../ids.ts';
import { planReminders, type PlannedReminder } from './plan-reminders.ts';
import { toMilestones, type Milestone } from './to-milestones.ts';

/** Something of a case that has a day. */
export type AheadEntry = { readonly date: IsoDate } &
  /** A step should be done; `proposal` is a product default, not a rule. */
  (
    | { readonly kind: 'deadline'; readonly one: CourseStep; readonly proposal: boolean }
    | { readonly kind: 'reminder'; readonly planned: PlannedReminder }
    /** A representative has been asked and has not answered. */
    | { readonly kind: 'answer'; readonly share: Share }
    /** Somebody has asked for something by right. */
    | { readonly kind: 'request'; readonly request: RightsRequest }
    | { readonly kind: 'milestone'; readonly milestone: Milestone }
    /** A day with interviews. */
    | { readonly kind: 'interviews'; readonly times: readonly InterviewTime[] }
    /** A trial period or a temporary post ends. */
    | { readonly kind: 'end'; readonly of: 'probation' | 'post' }
  );

/** Everything a case has a day for and that is not done, by day: deadlines, reminders, answers that are waited for, decided days. Each once. */
export function planAhead(state: CaseState, policy: Policy, today: IsoDate): readonly AheadEntry[] {
  const isWaiting = toStatus(state) !== 'held';
  const deadlines = isWaiting ? toDeadlines(state, policy, today) : [];
  const reminders = isWaiting ? toReminders(state, policy, today, deadlines) : [];
  const answers = toStatus(state) === 'running' ? toAnswers(state, policy, today) : [];
  const requests = openRequests(state.requests).map((request): AheadEntry => ({ kind: 'request', date: request.due, request }));
  const interviews = toInterviews(state, policy, today);
  const decided = toMilestones(state, policy, today).decided.flatMap((milestone): readonly AheadEntry[] =>
    milestone.stage.steps.some((step) => step === interviews.step) && interviews.days.some(({ date }) => date === milestone.date)
      ? []
      : [{ kind: 'milestone', date: milestone.date, milestone }],
  );
  return [...interviews.days, ...deadlines, ...reminders, ...answers, ...requests, ...decided, ...toEnds(state, today)].toSorted((one, other) =>
    one.date.localeCompare(other.date),
  );
}

/** The days with interviews, and the step they are recorded in; they say more than its milestones. */
function toInterviews(state: CaseState, policy: Policy, today: IsoDate): { readonly days: readonly AheadEntry[]; readonly step: string | undefined } {
  const found = findTimes(toCourse(state, policy, today));
  if (found === null || found.one.record?.outcome !== 'done') return { days: [], step: undefined };
  const times = readStoredTimes(found.one.record.evidence.fields[found.field.id]);
  const toEntry = (day: IsoDate): AheadEntry => ({ kind: 'interviews', date: day, times: times.filter(({ date }) => date === day) });
  return { days: daysOf(times).flatMap((day) => (day < today ? [] : [toEntry(day)])), step: found.field.until };
}

type Deadline = Extract<AheadEntry, { kind: 'deadline' }>;

function toDeadlines(state: CaseState, policy: Policy, today: IsoDate): readonly Deadline[] {
  return toCourse(state, policy, today).steps.flatMap((one): readonly Deadline[] =>
    one.deadline === null || one.standing === 'done' || one.standing === 'skipped'
      ? []
      : [
          {
            kind: 'deadline',
            date: one.deadline,
            one,
            proposal: one.step.deadline?.certainty === 'DEFAULT' || one.step.deadline?.certainty === 'X',
          },
        ],
  );
}

/** A reminder says nothing more where the step's deadline is the same day, is due as well, or the reminder arose with its date and the deadline is still to come. */
function toReminders(state: CaseState, policy: Policy, today: IsoDate, deadlines: readonly Deadline[]): readonly AheadEntry[] {
  const told = new Set<string>();
  return planReminders(state, policy, today).flatMap((planned): readonly AheadEntry[] => {
    const { step, due, arises, reminder } = planned;
    const deadline = deadlines.find(({ one }) => step !== null && one.step.id === step.step.id && one.position === step.position);
    if (deadline !== undefined && (deadline.date === due || arises || (due <= today && deadline.date <= today))) return [];
    // Of several reminders of one step that are due, the first has been waiting longest.
    const place =
      due > today ? `${step?.step.id ?? reminder.id}/${planned.position ?? ''}/${due}` : `${step?.step.id ?? reminder.id}/${planned.position ?? ''}`;
    if (told.has(place)) return [];
    told.add(place);
    return [{ kind: 'reminder', date: due, planned }];
  });
}

/** Silence about a step that is recorded is waited for no longer. */
function toAnswers(state: CaseState, policy: Policy, today: IsoDate): readonly AheadEntry[] {
  const left = toCourse(state, policy, today).steps.filter(({ standing }) => standing !== 'done' && standing !== 'skipped');
  return state.shares.flatMap((share): readonly AheadEntry[] =>
    share.answer === null && share.due !== null && left.some(({ step, position }) => isAt(share, { step: step.id, position }))
      ? [{ kind: 'answer', date: share.due, share }]
      : [],
  );
}

function toEnds(state: CaseState, today: IsoDate): readonly AheadEntry[] {
  const live = livePositions(state);
  const probation = live.map((position) => toReferenceDates(state, position).T_provetid_slutt);
  const ends = state.facts.positions.flatMap(({ id, end }) => (live.includes(id) && end !== null ? [end] : []));
  const toEntries = (days: readonly (IsoDate | undefined)[], of: 'probation' | 'post') =>
    [...new Set(days)].flatMap((date): readonly AheadEntry[] => (date === undefined || date < today ? [] : [{ kind: 'end', date, of }]));
  return [...toEntries(probation, 'probation'), ...toEntries(ends, 'post')];
}
