import { toCourse, type Course, type CourseStep } from '../../core/case/course.ts';
import { applicants, toStatus } from '../../core/case/state.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { ReminderText } from '../../core/reply/reminder-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { planReminders, type PlannedReminder } from '../../core/reminder/plan-reminders.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toReturned } from './answer-notices.ts';
import { toFactsLines } from './facts-lines.ts';
import { toInvolvementNotices } from './involvement-lines.ts';
import type { UnionPart } from './shared-reply.ts';
import { toNextInterviews } from './interview-lines.ts';
import { toLeaderOut } from './leader-out.ts';
import { toPanelNotices } from './panel-lines.ts';
import type { PanelPart } from './panel-part.ts';
import { toQuestionView } from './question-view.ts';
import { toReadingNotices } from './reading-lines.ts';
import { toRequestNotices } from './request-form.ts';
import { toRuleView } from './rule-view.ts';
import { stepTitle } from './step-title.ts';
import { toButtons, toMore, withRequest } from './case-buttons.ts';
import { toApplicationDeadline, toDeadline, toStages, toStatusNote } from './case-standing.ts';
import type { Notice } from './notice.ts';

/** What the living card shows beside the case itself. */
export interface CaseReplyOptions {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  readonly notices?: readonly Notice[];
  /** The reader may work in the case; others only look, and HR may pass doors. */
  readonly mayWork: boolean;
  readonly mayHandOver: boolean;
  /** She may register and answer requests of applicants and others. */
  readonly mayHandleRequests?: boolean;
  /** The question that waits for the reader's own answer. */
  readonly question?: CourseStep | undefined;
  /** The reader owns the case and directs its area: what the director is asked goes to another. */
  readonly ownsAsDirector?: boolean;
  /** What the reader is asked as a union representative. */
  readonly asUnion?: UnionPart | null;
  readonly reader?: UserId;
  /** What the panel asks of the reader. */
  readonly panel?: PanelPart | null;
  /** What she may say later as a member of it. */
  readonly panelMore?: readonly Button[];
  /** Hash of the policy new cases get; differs from the case's when rules have changed since. */
  readonly currentPolicy: string;
}

/** The living card: where we are, what now, why, what waits, by when. */
export function toCaseReply(loaded: LoadedCase, options: CaseReplyOptions): Reply {
  const { state, policy } = loaded;
  const { origin, today, mayWork } = options;
  const course = toCourse(state, policy, today);
  const status = toStatus(state);
  const next = status === 'running' || status === 'withdrawn' ? course.next : null;
  const asked = course.steps.filter(({ standing }) => standing === 'asked');
  const question = status === 'running' ? options.question : undefined;
  const { asUnion = null, panel = null, panelMore = [] } = options;
  // One thing at a time: what she is asked as a member of the panel first, then what she answers for the municipality.
  const asking = panel ?? (question === undefined ? null : toQuestionView(loaded, question, origin));
  const unionNext = asking === null ? (asUnion?.next ?? null) : null;
  // What she answers as a representative waits behind the question above it, folded away.
  const unionButtons = asUnion?.buttons ?? [];
  const leaderOut =
    asking === null && unionNext === null && status === 'running' ? toLeaderOut(loaded, { origin, mayMove: options.mayHandOver }) : null;
  const about = question?.step ?? policy.steps.find(({ id }) => id === unionNext?.stepId) ?? next?.step;
  const isManagers = question !== undefined || unionNext !== null;
  const rule = unionNext === null ? about?.why : (about?.involves?.rule ?? about?.why);
  const why = panel?.why ?? (rule === undefined ? null : { ...toRuleView(policy, rule), isManagers });
  const moreRules =
    panel !== null ? panel.moreRules : about === undefined ? [] : about.rules.filter((id) => id !== rule).map((id) => toRuleView(policy, id));
  const view: CaseView = {
    caseId: state.id,
    title: state.facts.title,
    unit: state.facts.unit,
    facts: [...toFactsLines(state.facts, policy), ...toApplicationDeadline(state), ...toNextInterviews(loaded, today)],
    status,
    statusNote: toStatusNote(loaded),
    ...toStages(course, loaded),
    next:
      leaderOut?.next ??
      asking?.next ??
      unionNext ??
      (next === null ? null : { stepId: next.step.id, title: stepTitle(next, state), instruction: next.step.instruction }),
    reminders: mayWork ? toArisen(loaded, next, today) : [],
    idle: next === null && asking === null && unionNext === null && leaderOut === null ? toIdle(course, status) : null,
    why,
    moreRules,
    waiting: asked.flatMap(({ step, record }) =>
      // Her own question waits for herself, once it is the one she is asked.
      (panel === null && step === question?.step) || step.asks === undefined || record === undefined || record.askedOn === null
        ? []
        : [{ what: step.title, who: step.asks.waiting, since: record.askedOn }],
    ),
    deadline: (unionNext === null ? null : asUnion?.deadline) ?? toDeadline(course, today),
    notices: [
      ...(options.notices ?? []),
      ...(asking?.notices ?? []),
      ...(asUnion?.notices ?? []),
      ...toOwnNotices(options, [next, ...asked]),
      ...standingNotices(loaded, course, next),
      ...toReadingNotices(loaded, course),
      ...toPanelNotices(loaded, today, options.reader),
      ...toInvolvementNotices(loaded, course, today),
      ...toRequestNotices(state, today),
    ],
    buttons: [
      ...(asking?.buttons ?? []),
      ...(asking === null ? unionButtons : []),
      ...(leaderOut !== null
        ? leaderOut.buttons
        : withRequest(
            loaded,
            options,
            // What she is asked as a member comes before everything else.
            mayWork && panel === null
              ? toButtons(loaded, { course, origin, next, asked, status })
              : [toButton(origin, 'case.plan', { key: 'app.button.plan' })],
          )),
    ],
    more: [
      ...(asking === null ? [] : unionButtons),
      ...(asUnion?.more ?? []),
      ...panelMore,
      ...(options.mayHandleRequests === true ? [toButton(origin, 'request.form', { key: 'app.button.request' })] : []),
      toButton(origin, 'case.ahead', { key: 'app.button.ahead' }),
      ...(mayWork ? toMore(loaded, { course, origin, status, options }) : []),
    ],
  };
  return { kind: 'case', view };
}

