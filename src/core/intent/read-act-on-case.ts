import type { Intent } from '../intent.ts';
import { alignWords } from './align-words.ts';
import { foldWord } from './fold-word.ts';
import { phrases } from './phrases.ts';
import { readCaseNumber } from './read-case-number.ts';
import type { Word } from './read-words.ts';
import type { Reading } from './without-fillers.ts';

const acts = ['hold', 'withdraw', 'hand-over', 'close'] as const;
type Act = (typeof acts)[number];

/** How much may follow «til»: a name or a date. */
const longestTail = 4;
const beforeNumber = new Set(['sak', 'saken', 'saka', 'saksnummer', 'case', 'nr', 'nummer', 'number', 'no'].map(foldWord));

function isAct(kind: string): kind is Act {
  return acts.some((act) => act === kind);
}

function matchAct(said: readonly string[]): Act | undefined {
  for (const phrase of phrases) {
    if (!isAct(phrase.kind)) continue;
    if (alignWords(said, phrase.words) !== undefined) return phrase.kind;
    for (const tail of phrase.tail) {
      const at = said.findIndex((_, index) => index > 0 && tail.every((part, offset) => said[index + offset] === part));
      const rest = said.length - at - tail.length;
      if (at > 0 && rest > 0 && rest <= longestTail && alignWords(said.slice(0, at), phrase.words) !== undefined) return phrase.kind;
    }
  }
  return undefined;
}

/** Reads an act on one case that names it, or names to whom or until when: «sett sak 12 på vent», «overlat saken til Kari». */
export function readActOnCase(reading: Reading): Intent | undefined {
  const at = reading.words.findIndex(
    (word, index) => index > 0 && /^\d/.test(word.folded) && beforeNumber.has(reading.words[index - 1]?.folded ?? ''),
  );
  const isWord = (word: Word, index: number): boolean =>
    index !== at && !(index === at - 1 && ['nr', 'nummer', 'number', 'no'].includes(word.folded));
  const said = reading.words.filter(isWord).map((word) => word.folded);
  const kind = matchAct(said);
  if (kind === undefined) return undefined;
  const query = readCaseNumber(reading.words[at]?.folded ?? '');
  return query === undefined ? { kind } : { kind, query };
}
