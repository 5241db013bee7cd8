import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase } from '../carry-out.ts';
import { findAnswerers, type Answerers } from '../find-answerers.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { toByHand } from '../sending/by-hand.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { toUnreachedLines } from '../show/answer-notices.ts';
import type { Notice } from '../show/notice.ts';
import { toFactsLines } from '../show/facts-lines.ts';
import { toQuestionLines } from '../show/question-lines.ts';
import { findCourseStep } from '../show/step-form.ts';
import type { Person } from '../../ports/directory.ts';
import type { Message, Say } from '../../core/text.ts';
import { caseReply, mayWork, type TurnContext } from '../turn-context.ts';
import { stepFormAgain, type CaseStepPress } from './step-form-again.ts';

/** Puts a step's question: as a card to whoever answers it in Losen; where she cannot be reached, the manager is told why, with a text to send by hand. */
export async function askStep(context: TurnContext, press: CaseStepPress): Promise<Outcome> {
  const { app, tenant, person } = context;
  const today = app.clock.today();
  const loaded = await openForReader(context, press.caseId);
  if (loaded === null) return noSuchCase(context);
  const one = findCourseStep(loaded, today, press.step, press.position);
  const answerers = one === undefined || !mayWork(context, loaded) ? null : await findAnswerers(app, tenant, loaded, one.step, person.id);
  const receivers = answerers?.reachable ?? [];
  const { step, position } = press;
  const isByHand = answerers !== null && receivers.length === 0;
  return carryOut(context, press, {
    command: {
      kind: 'ask',
      step,
      position,
      // What Losen sends leaves today, whatever the card says.
      inputs: receivers.length === 0 ? press.data : { ...press.data, asked: today },
      to: receivers.map(({ id }) => id),
    },
    done: (after) => ({ key: isByHand ? 'app.done.asked-by-hand' : 'app.done.asked', params: { step: titleOf(after, press) } }),
    form: stepFormAgain(context, press, { answerers, again: true }),
    notify: (after) => receivers.map((receiver) => toRequest(context, after, press, { receiver, own: answerers?.own ?? null })),
    ...(isByHand
      ? {
          // What she should look at once more stands last, under the text she is about to send.
          show: (after, notices) =>
            caseReply(context, after, [...toByHandNotices(context, after, press, answerers), ...notices.filter(({ tone }) => tone === 'attention')]),
        }
      : {}),
  });
}

function titleOf({ policy }: LoadedCase, { step }: CaseStepPress) {
  return policy.steps.find(({ id }) => id === step)?.title ?? '';
}

interface Receiver {
  readonly receiver: Person;
  readonly own: Answerers['own'];
}

/** The answerer's card of the case with the question on it. */
function toRequest(context: TurnContext, after: LoadedCase, { step, position }: CaseStepPress, { receiver, own }: Receiver): Notification {
  const { state } = after;
  const { person } = context;
  return {
    key: `asked/${state.id}/${state.turn}/${receiver.id}`,
    to: receiver.id,
    content: {
      kind: 'case',
      caseId: state.id,
      notices: [{ tone: 'neutral', text: { key: own === 'owner' ? 'app.ask.of-you-for' : 'app.ask.of-you', params: { name: person.name } } }],
      question: { step, position },
    },
    report: { to: person.id, name: receiver.name, about: state.facts.title, byHand: toRequestByHand(context, after, { step, position }) },
  };
}

function toByHandNotices(context: TurnContext, after: LoadedCase, press: CaseStepPress, answerers: Answerers | null): readonly Notice[] {
  const why = answerers === null ? [] : toUnreachedLines(answerers);
  return [
    { tone: 'good', text: { key: 'app.done.asked-by-hand', params: { step: titleOf(after, press) } } },
    ...why.map((text): Notice => ({ tone: 'attention', text })),
    { tone: 'neutral', text: toByHand(toRequestByHand(context, after, press)) },
  ];
}

/** The question as a text for any other channel. */
function toRequestByHand(context: TurnContext, after: LoadedCase, { step, position }: Pick<CaseStepPress, 'step' | 'position'>): Message {
  const { state, policy } = after;
  const one = findCourseStep(after, context.app.clock.today(), step, position);
  const lines: readonly Say[] = [...toFactsLines(state.facts, policy), ...(one === undefined ? [] : toQuestionLines(after, one))];
  const params = { title: state.facts.title, unit: state.facts.unit, case: state.id, lines: { list: lines } };
  return { key: 'app.ask.by-hand', params: { ...params, question: one?.step.asks?.question ?? one?.step.title ?? '' } };
}
