import type { IsoDate } from '../ids.ts';
import { checkInput, fieldInput } from './check-evidence.ts';
import type { Inputs } from './command.ts';
import type { Check, Field, Step } from './definition.ts';

/** Whether a field is filled in by the fact that she answers: the day of the answer and who gave it. */
export function isFilledByAnswer({ kind, tense, person, required }: Field): boolean {
  return required && ((kind === 'date' && tense === 'past') || (kind === 'text' && person));
}

/** Whether a tick came with the question, so that nobody is asked for it again. */
export function cameWithQuestion({ id, by }: Check, ticks: readonly string[]): boolean {
  return by === 'asker' && ticks.includes(id);
}

/** What she has answered as the step's form would have it: the day and her name are known, and what came with the question counts. */
export function toAnswerInputs(
  step: Step,
  inputs: Inputs,
  { today, name, ticks }: { readonly today: IsoDate; readonly name: string; readonly ticks: readonly string[] },
): Inputs {
  const known = step.fields.filter(isFilledByAnswer).map((field) => {
    const value = field.kind === 'date' ? today : [...name].slice(0, field.maxLength).join('');
    return [fieldInput(field.id), value] as const;
  });
  const ticked = step.checks.filter((check) => cameWithQuestion(check, ticks)).map(({ id }) => [checkInput(id), 'true'] as const);
  return { ...inputs, ...Object.fromEntries([...known, ...ticked]) };
}
