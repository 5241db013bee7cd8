import type { AdvertData, Guard, Phrase, PhraseFile } from '../advert-data.ts';

/** The guards of a phrase that are made of patterns. */
export const guardParts = ['overlap', 'sentence', 'clause', 'near', 'tasks', 'draft'] as const;

/** Key of a phrase's own patterns; guards add `#unless.sentence` and the like. */
export function phraseKey(rule: string, language: string, id: string): string {
  return `phrase:${rule}/${language}/${id}`;
}

/** A phrase with its key. */
interface KeyedPhrase {
  readonly key: string;
  readonly phrase: Phrase;
}

const keyed = new WeakMap<PhraseFile['phrases'], readonly KeyedPhrase[]>();

/** The phrases of a file with their keys. Every check asks for all of them, so they are put together once. */
export function keyedPhrases({ rule, language, phrases }: PhraseFile): readonly KeyedPhrase[] {
  const known = keyed.get(phrases);
  if (known !== undefined) return known;
  const made = phrases.map((phrase) => ({ key: phraseKey(rule, language, phrase.id), phrase }));
  keyed.set(phrases, made);
  return made;
}

/** The guards of a phrase of which one must hold, all of it. */
export function guardsOf(when: Phrase['when']): readonly Guard[] {
  if (when === undefined) return [];
  return isList(when) ? when : [when];
}

const isList = (when: NonNullable<Phrase['when']>): when is readonly Guard[] => Array.isArray(when);

/** Key of the patterns of one of those guards. */
export function whenKey(key: string, at: number): string {
  return `${key}#when${at}`;
}

/** Key of a named cue. */
export function cueKey(name: string): string {
  return `cue:${name}`;
}

/** Every set of patterns in the data by its key, so that one matcher can look for all of them at once. */
export function patternSets(data: AdvertData): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, readonly string[]>();
  const addGuard = (key: string, guard: Guard | undefined): void => {
    for (const part of guardParts) {
      const patterns = guard?.[part];
      if (patterns !== undefined) sets.set(`${key}.${part}`, patterns);
    }
  };
  for (const file of data.phrases) {
    for (const { key, phrase } of keyedPhrases(file)) {
      sets.set(key, phrase.patterns);
      addGuard(`${key}#unless`, phrase.unless);
      for (const [at, guard] of guardsOf(phrase.when).entries()) addGuard(whenKey(key, at), guard);
    }
  }
  for (const [name, patterns] of Object.entries(data.cues)) sets.set(cueKey(name), patterns);
  for (const family of data.families) {
    sets.set(`family:${family.id}#titles`, family.titles);
    if (family.general !== undefined) sets.set(`family:${family.id}#general`, family.general);
    sets.set(`family:${family.id}#places`, family.places);
    sets.set(`family:${family.id}#tasks`, family.tasks);
  }
  for (const trait of data.traits) {
    sets.set(`trait:${trait.id}`, trait.patterns);
    if (trait.tasks.length > 0) sets.set(`trait:${trait.id}#tasks`, trait.tasks);
  }
  for (const sector of data.police) sets.set(`police:${sector.id}`, sector.signs);
  return sets;
}
