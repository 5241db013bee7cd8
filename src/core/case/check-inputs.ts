import { checkFreeText, type FreeTextWarning } from '../free-text/check-free-text.ts';
import { normaliseText } from '../free-text/normalise-text.ts';
import type { IsoDate } from '../ids.ts';
import { parseDate } from '../parse-date.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import type { Inputs } from './command.ts';

/** A text that may be kept, with what its writer should be told about it. */
export interface CheckedText {
  readonly text: string;
  readonly warnings: readonly FreeTextWarning[];
}

/** Reads one input as text: whatever is not a string or number counts as empty. */
export function readInput(inputs: Inputs, id: string): string {
  const value = inputs[id];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? normaliseText(String(value)) : '';
}

/** Checks a person's own words: length in characters, no identity number. Empty text passes when it is not required. */
export function checkText(
  raw: string,
  { maxLength, required, person }: { readonly maxLength: number; readonly required: boolean; readonly person: boolean },
): Result<CheckedText, Message> {
  const text = normaliseText(raw);
  if (text === '') return required ? refuse({ key: 'problem.text-missing' }) : accept({ text, warnings: [] });
  const checked = checkFreeText(text, { maxLength, allowPersonNames: person });
  if (checked.ok) return accept({ text, warnings: checked.warnings });
  switch (checked.problem) {
    case 'identity-number':
      return refuse({ key: 'problem.identity-number' });
    case 'too-long':
      return refuse({ key: 'problem.text-too-long', params: { length: [...text].length, max: maxLength } });
    case 'control-characters':
      return refuse({ key: 'problem.text-unreadable' });
  }
}

/**
 * Checks words that stand in the case itself, where nothing can be deleted: what looks like a person's name or health is
 * refused there, not only warned about. People's own words elsewhere live apart and may be deleted.
 */
export function checkLastingText(raw: string, rules: { readonly maxLength: number; readonly required: boolean }): Result<string, Message> {
  const checked = checkText(raw, { ...rules, person: false });
  if (!checked.ok) return checked;
  const [first] = checked.value.warnings;
  return first === undefined ? accept(checked.value.text) : refuse({ key: `problem.${first.kind}-in-case` });
}

/** What a date must keep to. */
export interface DateBounds {
  readonly today: IsoDate;
  readonly required: boolean;
  readonly tense: 'past' | 'future' | 'any';
  /** Days it may not come before, with what they are called in a problem's text. */
  readonly notBefore: readonly { readonly date: IsoDate; readonly name: string }[];
}

/** No event of a running case lies further off than this; catches a mistyped year. */
const furthestYears = 5;

/** Checks a day. Empty is null when it is not required. */
export function checkDate(raw: string, bounds: DateBounds): Result<IsoDate | null, Message> {
  if (raw === '') return bounds.required ? refuse({ key: 'problem.date-missing' }) : accept(null);
  const parsed = parseDate(raw);
  if (!parsed.ok) return refuse({ key: parsed.refusal === 'year-out-of-range' ? 'problem.date-year' : 'problem.date-invalid' });
  const date = parsed.value;
  if (Math.abs(Number(date.slice(0, 4)) - Number(bounds.today.slice(0, 4))) > furthestYears) {
    return refuse({ key: 'problem.date-far', params: { date: { date } } });
  }
  if (bounds.tense === 'past' && date > bounds.today) return refuse({ key: 'problem.date-future', params: { date: { date } } });
  if (bounds.tense === 'future' && date < bounds.today) return refuse({ key: 'problem.date-past', params: { date: { date } } });
  const earlier = bounds.notBefore.find((bound) => date < bound.date);
  if (earlier !== undefined) {
    return refuse({ key: `problem.before.${earlier.name}`, params: { date: { date }, bound: { date: earlier.date } } });
  }
  return accept(date);
}

/** Checks a whole number within inclusive bounds. Empty is null when it is not required. */
export function checkCount(
  raw: string,
  { required, min, max }: { readonly required: boolean; readonly min: number; readonly max: number },
): Result<number | null, Message> {
  if (raw === '') return required ? refuse({ key: 'problem.count-missing' }) : accept(null);
  if (!/^\d{1,6}$/.test(raw)) return refuse({ key: 'problem.count-invalid' });
  const count = Number(raw);
  if (count < min) return refuse({ key: 'problem.count-low', params: { min } });
  return count > max ? refuse({ key: 'problem.count-high', params: { max } }) : accept(count);
}
