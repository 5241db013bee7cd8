import { foldWord } from './fold-word.ts';
import { lexicon, type PhraseKind } from './lexicon.ts';

/** A phrase of the lexicon as it is compared. */
export interface Phrase {
  readonly kind: PhraseKind;
  readonly words: readonly string[];
  readonly joined: string;
  readonly tail: readonly (readonly string[])[];
}

/** Folds a phrase to the words it is compared by. */
export function foldPhrase(text: string): readonly string[] {
  return text.split(' ').map(foldWord);
}

/** All phrases of the lexicon, once each. */
export const phrases: readonly Phrase[] = [
  ...new Map(
    lexicon.flatMap(({ kind, nb, nn, en, tail = [] }) =>
      [...nb, ...nn, ...en].map((text): [string, Phrase] => {
        const words = foldPhrase(text);
        return [words.join(' '), { kind, words, joined: words.join(''), tail: tail.map(foldPhrase) }];
      }),
    ),
  ).values(),
];
