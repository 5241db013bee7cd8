import { toCourse, type CourseStep } from '../../core/case/course.ts';
import type { Policy } from '../../core/case/definition.ts';
import { unionAnswers } from '../../core/case/event.ts';
import { involvedField } from '../../core/case/involved-fields.ts';
import { isAt, sharesAt, type Share } from '../../core/case/share.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { DeadlineView } from '../../core/reply/rule-view.ts';
import type { Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import { toApplicationDeadline, toStages, toStatusNote } from './case-standing.ts';
import type { Notice } from './notice.ts';
import { toFactsLines } from './facts-lines.ts';
import { isProposedDeadline } from './is-proposed-deadline.ts';
import { isCorrected, toAnswer, toNote, toWho } from './involvement-lines.ts';
import { toRuleView } from './rule-view.ts';
import { dayOf } from '../../core/reminder/day-of.ts';

/**
 * The living card for somebody a case is shared with: the post, how far the case has come, and what she is asked – one thing at a time.
 * No other step is named and none is counted: that a step exists can tell something about a candidate, as the talk about negative references does.
 */
export function toSharedReply(
  loaded: LoadedCase,
  {
    origin,
    reader,
    today,
    notices = [],
    more = [],
  }: {
    readonly origin: CardOrigin;
    readonly reader: UserId;
    readonly today: IsoDate;
    readonly notices?: readonly Notice[];
    readonly more?: readonly Button[];
  },
): Reply {
  const { state, policy } = loaded;
  const course = toCourse(state, policy, today);
  const shares = state.shares.filter((share) => share.with === reader);
  const isClosed = toStatus(state) === 'closed';
  const pending = isClosed ? undefined : shares.find(({ answer }) => answer === null);
  const about = pending ?? shares.at(-1);
  const step = policy.steps.find(({ id }) => id === about?.step);
  const { stage, stages } = toStages(course, loaded);
  const placeOf = (share: Share) => course.steps.find((one) => isAt(share, { step: one.step.id, position: one.position }));
  const discussed = shares.filter((share) => viewOf(loaded, share, placeOf(share)) !== null);
  return {
    kind: 'case',
    view: {
      caseId: state.id,
      title: state.facts.title,
      unit: state.facts.unit,
      facts: [...toFactsLines(state.facts, policy), ...toApplicationDeadline(state)],
      status: toStatus(state),
      statusNote: toStatusNote(loaded),
      stage: stage === null ? null : { ...stage, stepsDone: 0, stepsOf: 0 },
      stages,
      next:
        pending === undefined || step?.involves === undefined
          ? null
          : { stepId: step.id, title: step.involves.moment, instruction: step.involves.what },
      reminders: [],
      idle: { key: 'app.shared.idle' },
      why: step === undefined ? null : { ...toRuleView(policy, step.involves?.rule ?? step.why), isManagers: true },
      moreRules: [],
      waiting: [],
      deadline: pending === undefined ? null : toDeadline(pending, policy, today),
      notices: [...notices, ...pendingFirst(shares).flatMap((share) => toLines(loaded, share, placeOf(share)))],
      buttons: isClosed ? [] : pending === undefined ? toCorrectButtons(discussed, origin) : toAnswerButtons(pending, origin),
      more: [...(isClosed || pending !== undefined || about === undefined ? [] : toAnswerButtons(about, origin)), ...more],
    },
  };
}

/** What a card that shows the whole case adds for a reader who is also asked as a union representative: HR or a director with a post. Null when she is not, or the case is closed. */
export function toUnionPart(
  loaded: LoadedCase,
  { origin, reader, today }: { readonly origin: CardOrigin; readonly reader: UserId; readonly today: IsoDate },
): UnionPart | null {
  const { state, policy } = loaded;
  const shares = state.shares.filter((share) => share.with === reader);
  const pending = shares.find(({ answer }) => answer === null);
  const about = pending ?? shares.at(-1);
  if (about === undefined || toStatus(state) === 'closed') return null;
  const course = toCourse(state, policy, today);
  const placeOf = (share: Share) => course.steps.find((one) => isAt(share, { step: one.step.id, position: one.position }));
  const step = policy.steps.find(({ id }) => id === about.step);
  const discussed = shares.filter((share) => viewOf(loaded, share, placeOf(share)) !== null);
  const answers = toAnswerButtons(about, origin);
  return {
    next:
      pending === undefined || step?.involves === undefined
        ? null
        : { stepId: step.id, title: step.involves.moment, instruction: step.involves.what },
    deadline: pending === undefined ? null : toDeadline(pending, policy, today),
    notices: [
      { tone: 'neutral', text: { key: 'app.shared.as-union' } },
      ...pendingFirst(shares).flatMap((share) => toLines(loaded, share, placeOf(share))),
    ],
    buttons: pending === undefined ? toCorrectButtons(discussed, origin) : answers,
    more: pending === undefined ? answers : [],
  };
}

/** What a representative is asked and may answer, as part of a card that shows more. */
export type UnionPart = Pick<CaseView, 'next' | 'deadline' | 'notices' | 'buttons' | 'more'>;

/** What she is asked now stands above what she has answered. */
function pendingFirst(shares: readonly Share[]): readonly Share[] {
  return shares.toSorted((one, other) => Number(one.answer !== null) - Number(other.answer !== null));
}

/** What she may answer; once she has, the same again, so that she can change her mind. */
export function toAnswerButtons({ step, position }: Pick<Share, 'step' | 'position'>, origin: CardOrigin): readonly Button[] {
  return unionAnswers.map((answer) =>
    answer === 'statement'
      ? toButton(origin, 'union.answer-form', { key: 'app.button.union-statement' }, { data: stepData(step, position) })
      : toButton(origin, 'union.answer', { key: `app.button.union-${answer}` }, { data: { ...stepData(step, position), answer } }),
  );
}

function toCorrectButtons(shares: readonly Share[], origin: CardOrigin): readonly Button[] {
  return shares
    .slice(-1)
    .map(({ step, position }) => toButton(origin, 'union.correct-form', { key: 'app.button.union-correct' }, { data: stepData(step, position) }));
}

/** The day she was given; a proposal until HR has confirmed how many days the representatives have. */
function toDeadline({ step, due }: Share, policy: Policy, today: IsoDate): DeadlineView | null {
  const involves = policy.steps.find(({ id }) => id === step)?.involves;
  if (due === null || involves === undefined) return null;
  return {
    what: involves.moment,
    date: due,
    state: due < today ? 'overdue' : due === today ? 'today' : 'ahead',
    proposal: isProposedDeadline(policy, step),
  };
}

function toLines(loaded: LoadedCase, share: Share, one: CourseStep | undefined): readonly Notice[] {
  const { policy, texts } = loaded;
  const step = policy.steps.find(({ id }) => id === share.step);
  const moment = step?.involves?.moment ?? step?.title ?? '';
  const since = { date: dayOf(share.at), weekday: false as const };
  const neutral = (key: string, params: NonNullable<Message['params']>): Notice => ({ tone: 'neutral', text: { key, params } });
  const lines: Notice[] = [];
  if (share.answer === null) lines.push(neutral('app.shared.since', { step: moment, date: since }));
  else {
    const { answer } = share;
    const date = { date: dayOf(answer.at), weekday: false as const };
    lines.push(
      neutral('app.shared.answered', { moment, answer: toAnswer(answer, texts), date, note: toNote(answer, isProposedDeadline(policy, share.step)) }),
    );
  }
  const reasons = reasonsOf(loaded, share, one);
  if (reasons !== null) lines.push(neutral('app.shared.enclosed', { text: reasons }));
  const view = viewOf(loaded, share, one);
  if (view === null || one?.record === undefined) return lines;
  const date = { date: dayOf(one.record.at), weekday: false as const };
  const who = toWho({ policy, texts }, { union: share.union, name: null });
  lines.push(neutral(view === '' ? 'app.shared.discussed-none' : 'app.shared.discussed', { union: who, date, text: view }));
  if (share.correction !== null && isCorrected(share, one))
    lines.push(neutral('app.shared.corrected', { text: texts[share.correction.text] ?? '–' }));
  return lines;
}

/** What was recorded about her union's view: empty for none, null while no discussion is recorded. */
function viewOf({ state, texts }: LoadedCase, share: Share, one: CourseStep | undefined): string | null {
  const field = one?.step.fields.find(({ perInvolved }) => perInvolved);
  if (one === undefined || field === undefined || one.standing !== 'done' || one.record?.outcome !== 'done') return null;
  const nth = sharesAt(state.shares, share).findIndex((other) => other.with === share.with) + 1;
  const ref = one.record.evidence.fields[involvedField(field.id, nth)];
  return typeof ref === 'string' ? (texts[ref] ?? '–') : '';
}

/** The written need, as it is recorded or else as it was sent to her. */
function reasonsOf({ texts }: LoadedCase, share: Share, one: CourseStep | undefined): string | null {
  if (share.enclosed === null) return null;
  const { encloses } = one?.step.involves ?? {};
  const recorded =
    one?.record?.outcome === 'done' && one.standing === 'done' && encloses !== undefined ? one.record.evidence.fields[encloses] : undefined;
  return texts[typeof recorded === 'string' ? recorded : share.enclosed] ?? null;
}
