import { toQuestionBasis } from '../../core/case/decide-answer.ts';
import type { CourseStep } from '../../core/case/course.ts';
import type { Field, Step } from '../../core/case/definition.ts';
import type { IsoDate } from '../../core/ids.ts';
import { toCourse } from '../../core/case/course.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { Person } from '../../ports/directory.ts';
import { isDisqualified } from '../../core/case/panel.ts';
import { toAnsweringRole } from '../find-answerers.ts';
import type { LoadedCase } from '../load-case.ts';
import { isAllowed, toRelations } from '../rights.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import { stepTitle } from './step-title.ts';
import { toQuestionLines } from './question-lines.ts';

/** The questions of a case that wait for this person's answer, the one put last first: it is the one her newest card brought. */
export function toOpenQuestions(loaded: LoadedCase, person: Person, today: IsoDate): readonly CourseStep[] {
  const { state, policy } = loaded;
  const standing = toRelations(person, state, today);
  const open = toCourse(state, policy, today).steps.filter((one) => {
    const who = toAnsweringRole(one.step);
    if (one.standing !== 'asked' || one.door !== null || who === null) return false;
    return (
      person.id !== state.owner &&
      person.id !== one.record?.by &&
      !isDisqualified(state, person.id) &&
      isAllowed(person, `answer-as-${who}`, standing)
    );
  });
  return open.toSorted((one, other) => (other.record?.at ?? '').localeCompare(one.record?.at ?? ''));
}

/** The choice a director answers with one of two buttons; undefined where the step's whole form is needed. */
export function toYesNo(step: Step): { readonly field: Field; readonly yes: string; readonly no: string } | undefined {
  if (step.asks?.who !== 'director') return undefined;
  const [field, ...others] = step.fields.filter(({ refusedBy }) => refusedBy !== undefined);
  if (field === undefined || others.length > 0 || field.refusedBy === undefined || field.options.length !== 2) return undefined;
  const yes = field.options.find(({ id }) => id !== field.refusedBy);
  return yes === undefined ? undefined : { field, yes: yes.id, no: field.refusedBy };
}

/** The question about the advert's text that waits for this person; undefined for everybody else. */
export function findReading(loaded: LoadedCase, person: Person, today: IsoDate): CourseStep | undefined {
  return toOpenQuestions(loaded, person, today).find(({ step }) => step.boundTo === 'advert');
}

/** Opens what she is asked to read before she answers. */
function toReadButton({ policy }: LoadedCase, { step }: CourseStep, origin: CardOrigin): readonly Button[] {
  const check = step.boundTo === undefined ? undefined : policy.steps.find(({ editor }) => editor === 'advert');
  return check === undefined
    ? []
    : [toButton(origin, 'step.open', { key: 'app.button.read-advert' }, { style: 'primary', data: stepData(check.id, null) })];
}

/** Opens the form of her answer. */
export function toAnswerButton({ state }: LoadedCase, { step, position, record }: CourseStep, origin: CardOrigin, style: Button['style']): Button {
  const data = { ...stepData(step.id, position), ...(record === undefined ? {} : { basis: toQuestionBasis(state, record) }) };
  return toButton(origin, 'answer.open', { key: 'app.button.give-answer' }, { data, style });
}

/** What the answerer's card says of the question: the question itself, what goes along, and her buttons. */
export function toQuestionView(
  loaded: LoadedCase,
  one: CourseStep,
  origin: CardOrigin,
): { readonly next: CaseView['next']; readonly notices: CaseView['notices']; readonly buttons: readonly Button[] } {
  const { step, position, record } = one;
  const data = { ...stepData(step.id, position), ...(record === undefined ? {} : { basis: toQuestionBasis(loaded.state, record) }) };
  const open = (key: string, more: Readonly<Record<string, string | boolean>>, style: Button['style'] = 'normal') =>
    toButton(origin, 'answer.open', { key }, { data: { ...data, ...more }, style });
  const yesNo = toYesNo(step);
  return {
    next: { stepId: step.id, title: step.asks?.question ?? stepTitle(one, loaded.state), instruction: step.asks?.request ?? step.instruction },
    notices: toQuestionLines(loaded, one).map((text) => ({ tone: 'neutral', text })),
    buttons: [
      ...toReadButton(loaded, one, origin),
      ...(yesNo === undefined
        ? [toAnswerButton(loaded, one, origin, step.boundTo === undefined ? 'primary' : 'normal')]
        : [open('app.button.approve', { answer: yesNo.yes }, 'primary'), open('app.button.refuse', { answer: yesNo.no })]),
      open('app.button.ask-back', { returns: true }),
    ],
  };
}
