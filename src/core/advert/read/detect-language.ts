import type { AdvertData } from '../advert-data.ts';
import type { SentenceLanguage } from '../draft.ts';
import { createWordMemory } from '../phrase/create-word-memory.ts';
import type { Token } from '../token.ts';

/** How many words of a stretch only bokmål, only nynorsk, only Norwegian or only English has. */
export interface LanguageCount {
  readonly nb: number;
  readonly nn: number;
  readonly no: number;
  readonly en: number;
}

type Language = keyof LanguageCount;

/** Endings of words that are long enough to tell; an ending that both standards have is left out. */
const endings: readonly (readonly [Language, RegExp])[] = [
  [
    'nn',
    /(?:.{4}(?:leik|legheit|ande|ingane|arane|ane|sjon(?:a|ar)|skapen)|.{3}(?:leg|(?<!fast|over|tann|hus|nus|vakt|ral)lege|heiter|ingar|skapar))$/,
  ],
  ['nb', /(?:.{4}(?:ende|ningene|erne|heter|elser|elsen|else|sjonene|lige|elig)|.{3}(?:sjoner|inger))$/],
  ['no', /[æøå]/],
  ['en', /.{3}(?:tion|tions|ness|ship|ical|able|ously|ally)$/],
];

/** Words whose endings are remembered, from one text to the next. */
const mostKept = 8_000;
/** Longer words are not asked. */
const longest = 40;

/** Counts the telling words of a stretch of tokens. */
export function createLanguageCounter(data: AdvertData): (tokens: readonly Token[], first: number, end: number) => LanguageCount {
  const languages: readonly Language[] = ['nb', 'nn', 'no', 'en'];
  const words = new Map<string, Language>();
  for (const language of languages) for (const word of data.languages[language]) words.set(word, language);
  const byEnding = createWordMemory({
    most: mostKept,
    isWorthKeeping: () => true,
    learn: (word): { readonly language: Language | undefined } => ({ language: endings.find(([, ending]) => ending.test(word))?.[0] }),
  });
  return (tokens, first, end) => {
    const count = { nb: 0, nn: 0, no: 0, en: 0 };
    for (let at = first; at < end; at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'word') continue;
      const listed = words.get(token.text);
      const language = listed ?? (token.text.length < longest ? byEnding(token.text).language : undefined);
      // A listed word tells more than an ending does.
      if (language !== undefined) count[language] += listed === undefined ? 1 : 2;
    }
    return count;
  };
}

/** The language of a sentence; a few words that tell nothing are `unknown`. */
export function sentenceLanguage({ nb, nn, no, en }: LanguageCount): SentenceLanguage {
  const norwegian = nb + nn + no;
  if (norwegian === 0 && en === 0) return 'unknown';
  if (en > norwegian) return 'en';
  if (en === norwegian) return 'unknown';
  if (nn > nb) return 'nn';
  return nb > nn ? 'nb' : 'no';
}

/** The language of a whole text: a second language is named when it holds a fifth of the telling words. */
export function draftLanguage(sentences: readonly LanguageCount[]): 'nb' | 'nn' | 'en' | 'mixed' | 'unknown' {
  const total = { nb: 0, nn: 0, en: 0 };
  for (const count of sentences) {
    const language = sentenceLanguage(count);
    if (language === 'nb' || language === 'nn' || language === 'en') total[language] += count[language];
  }
  const sum = total.nb + total.nn + total.en;
  if (sum === 0) return sentences.some((count) => count.no > 0) ? 'nb' : 'unknown';
  const [largest, second] = (['nb', 'nn', 'en'] as const).toSorted((one, other) => total[other] - total[one]);
  if (largest === undefined || second === undefined) return 'unknown';
  return total[second] / sum >= 0.25 && total[second] >= 6 ? 'mixed' : largest;
}
