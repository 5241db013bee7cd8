import type { Draft, Sentence } from '../draft.ts';
import type { Match } from './match.ts';

/** However long the sentence, what stands more words away from a match says nothing of it. */
const reach = 100;

/** Words that begin the reason for what was just said. */
const reasonWords: ReadonlySet<string> = new Set(['fordi', 'siden', 'sidan', 'ettersom', 'da', 'då', 'for', 'because', 'since', 'as']);
/** Of these, the ones that begin a reason only behind a comma. */
const afterComma: ReadonlySet<string> = new Set(['siden', 'sidan', 'da', 'då', 'for', 'since', 'as']);

/** Number of the token where the reason for a match begins, or of the sentence's end. */
function reasonAfter(draft: Draft, from: number, end: number): number {
  const until = Math.min(end, from + reach);
  for (let at = from; at < until; at += 1) {
    const word = draft.tokens[at];
    if (word === undefined || !reasonWords.has(word.text)) continue;
    if (!afterComma.has(word.text) || draft.tokens[at - 1]?.text === ',') return at;
  }
  return end;
}

/** Words that begin what follows from what was just said. */
const consequenceWords: ReadonlySet<string> = new Set(['derfor', 'difor', 'dermed', 'therefore', 'så', 'slik', 'so']);
/** Of these, the ones that begin a consequence only behind a comma. */
const behindComma: ReadonlySet<string> = new Set(['så', 'slik', 'so']);

/** Words that open a sentence with the reason for the rest of it. */
const reasonOpening: ReadonlySet<string> = new Set(['siden', 'sidan', 'ettersom', 'fordi', 'da', 'då', 'since', 'because', 'as']);

/** Number of the token where a consequence begins that a match is part of («Elevene er livlige, så du må være ung»), or of the sentence's first. */
export function consequenceBefore(draft: Draft, from: number, first: number): number {
  const opening = draft.tokens[first]?.text ?? '';
  if (reasonOpening.has(opening)) {
    for (let at = first + 1; at < Math.min(from, first + reach); at += 1) if (draft.tokens[at]?.text === ',') return at + 1;
  }
  const until = Math.max(first, from - reach);
  for (let at = from - 1; at > until; at -= 1) {
    const word = draft.tokens[at];
    if (word === undefined || !consequenceWords.has(word.text) || draft.tokens[at + 1]?.text === 'at') continue;
    if (!behindComma.has(word.text) || isBehindComma(draft, at)) return at;
  }
  return first;
}

const joining: ReadonlySet<string> = new Set(['og', 'and']);

/** Whether a comma stands before a word, or before the «og» that does. */
function isBehindComma(draft: Draft, at: number): boolean {
  const before = draft.tokens[at - 1]?.text ?? '';
  return before === ',' || (joining.has(before) && draft.tokens[at - 2]?.text === ',');
}

/** The part of a sentence that a match stands in, without the reason for it or what it is a consequence of. */
export function clauseOf(draft: Draft, match: Match, { firstToken, endToken }: Sentence): { readonly firstToken: number; readonly endToken: number } {
  return { firstToken: consequenceBefore(draft, match.first, firstToken), endToken: reasonAfter(draft, match.end, endToken) };
}
