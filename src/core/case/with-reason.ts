import { accept, refuse, type Result } from '../result.ts';
import { checkText } from './check-inputs.ts';
import type { Decision } from './decision.ts';
import type { CaseHappening } from './event.ts';
import type { Refusal } from './refusal.ts';

/** Longest reason for skipping, holding, withdrawing …, in characters. */
export const reasonMaxLength = 500;

/** A decision of one happening that needs somebody's reason; the happening gets the reference to it. */
export function withReason(raw: string, turn: number, happening: (ref: string) => CaseHappening): Result<Decision, Refusal> {
  const checked = checkText(raw, { maxLength: reasonMaxLength, required: true, person: false });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'reason', message: checked.refusal }] });
  const ref = `${turn}/reason`;
  return accept({ happenings: [happening(ref)], texts: { [ref]: checked.value.text }, warnings: checked.value.warnings });
}
