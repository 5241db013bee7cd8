import { typosBetween } from './typos-between.ts';
import { articles, realWords } from './word-lists.ts';

/** Typing mistakes with which the words said are the phrase; undefined when they are something else. */
export function alignWords(said: readonly string[], phrase: readonly string[]): number | undefined {
  const letters = phrase.reduce((sum, word) => sum + word.length, 0);
  const most = 1 + Math.floor(letters / 6);
  let typos = 0;
  let at = 0;
  for (const word of said) {
    const meant = phrase[at];
    const here = meant === undefined ? undefined : typosBetween(word, meant);
    if (here !== undefined) {
      typos += here;
      at += 1;
    } else if (!articles.has(word)) return undefined;
    if (typos > most) return undefined;
  }
  if (at < phrase.length) return undefined;
  return typos > 0 && phrase.length === 1 && !isSlip(said.find((word) => !articles.has(word)) ?? '', phrase[0] ?? '') ? undefined : typos;
}

/** Whether one word alone is that command mistyped: it begins like it, and is not a word of its own. */
function isSlip(word: string, meant: string): boolean {
  return !realWords.has(word) && (word[0] === meant[0] || (word[0] === meant[1] && word[1] === meant[0]));
}
