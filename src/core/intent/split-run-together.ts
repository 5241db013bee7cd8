import { editDistance } from './edit-distance.ts';
import { phrases } from './phrases.ts';
import type { Utterance, Word } from './read-words.ts';

const separate = new Set(phrases.flatMap((phrase) => phrase.words));
const runTogether = phrases.filter((phrase) => phrase.words.length > 1 && phrase.joined.length >= 5 && !separate.has(phrase.joined));

function split(word: Word): readonly Word[] {
  if (word.folded.length < 5 || word.folded.length > 40 || separate.has(word.folded)) return [word];
  const exact = runTogether.find((phrase) => phrase.joined === word.folded);
  const near =
    exact ??
    runTogether.find(
      (phrase) => phrase.joined.length >= 8 && phrase.joined[0] === word.folded[0] && editDistance(word.folded, phrase.joined, 1) === 1,
    );
  return near === undefined ? [word] : near.words.map((folded) => ({ ...word, folded }));
}

/** Takes words written together apart again: «nysak», «minesaker». */
export function splitRunTogether(utterance: Utterance): Utterance {
  return { ...utterance, words: utterance.words.flatMap(split) };
}
