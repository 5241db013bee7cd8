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
  for (const found of text.matchAll(pattern)) {
    const first = found[0];
    const kind = /^\p{L}/u.test(first) ? 'word' : /^\p{N}/u.test(first) ? 'number' : 'mark';
    tokens.push({ kind, text: first.toLowerCase(), start: found.index, end: found.index + first.length });
  }
  return tokens;
}
