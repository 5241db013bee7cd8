import type { FreeTextWarning } from '../free-text/check-free-text.ts';
import { accept, refuse, type Result } from '../result.ts';
import { isAboutText, toBound } from './advert.ts';
import { isFilledByAnswer, toAnswerInputs } from './answer-inputs.ts';
import { checkEvidence, fieldInput } from './check-evidence.ts';
import { checkText, readInput } from './check-inputs.ts';
import type { Command, Inputs } from './command.ts';
import { toWorld, type CourseStep } from './course.ts';
import type { Decision, Moment } from './decision.ts';
import type { Step } from './definition.ts';
import type { Refusal } from './refusal.ts';
import type { CaseState, StepRecord } from './state.ts';
import { withReason, reasonMaxLength } from './with-reason.ts';

type AnswerCommand = Extract<Command, { kind: 'answer' | 'return-question' }>;

/** Names a question as it stands with the facts and the text it is about; an answer given to an older one is not taken for this. */
export function toQuestionBasis(state: CaseState, record: StepRecord): string {
  const text = record.bound === undefined ? '' : ` ${record.bound}`;
  return `${state.factsTurn} ${record.at}${text}`;
}

/** Whether a «no» to this question needs its reason. HR says of preferential rights yes or no and nothing more: a reason would be about a person (N-07). */
function asksReason({ asks }: Step): boolean {
  return asks?.who === 'director';
}

/** An answer by the one who was asked: it records the step with the evidence the manager would give, or returns the question with a reason. */
export function decideAnswer(command: AnswerCommand, moment: Moment): Result<Decision, Refusal> {
  const { state, world, course, turn } = moment;
  const found = course.steps.find(({ step, position }) => step.id === command.step && position === command.position);
  if (found === undefined || found.step.asks?.who !== command.as || found.step.editor !== 'form') return refuse({ reason: 'not-applicable' });
  const barred = barredBy(found, moment, command.basis);
  if (barred !== null) return refuse(barred);
  if (command.kind === 'answer') return answer(command, found, moment);
  const { step, position } = found;
  const returned = withReason(command.reason, turn, (reason) => ({ kind: 'question-returned', step: step.id, position, reason }));
  return returned.ok && !command.isSeen ? (unseen(returned.value.warnings, 'reason') ?? returned) : returned;

  function barredBy({ standing, door, record }: CourseStep, { state: now }: Moment, basis: string): Refusal | null {
    if (standing === 'done' || standing === 'skipped') return { reason: 'already-done' };
    if (record?.outcome === 'asked' && !isAboutText(now, found?.step ?? {}, record)) return { reason: 'text-changed' };
    if (standing !== 'asked' || record === undefined) return { reason: 'not-asked' };
    // Her own case or her own question: somebody else decides.
    if (world.actor === state.owner || world.actor === record.by) return { reason: 'own-question' };
    if (door !== null) return { reason: 'door', door };
    return basis === toQuestionBasis(now, record) ? null : { reason: 'changed-meanwhile' };
  }
}

function answer(
  { inputs, name }: Extract<AnswerCommand, { kind: 'answer' }>,
  { step, position, record }: CourseStep,
  { state, world, turn }: Moment,
): Result<Decision, Refusal> {
  const given = toAnswerInputs(step, inputs, { today: world.today, name, ticks: record?.question?.ticks ?? [] });
  const checked = checkEvidence(step, given, { state, position, world: toWorld(state, world.policy, position), today: world.today, turn });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: checked.refusal });
  const { outcome, evidence, texts, warnings } = checked.value;
  const happening = { kind: 'step-done', step: step.id, position, outcome, evidence, ...toBound(step, state) } as const;
  if (outcome === 'done' || !asksReason(step)) {
    const problem = isConfirmed(inputs) ? null : unseen(warnings, firstText(step));
    return problem ?? accept({ happenings: [happening], texts, warnings });
  }
  const reason = checkText(readInput(inputs, 'reason'), { maxLength: reasonMaxLength, required: true, person: false });
  if (!reason.ok) return refuse({ reason: 'inputs', problems: [{ input: 'reason', message: reason.refusal }] });
  const ref = `${turn}/reason`;
  const all = [...warnings, ...reason.value.warnings];
  const problem = isConfirmed(inputs) ? null : unseen(all, 'reason');
  return problem ?? accept({ happenings: [{ ...happening, reason: ref }], texts: { ...texts, [ref]: reason.value.text }, warnings: all });
}

/** Input of the tick by which somebody says that her words concern no candidate. */
export const seenInput = 'seen';

/** Whether she has said that her words concern no candidate. */
export function isConfirmed(inputs: Inputs): boolean {
  return inputs[seenInput] === true || inputs[seenInput] === 'true';
}

/** What she writes is read by others at once, so a likely name is shown to her first; a colleague's may stay. */
function unseen(warnings: readonly FreeTextWarning[], input: string): Result<never, Refusal> | null {
  const [first] = warnings;
  return first === undefined ? null : refuse({ reason: 'inputs', problems: [{ input, message: { key: `app.warning.${first.kind}` } }] });
}

function firstText({ fields }: Step): string {
  const field = fields.find((one) => one.kind === 'text' && !isFilledByAnswer(one));
  return field === undefined ? 'reason' : fieldInput(field.id);
}
