import type { AdvertData } from './advert-data.ts';
import { patternSets } from './phrase/pattern-sets.ts';
import { parsePattern } from './phrase/pattern.ts';

/** What is wrong with the data beyond its form: patterns that cannot be read, texts that nobody wrote, ids used twice. */
export function checkAdvertData(data: AdvertData): readonly string[] {
  const faults: string[] = [];
  for (const [key, patterns] of patternSets(data)) {
    for (const pattern of patterns) {
      try {
        parsePattern(pattern, data.words);
      } catch (error) {
        faults.push(`${key}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const seen = new Set<string>();
  for (const { rule, language, phrases } of data.phrases) {
    for (const phrase of phrases) {
      const key = `${rule}/${language}/${phrase.id}`;
      if (seen.has(key)) faults.push(`the phrase ${key} is there twice`);
      seen.add(key);
      const text = phrase.text ?? rule;
      if (data.texts[text] === undefined) faults.push(`the phrase ${key} needs the text ${text}, which is in no file of texts`);
    }
  }
  return faults;
}
