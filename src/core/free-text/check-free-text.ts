import { findHealth } from './find-health.ts';
import { findIdentityNumbers } from './find-identity-numbers.ts';
import { findPersonNames } from './find-person-names.ts';
import type { Span } from './span.ts';

/** What the writer should look at once more; where it stands, never what it says, so that it can be logged. */
export interface FreeTextWarning extends Span {
  readonly kind: 'person-name' | 'health';
}

/** Why a text is not kept. */
export type FreeTextProblem = 'identity-number' | 'too-long' | 'control-characters';

/** What a field accepts; `maxLength` in characters (code points). */
export interface FreeTextRules {
  readonly maxLength: number;
  readonly allowPersonNames: boolean;
}

/** A text that may be kept, with warnings, or why not. */
export type FreeTextVerdict =
  | { readonly ok: true; readonly warnings: readonly FreeTextWarning[] }
  | { readonly ok: false; readonly problem: FreeTextProblem };

/** Control characters but newline, carriage return and tab; marks that turn the reading direction and so hide what is written. */
const control = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069]/u;

/**
 * Judges a person's own words before they are kept: identity numbers are refused, names and health of persons are
 * warned about (catalogue section 7: the bot stores the process, never the candidates).
 */
export function checkFreeText(text: string, { maxLength, allowPersonNames }: FreeTextRules): FreeTextVerdict {
  // A character is one or two units, so a text far too long is refused without being counted.
  if (text.length > maxLength && (text.length > 2 * maxLength || [...text].length > maxLength)) return { ok: false, problem: 'too-long' };
  if (control.test(text) || !text.isWellFormed()) return { ok: false, problem: 'control-characters' };
  // One with a wrong checksum is most likely an identity number mistyped, and nothing in a case is written in eleven digits.
  if (findIdentityNumbers(text).length > 0) return { ok: false, problem: 'identity-number' };
  const warn = (kind: FreeTextWarning['kind'], spans: readonly Span[]): readonly FreeTextWarning[] =>
    spans.map(({ start, end }) => ({ kind, start, end }));
  return {
    ok: true,
    warnings: [...(allowPersonNames ? [] : warn('person-name', findPersonNames(text))), ...warn('health', findHealth(text))],
  };
}
