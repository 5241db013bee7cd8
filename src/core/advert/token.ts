/** A word, a number or a mark of the normalised text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** In lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words keep inner hyphens and apostrophes («e-post»); letters with digits are words («B2»); digits alone are numbers. */
const pattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+|[^\s]/gu;

/** Cuts a text into words, numbers and marks, in order. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  // A few capitals have small letters of another length; then every token is turned by itself.
  const keepsPlaces = lower.length === text.length;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const start = found.index;
    const end = pattern.lastIndex;
    tokens.push({ kind: kindOf(text, start), text: keepsPlaces ? lower.slice(start, end) : found[0].toLowerCase(), start, end });
  }
  return tokens;
}

function kindOf(text: string, at: number): Token['kind'] {
  const unit = text.charCodeAt(at);
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return 'word';
  if (unit >= 0x30 && unit <= 0x39) return 'number';
  if (unit < 0x80) return 'mark';
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /^\p{L}/u.test(character) ? 'word' : /^\p{N}/u.test(character) ? 'number' : 'mark';
}
