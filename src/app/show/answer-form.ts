import { cameWithQuestion, isFilledByAnswer } from '../../core/case/answer-inputs.ts';
import type { CourseStep } from '../../core/case/course.ts';
import { isConfirmed, seenInput, toQuestionBasis } from '../../core/case/decide-answer.ts';
import { reasonMaxLength } from '../../core/case/decide.ts';
import { fieldInput } from '../../core/case/check-evidence.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toFactsLines } from './facts-lines.ts';
import { toOwnLines } from './question-lines.ts';
import { toYesNo } from './question-view.ts';
import { toRuleView } from './rule-view.ts';
import { plainInput, problemOf, toStepInputs, type InputStart } from './step-inputs.ts';
import { stepTitle } from './step-title.ts';

/** What she is about to do: give the whole answer, one of two, or send the question back. */
export type AnswerAct = { readonly kind: 'give' } | { readonly kind: 'choose'; readonly answer: string } | { readonly kind: 'return' };

/** The form of somebody who has been asked: what is asked once more, and what her answer needs. The day and her name go with it by themselves. */
export function toAnswerForm(
  loaded: LoadedCase,
  one: CourseStep,
  act: AnswerAct,
  { origin, notices = [], ...start }: InputStart & { readonly origin: CardOrigin; readonly notices?: readonly Notice[] },
): Reply {
  const { state, policy } = loaded;
  const { step, position, record } = one;
  const yesNo = toYesNo(step);
  const chosen = act.kind === 'choose' ? yesNo : undefined;
  const isNo = chosen !== undefined && act.kind === 'choose' && act.answer === chosen.no;
  const stem =
    act.kind === 'return' ? 'app.answer.return' : isNo ? 'app.answer.refuse' : chosen === undefined ? 'app.answer.give' : 'app.answer.approve';
  const data = {
    ...stepData(step.id, position),
    ...(record === undefined ? {} : { basis: toQuestionBasis(state, record) }),
    ...(chosen === undefined || act.kind !== 'choose' ? {} : { [fieldInput(chosen.field.id)]: act.answer, answer: act.answer }),
  };
  const facts = toFactsLines(state.facts, policy);
  const lines = [{ plain: `${state.facts.title}, ${state.facts.unit}` }, ...facts, ...toOwnLines(loaded, one)];
  return {
    kind: 'form',
    view: {
      form: 'answer',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: act.kind === 'return' ? { key: 'app.answer.return.title' } : (step.asks?.question ?? stepTitle(one, state)),
      intro: { key: `${stem}.intro` },
      why: { ...toRuleView(policy, step.why), isManagers: true },
      moreRules: [],
      notices: [...notices, ...lines.map((text): Notice => ({ tone: 'neutral', text }))],
      inputs: act.kind === 'return' || isNo ? toReason(`${stem}.hint`, start) : toInputs(loaded, one, chosen?.field.id, start),
      buttons: [
        toButton(
          origin,
          act.kind === 'return' ? 'answer.return' : 'answer.give',
          { key: `${stem}.button` },
          { data, style: isNo ? 'destructive' : 'primary', submits: true },
        ),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}

/** What is left to fill in when the day, her name and what came with the question are known. */
function toInputs(loaded: LoadedCase, one: CourseStep, choice: string | undefined, start: InputStart): readonly InputView[] {
  const fields = one.step.fields.filter((field) => !isFilledByAnswer(field) && field.id !== choice);
  const ticks = one.record?.question?.ticks ?? [];
  const inputs = toStepInputs(loaded, one, start, { fields, checks: (check) => !cameWithQuestion(check, ticks) });
  return [...inputs, ...toSeen(start)];
}

function toReason(hint: string, start: InputStart): readonly InputView[] {
  const reason: InputView = {
    ...plainInput,
    id: 'reason',
    kind: 'multiline',
    label: { key: 'app.input.reason' },
    hint: { key: hint },
    value: start.draft?.['reason'] ?? '',
    maxLength: reasonMaxLength,
    problem: problemOf('reason', start.problems),
  };
  return [reason, ...toSeen(start)];
}

/** The tick that lets words stand that looked like somebody's name or health; only where they did. */
function toSeen({ draft, problems = [] }: InputStart): readonly InputView[] {
  const isTicked = isConfirmed(draft ?? {});
  if (!isTicked && !problems.some(({ message }) => message.key.startsWith('app.warning.'))) return [];
  const value = isTicked ? 'true' : 'false';
  return [{ ...plainInput, id: seenInput, kind: 'tick', label: { key: 'app.input.seen' }, value, required: false }];
}
