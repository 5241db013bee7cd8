import { accept, refuse, type Result } from '../result.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkText, readInput } from './check-inputs.ts';
import { checkPastDate } from './check-past-date.ts';
import type { Command } from './command.ts';
import { toWorld, type CourseStep } from './course.ts';
import { recordSlots } from './decide-slot.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import { firstDependant } from './first-dependant.ts';
import type { Step } from './definition.ts';
import { isDiscussion } from './involved-fields.ts';
import { sharesAt } from './share.ts';
import { toBound } from './advert.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { reasonMaxLength, withReason } from './with-reason.ts';

/** A command about one step. */
export type StepCommand = Extract<Command, { kind: 'ask' | 'do' | 'skip' | 'reopen' }>;

/** Asking somebody, recording evidence, leaving a step out with a reason, and taking a record back. */
export function decideStep(command: StepCommand, moment: Moment): Result<Decision, Refusal> {
  const found = moment.course.steps.find(({ step, position }) => step.id === command.step && position === command.position);
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  switch (command.kind) {
    case 'ask':
      return ask(command, found, moment);
    case 'do':
      return record(command, found, moment);
    case 'skip':
      return skip(command, found, moment);
    case 'reopen':
      return reopen(command, found, moment);
  }
}

type Of<Kind extends StepCommand['kind']> = Extract<StepCommand, { kind: Kind }>;

function ask(command: Of<'ask'>, found: CourseStep, { state, world, turn }: Moment): Result<Decision, Refusal> {
  const { step, position } = found;
  if (step.asks === undefined) return refuse({ reason: 'not-applicable' });
  const barred = barredBy(found);
  if (barred !== null) return refuse(barred);
  const date = checkPastDate(command.inputs, 'asked', { today: world.today, notBefore: [] });
  const form = toQuestionForm(step);
  const checked = checkEvidence(form, command.inputs, { state, position, world: toWorld(state, world.policy, position), today: world.today, turn });
  if (!date.ok || !checked.ok) {
    const problems = [date, checked].flatMap((one): readonly InputProblem[] =>
      one.ok ? [] : 'reason' in one.refusal ? (one.refusal.reason === 'inputs' ? one.refusal.problems : []) : one.refusal,
    );
    return refuse({ reason: 'inputs', problems });
  }
  const { evidence, texts, warnings } = checked.value;
  const { to = [] } = command;
  const goesAlong = to.length > 0 || form.fields.length > 0 || form.checks.length > 0;
  const question = goesAlong ? { question: { to: [...to], fields: evidence.fields, ticks: evidence.ticks } } : {};
  return accept({
    happenings: [{ kind: 'step-asked', step: step.id, position, on: date.value, ...question, ...toBound(step, state) }],
    texts,
    warnings,
  });
}

function record(command: Of<'do'>, found: CourseStep, moment: Moment): Result<Decision, Refusal> {
  const { state, world, turn } = moment;
  const { step, position } = found;
  if (step.editor !== 'form') return refuse({ reason: 'not-applicable' });
  const barred = barredBy(found);
  if (barred !== null) return refuse(barred);
  // A discussion only the manager knows of is nobody's to correct.
  if (isDiscussion(step) && command.noRepresentative !== true && sharesAt(state.shares, { step: step.id, position }).length === 0)
    return refuse({ reason: 'involve-first' });
  if (step.slots !== undefined) return recordSlots(command.inputs, found, moment);
  const checked = checkEvidence(step, command.inputs, { state, position, world: toWorld(state, world.policy, position), today: world.today, turn });
  const elsewhere =
    command.elsewhere === true
      ? checkText(readInput(command.inputs, 'elsewhere'), { maxLength: reasonMaxLength, required: true, person: true })
      : accept(null);
  if (!checked.ok || !elsewhere.ok) {
    const how = elsewhere.ok ? [] : [{ input: 'elsewhere', message: elsewhere.refusal }];
    return refuse({ reason: 'inputs', problems: [...(checked.ok ? [] : checked.refusal), ...how] });
  }
  const { outcome, evidence, texts, warnings } = checked.value;
  const happening = { kind: 'step-done', step: step.id, position, outcome, evidence, ...toBound(step, state) } as const;
  if (elsewhere.value === null) return accept({ happenings: [happening], texts, warnings });
  const ref = `${turn}/elsewhere`;
  return accept({
    happenings: [{ ...happening, elsewhere: ref }],
    texts: { ...texts, [ref]: elsewhere.value.text },
    warnings: [...warnings, ...elsewhere.value.warnings],
  });
}

function skip(command: Of<'skip'>, { step, position, standing }: CourseStep, { turn }: Moment): Result<Decision, Refusal> {
  if (standing === 'done' || standing === 'skipped') return refuse({ reason: 'already-done' });
  if (!step.skippable) return refuse({ reason: 'not-skippable' });
  return withReason(command.reason, turn, (reason) => ({ kind: 'step-skipped', step: step.id, position, reason }));
}

function reopen(command: Of<'reopen'>, found: CourseStep, { state, course, world, turn }: Moment): Result<Decision, Refusal> {
  const { step, position } = found;
  if (found.record === undefined) return refuse({ reason: 'not-applicable' });
  const later = firstDependant(found, course, state, world.policy);
  if (later !== null) return refuse({ reason: 'needed-by', step: later });
  const what = { kind: 'step-reopened', step: step.id, position } as const;
  // What is advertised was promised in public, so taking it back needs a reason.
  return step.publishes ? withReason(command.reason ?? '', turn, (reason) => ({ ...what, reason })) : happen({ ...what, reason: null });
}

/** What is filled in with the question, as a form of its own. None of the ticks holds it back. */
function toQuestionForm(step: Step): Step {
  const checks = step.checks.filter(({ by }) => by === 'asker').map((check) => ({ ...check, need: 'may' as const }));
  return { ...step, fields: step.asks?.fields ?? [], checks };
}

function barredBy({ standing, door, opensOn }: CourseStep): Refusal | null {
  if (standing === 'done' || standing === 'skipped') return { reason: 'already-done' };
  // The question may be out already when a door shuts; the answer must wait for it all the same.
  if (door !== null) return { reason: 'door', door };
  if (standing === 'not-yet' && opensOn !== null) return { reason: 'not-yet', opensOn };
  return null;
}
