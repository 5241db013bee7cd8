import type { Intent } from '../intent.ts';
import type { Locale } from '../text.ts';
import { foldPhrase } from './phrases.ts';
import { typosBetween } from './typos-between.ts';
import type { Reading } from './without-fillers.ts';
import { realWords } from './word-lists.ts';

const languages: readonly { readonly names: readonly string[]; readonly locale: Locale | null }[] = [
  { names: foldPhrase('bokmål bokmal nb'), locale: 'nb' },
  { names: foldPhrase('nynorsk nn sidemål'), locale: 'nn' },
  { names: foldPhrase('engelsk english eng'), locale: 'en' },
  // «Norsk» names two standards; the person chooses.
  { names: foldPhrase('norsk norwegian norsk'), locale: null },
];

const topics = foldPhrase('språk språket målform målforma målformen skriftspråk language');
const verbs = foldPhrase(
  'bytt byt bytte byte endre skift skifte velg vel velje velge skriv skrive svar svare snakk snakke prat bruk bruke sett set still switch change speak write use talk set answer reply',
);
const small = foldPhrase(
  'til på over fra frå heller i stedet staden to in from into the my din di ditt mitt meg med min du vi it do this ta det dette',
);

type Part = { readonly part: 'topic' | 'verb' | 'small' } | { readonly part: 'name'; readonly locale: Locale | null };

function toPart(word: string): Part | undefined {
  const isNear = (meant: string): boolean => word === meant || (!realWords.has(word) && typosBetween(word, meant) !== undefined);
  if (small.includes(word)) return { part: 'small' };
  const language =
    languages.find(({ names }) => names.includes(word)) ?? languages.find(({ names }) => names.some((name) => name.length > 3 && isNear(name)));
  if (language !== undefined) return { part: 'name', locale: language.locale };
  if (topics.some(isNear)) return { part: 'topic' };
  return verbs.some((verb) => (verb.length > 3 ? isNear(verb) : verb === word)) ? { part: 'verb' } : undefined;
}

/** Reads a wish for another written standard: «språk nynorsk», «bytt til engelsk», "language"; every word must belong to it. */
export function readLanguage(reading: Reading): Intent | undefined {
  if (reading.words.length > 8) return undefined;
  const parts = reading.words.map((word) => toPart(word.folded));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const named = known.filter((part) => part.part === 'name').at(-1);
  if (named === undefined && !known.some((part) => part.part === 'topic')) return undefined;
  return { kind: 'language', to: named === undefined ? null : named.locale };
}