/** How many arisen reminders a card bears before they are noise. */
const mostArisen = 2;

/** What was due the moment it was known and is not done: about the next step first, then what came last. Days are written out, since the card is read on any day. */
function toArisen({ state, policy }: LoadedCase, next: CourseStep | null, today: IsoDate): readonly ReminderText[] {
  const isNext = ({ step }: PlannedReminder) => step !== null && step.step.id === next?.step.id;
  return planReminders(state, policy, today)
    .filter(({ arises, reminder }) => arises && reminder.to.includes('owner'))
    .toSorted((one, other) => Number(isNext(other)) - Number(isNext(one)) || other.due.localeCompare(one.due))
    .slice(0, mostArisen)
    .map(({ reminder, anchor }) => ({ say: reminder.text, day: anchor, inDays: null }));
}

function toIdle(course: Course, status: CaseView['status']): Say | null {
  if (status === 'closed') return { key: 'app.idle.closed' };
  if (status === 'held') return { key: 'app.idle.held' };
  const later = course.steps.find(({ standing }) => standing === 'not-yet');
  if (later !== undefined && later.opensOn !== null)
    return { key: 'app.idle.until', params: { date: { date: later.opensOn }, step: later.step.title } };
  return { key: 'app.idle.waiting' };
}

function toOwnNotices({ ownsAsDirector }: CaseReplyOptions, steps: readonly (CourseStep | null)[]): readonly Notice[] {
  const isAsked = ownsAsDirector === true && steps.some((one) => one?.step.asks?.who === 'director');
  return isAsked ? [{ tone: 'neutral', text: { key: 'app.ask.own-owner' } }] : [];
}

/** What is true of the case and should not be overlooked, whatever was pressed. */
function standingNotices(loaded: LoadedCase, course: Course, next: CourseStep | null): readonly Notice[] {
  const { state, policy } = loaded;
  const notices: Notice[] = [];
  const refused = course.steps.find(({ record, standing }) => record?.outcome === 'refused' && standing === 'open');
  if (refused !== undefined) notices.push({ tone: 'attention', text: { key: 'app.notice.refused', params: { step: refused.step.title } } });
  for (const { step, record, standing } of course.steps) {
    if (standing !== 'open') continue;
    if (record?.outcome === 'returned') notices.push({ tone: 'attention', text: { key: 'app.notice.returned', params: { step: step.title } } });
    const words = toReturned(loaded, record);
    if (words !== null) notices.push({ tone: 'neutral', text: words });
  }
  if (applicants(state) === 0 && state.withdrawal === null) notices.push({ tone: 'attention', text: { key: 'app.notice.nobody-applied' } });
  const advising = policy.gates
    .flatMap((gate) => gate.doors)
    .find((door) => door.restsOn !== undefined && next !== null && door.openedBy.includes(next.step.id));
  const setting = policy.settings.find(({ id, confirmed }) => id === advising?.restsOn && !confirmed);
  if (setting !== undefined) notices.push({ tone: 'neutral', text: { key: 'app.notice.unconfirmed', params: { setting: setting.label } } });
  return notices;
}
