import { livePositions, toCourse, type Course, type CourseStep } from '../../core/case/course.ts';
import { isLeaderOut } from '../../core/case/panel.ts';
import { applicants, isPublished, toReferenceDates, toStatus } from '../../core/case/state.ts';
import { openRequests } from '../../core/case/requests.ts';
import { findTimes } from '../../core/case/decide-times.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { ReminderText } from '../../core/reply/reminder-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { DeadlineView } from '../../core/reply/rule-view.ts';
import { planReminders, type PlannedReminder } from '../../core/reminder/plan-reminders.ts';
import type { Message, Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
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

/** A line on top of the card about what has just happened. */
export type Notice = CaseView['notices'][number];

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

/** The buttons with the most urgent request before the last of them, which leads to the whole path. */
function withRequest({ state }: LoadedCase, { origin, mayHandleRequests }: CaseReplyOptions, buttons: readonly Button[]): readonly Button[] {
  const [first] = openRequests(state.requests);
  if (first === undefined || mayHandleRequests !== true) return buttons;
  const isClosed = toStatus(state) === 'closed';
  const button = toButton(
    origin,
    'request.open',
    { key: 'app.button.open-request' },
    {
      style: isClosed ? 'primary' : 'normal',
      data: { of: first.id },
    },
  );
  const at = isClosed ? 0 : 2;
  return [...buttons.slice(0, at), button, ...buttons.slice(at)].slice(0, 4);
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

/** What explains a status that is not running. */
export function toStatusNote({ state }: LoadedCase): Say | null {
  switch (toStatus(state)) {
    case 'held':
      return state.hold?.until === null || state.hold === null
        ? { key: 'app.status.held' }
        : { key: 'app.status.held-until', params: { date: { date: state.hold.until } } };
    case 'withdrawn':
      return state.withdrawal === null ? null : { key: 'app.status.withdrawn', params: { date: { date: state.withdrawal.on } } };
    case 'closed':
      return { key: state.linkedTo === null ? 'app.status.closed' : 'app.status.closed-anew', params: { case: state.linkedTo ?? '' } };
    case 'running':
      return state.linkedFrom === null ? null : { key: 'app.status.linked-from', params: { case: state.linkedFrom } };
  }
}

/** The day the applicants have been told; it stands on the card for as long as the case does. */
export function toApplicationDeadline(state: LoadedCase['state']): readonly Say[] {
  const date = toReferenceDates(state).T_frist;
  return date === undefined ? [] : [{ key: 'app.facts.deadline', params: { date: { date, weekday: false } } }];
}

const isDone = ({ standing }: CourseStep) => standing === 'done' || standing === 'skipped';

/** The stage the case is in, and the strip of all of them. */
export function toStages(course: Course, { policy }: LoadedCase): Pick<CaseView, 'stage' | 'stages'> {
  const inUse = policy.stages.filter(({ id }) => course.steps.some(({ step }) => step.stage === id));
  const current = inUse.findIndex(({ id }) => id === course.stage);
  const steps = course.steps.filter(({ step }) => step.stage === course.stage);
  const stage = inUse[current];
  return {
    stage:
      stage === undefined
        ? null
        : { title: stage.title, index: current + 1, of: inUse.length, stepsDone: steps.filter(isDone).length, stepsOf: steps.length },
    stages: inUse.map(({ id, title }) => ({
      title,
      state: id === course.stage ? 'current' : course.steps.every((one) => one.step.stage !== id || isDone(one)) ? 'done' : 'ahead',
    })),
  };
}

function toIdle(course: Course, status: CaseView['status']): Say | null {
  if (status === 'closed') return { key: 'app.idle.closed' };
  if (status === 'held') return { key: 'app.idle.held' };
  const later = course.steps.find(({ standing }) => standing === 'not-yet');
  if (later !== undefined && later.opensOn !== null)
    return { key: 'app.idle.until', params: { date: { date: later.opensOn }, step: later.step.title } };
  return { key: 'app.idle.waiting' };
}

/** The first deadline among the steps that are not done. */
export function toDeadline(course: Course, today: IsoDate): DeadlineView | null {
  const due = course.steps
    .flatMap(({ step, standing, deadline }) =>
      deadline !== null && (standing === 'open' || standing === 'asked' || standing === 'not-yet') ? [{ step, date: deadline }] : [],
    )
    .toSorted((one, other) => one.date.localeCompare(other.date))[0];
  if (due === undefined) return null;
  return {
    what: due.step.title,
    date: due.date,
    state: due.date < today ? 'overdue' : due.date === today ? 'today' : 'ahead',
    proposal: due.step.deadline?.certainty === 'DEFAULT' || due.step.deadline?.certainty === 'X',
  };
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

/** What the button of the next step says, by what records it. */
const nextLabels = {
  form: 'app.button.do',
  requirements: 'app.button.write-list',
  advert: 'app.button.check-advert',
  panel: 'app.button.panel',
  briefing: 'app.button.briefing',
} as const;

interface ButtonWorld {
  readonly course: Course;
  readonly origin: CardOrigin;
  readonly next: CourseStep | null;
  readonly asked: readonly CourseStep[];
  readonly status: CaseView['status'];
}

function toButtons({ state }: LoadedCase, { course, origin, next, asked, status }: ButtonWorld): readonly Button[] {
  const plan = toButton(origin, 'case.plan', { key: 'app.button.plan' });
  if (status === 'held') return [toButton(origin, 'case.resume', { key: 'app.button.resume' }, { style: 'primary' }), plan];
  if (status === 'closed') return [plan];
  const buttons: Button[] = [];
  const nobody = applicants(state) === 0 && status === 'running';
  if (nobody) buttons.push(toButton(origin, 'case.withdraw-form', { key: 'app.button.anew-nobody' }, { style: 'primary', data: { nobody: true } }));
  if (next !== null) {
    const label: Message = { key: nextLabels[next.step.editor] };
    buttons.push(toButton(origin, 'step.open', label, { style: nobody ? 'normal' : 'primary', data: stepData(next.step.id, next.position) }));
  }
  const back = course.steps.find(({ standing, record }) => standing === 'open' && (record?.outcome === 'returned' || record?.outcome === 'refused'));
  if (back !== undefined && back !== next && back.step.asks !== undefined)
    buttons.push(toButton(origin, 'step.open', { key: 'app.button.ask-again' }, { data: stepData(back.step.id, back.position) }));
  const waiting = asked[0];
  const involving = status === 'running' ? [next, waiting].find((one) => one?.step.involves !== undefined) : undefined;
  if (involving !== undefined && involving !== null)
    buttons.push(toButton(origin, 'union.involve-form', { key: 'app.button.involve' }, { data: stepData(involving.step.id, involving.position) }));
  if (waiting !== undefined) {
    buttons.push(
      toButton(
        origin,
        'step.open',
        // Who has the question answers it herself; the manager can still say that it came another way.
        toWaitingLabel(waiting),
        {
          style: next === null ? 'primary' : 'normal',
          data: stepData(waiting.step.id, waiting.position),
        },
      ),
    );
  }
  if (status === 'withdrawn' && state.linkedTo === null) buttons.push(toButton(origin, 'case.readvertise', { key: 'app.button.readvertise' }));
  return [...buttons, plan].slice(0, 4);
}

function toWaitingLabel({ step, record }: CourseStep): Message {
  if (step.editor === 'panel' || step.editor === 'briefing') return { key: `app.button.waiting-${step.editor}` };
  return { key: `app.button.${(record?.question?.to.length ?? 0) > 0 ? 'waiting' : 'answer'}-${step.asks?.who ?? 'other'}` };
}

function toMore(
  { state, policy }: LoadedCase,
  { course, origin, status, options }: Pick<ButtonWorld, 'course' | 'origin' | 'status'> & { readonly options: CaseReplyOptions },
): readonly Button[] {
  const button = (verb: Button['verb'], key: string, data: Readonly<Record<string, string>> = {}, style: Button['style'] = 'normal') =>
    toButton(origin, verb, { key }, { data, style });
  const handOver = options.mayHandOver ? [button('case.handover-form', 'app.button.hand-over')] : [];
  // Who may not take part does nothing more in the case but give it away.
  if (isLeaderOut(state)) return handOver;
  const undo = state.turns.length > 1 ? [button('case.undo', 'app.button.undo')] : [];
  if (status === 'closed')
    return [...undo, ...(state.withdrawal !== null && state.linkedTo === null ? [button('case.readvertise', 'app.button.readvertise')] : [])];
  const offered = course.steps.find(({ step, standing }) => step.offers && (standing === 'done' || standing === 'asked'));
  const unsigned =
    offered !== undefined &&
    course.steps.some(({ step, position, standing }) => step.per === 'position' && position === offered.position && standing !== 'done');
  const running = status === 'running';
  return [
    ...(running ? [button('case.edit', 'app.button.edit')] : []),
    ...(running && !isPublished(state) && state.requirements !== null ? [button('list.open', 'app.button.edit-list')] : []),
    ...(running && findTimes(course) !== null ? [button('times.form', 'app.button.times')] : []),
    ...(running && offered !== undefined && offered.position !== null && unsigned
      ? [button('offer.decline-form', 'app.button.decline', { position: offered.position })]
      : []),
    ...(running && course.stage === policy.stages.at(-1)?.id && livePositions(state).length > 1
      ? [button('position.unfill-form', 'app.button.unfill')]
      : []),
    ...(policy.hash !== options.currentPolicy ? [button('policy.adopt', 'app.button.adopt')] : []),
    ...(running ? [button('case.hold-form', 'app.button.hold')] : []),
    ...handOver,
    ...undo,
    ...(running ? [button('case.withdraw-form', 'app.button.withdraw', {}, 'destructive')] : []),
  ];
}
