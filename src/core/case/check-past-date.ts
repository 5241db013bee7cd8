import type { IsoDate } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { checkDate, readInput, type DateBounds } from './check-inputs.ts';
import type { Inputs } from './command.ts';
import type { Refusal } from './refusal.ts';

/** Reads the one date a command asks for: a day that has come, on or after the bounds. */
export function checkPastDate(
  inputs: Inputs,
  input: string,
  { today, notBefore }: Pick<DateBounds, 'today' | 'notBefore'>,
): Result<IsoDate, Refusal> {
  const date = checkDate(readInput(inputs, input), { today, required: true, tense: 'past', notBefore });
  if (date.ok && date.value !== null) return accept(date.value);
  const message = date.ok ? { key: 'problem.date-missing' } : date.refusal;
  return refuse({ reason: 'inputs', problems: [{ input, message }] });
}
