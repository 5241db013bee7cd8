import type { Draft, Sentence } from '../draft.ts';
import { onceFor } from '../once-for.ts';
import type { Match } from './match.ts';

/** However long the sentence, what stands more words away from a match says nothing of it. */
const reach = 100;

/** Words that begin the reason for what was just said. */
const reasonWords: ReadonlySet<string> = new Set(['fordi', 'siden', 'sidan', 'ettersom', 'da', 'då', 'for', 'because', 'since', 'as']);
/** Of these, the ones that begin a reason only behind a comma. */
const afterComma: ReadonlySet<string> = new Set(['siden', 'sidan', 'da', 'då', 'for', 'since', 'as']);

/** For every token the number of the next one that begins a reason, itself counted; the number of tokens where there is none. */
const reasonsAfter = onceFor(({ tokens }: Draft): Int32Array => {
  const next = new Int32Array(tokens.length + 1).fill(tokens.length);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const word = tokens[at]?.text ?? '';
    const begins = reasonWords.has(word) && (!afterComma.has(word) || tokens[at - 1]?.text === ',');
    next[at] = begins ? at : (next[at + 1] ?? tokens.length);
  }
  return next;
});

/** Number of the token where the reason for a match begins, or of the sentence's end. */
function reasonAfter(draft: Draft, from: number, end: number): number {
  const at = reasonsAfter(draft)[from] ?? end;
  return at < Math.min(end, from + reach) ? at : end;
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
  const at = consequencesBefore(draft)[from] ?? -1;
  return at > Math.max(first, from - reach) ? at : first;
}

/** For every token the number of the last one before it that begins a consequence; −1 where there is none. */
const consequencesBefore = onceFor((draft: Draft): Int32Array => {
  const last = new Int32Array(draft.tokens.length + 1).fill(-1);
  for (const [at, { text }] of draft.tokens.entries()) {
    const begins = consequenceWords.has(text) && draft.tokens[at + 1]?.text !== 'at' && (!behindComma.has(text) || isBehindComma(draft, at));
    last[at + 1] = begins ? at : (last[at] ?? -1);
  }
  return last;
});

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
