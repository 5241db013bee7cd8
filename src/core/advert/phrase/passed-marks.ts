import type { Token } from '../token.ts';

/** Marks that are passed over between words; a colon or semicolon is not. A full stop inside a sentence belongs to an abbreviation. */
const passable = new Set([
  ',',
  '.',
  '"',
  '«',
  '»',
  '“',
  '”',
  '„',
  "'",
  '(',
  ')',
  '[',
  ']',
  '-',
  '–',
  '/',
  '*',
  '_',
  '&',
  '|',
  '…',
  '‹',
  '›',
  '`',
  '+',
]);

/** For every token the first from it on that is not such a mark; the number of tokens where there is none. */
export function passMarks(tokens: readonly Token[]): Int32Array {
  const passed = new Int32Array(tokens.length);
  let next = tokens.length;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'mark' || !passable.has(token.text)) next = at;
    passed[at] = next;
  }
  return passed;
}
