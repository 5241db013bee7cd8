import type { AdvertData } from './advert-data.ts';
import { patternSets } from './phrase/pattern-sets.ts';
import { parsePattern } from './phrase/pattern.ts';

/** A fault in the data, and words of the place it is in, by which a reader of the files finds the line. */
export interface AdvertDataFault {
  readonly reason: string;
  readonly words: string;
}

/** What is wrong with the data beyond its form: patterns that cannot be read, texts that nobody wrote, ids used twice. */
export function checkAdvertData(data: AdvertData): readonly AdvertDataFault[] {
  const faults: AdvertDataFault[] = [];
  const { everywhere, nearby } = patternSets(data);
  for (const [key, patterns] of [...everywhere, ...nearby]) {
    for (const pattern of patterns) {
      try {
        parsePattern(pattern, data.words);
      } catch (error) {
        faults.push({ reason: `${key}: ${error instanceof Error ? error.message : String(error)}`, words: pattern });
      }
    }
  }
  const seen = new Set<string>();
  for (const { rule, language, phrases } of data.phrases) {
    for (const phrase of phrases) {
      const key = `${rule}/${language}/${phrase.id}`;
      if (seen.has(key)) faults.push({ reason: `the phrase ${key} is there twice`, words: `id: ${phrase.id}` });
      seen.add(key);
      const text = phrase.text ?? rule;
      if (data.texts[text] === undefined) {
        faults.push({ reason: `the phrase ${key} needs the text ${text}, which is in no file of texts`, words: phrase.text ?? `id: ${phrase.id}` });
      }
    }
  }
  return faults;
}
