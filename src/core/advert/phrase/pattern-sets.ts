import type { AdvertData, Guard, Phrase, PhraseFile } from '../advert-data.ts';
import { onceFor } from '../once-for.ts';

/** The guards of a phrase that are made of patterns. */
const guardParts = ['overlap', 'sentence', 'clause', 'near', 'tasks', 'draft', 'title'] as const;

/** Key of a phrase's own patterns; guards add `#unless.sentence` and the like. */
export function phraseKey(rule: string, language: string, id: string): string {
  return `phrase:${rule}/${language}/${id}`;
}

/** A guard with the key of the patterns of each of its parts. */
export interface KeyedGuard {
  readonly guard: Guard;
  readonly keys: Readonly<Record<(typeof guardParts)[number], string>>;
}

/** A phrase with its key, and its guards with theirs. */
interface KeyedPhrase {
  readonly key: string;
  readonly phrase: Phrase;
  readonly unless: KeyedGuard | null;
  /** Of these, where there are any, one must hold, all of it. */
  readonly when: readonly KeyedGuard[];
}

/** The phrases of a file with their keys. Every check asks for all of them, so they are put together once. */
export const keyedPhrases = onceFor(({ rule, language, phrases }: PhraseFile): readonly KeyedPhrase[] =>
  phrases.map((phrase) => {
    const key = phraseKey(rule, language, phrase.id);
    const { unless, when = [] } = phrase;
    return {
      key,
      phrase,
      unless: unless === undefined ? null : toKeyedGuard(`${key}#unless`, unless),
      when: (isList(when) ? when : [when]).map((guard, at) => toKeyedGuard(`${key}#when${at}`, guard)),
    };
  }),
);

const isList = (when: NonNullable<Phrase['when']>): when is readonly Guard[] => Array.isArray(when);

function toKeyedGuard(key: string, guard: Guard): KeyedGuard {
  const of = (part: (typeof guardParts)[number]) => `${key}.${part}`;
  return {
    guard,
    keys: {
      overlap: of('overlap'),
      sentence: of('sentence'),
      clause: of('clause'),
      near: of('near'),
      tasks: of('tasks'),
      draft: of('draft'),
      title: of('title'),
    },
  };
}

/** Key of a named cue. */
export function cueKey(name: string): string {
  return `cue:${name}`;
}

/** The guards that are asked only about the sentence their phrase stands in, or the answer behind it. */
const nearParts: ReadonlySet<string> = new Set(['overlap', 'sentence', 'clause', 'near'] satisfies (typeof guardParts)[number][]);

/** The cues that are asked only about the sentence of a phrase of `inclusion.*`; what they match elsewhere is not known. */
const cuesOfDemand: ReadonlySet<string> = new Set([
  'asks-in-task',
  'asks-of-any',
  'asks-of-reader',
  'asks-or-judges',
  'both-ends',
  'equal-merit',
  'excuses-all',
  'given-to-some',
  'given-to-you',
  'holds-phone',
  'inclusion-by-law',
  'inclusion-waived',
  'indirect-question',
  'object-of',
  'past-told',
  'present-told',
  'so-is-the-next',
  'speaks-to-reader',
  'states-a-fact',
  'tells-of-staff',
  'told-of-others',
  'told-of-papers',
  'told-of-served',
  'told-of-some',
  'we-negated',
  'we-want',
  'why-vacant',
]);
const keysOfDemand = [...cuesOfDemand].map(cueKey);

/** Every set of patterns in the data by its key, so that one matcher can look for all of them at once. */
export interface PatternSets {
  /** What is looked for in the whole of a text. */
  readonly everywhere: ReadonlyMap<string, readonly string[]>;
  /** What is looked for only about a phrase that was found. */
  readonly nearby: ReadonlyMap<string, readonly string[]>;
  /** Key of a phrase → the keys in `nearby` that its guards have, or that are asked about its sentence. */
  readonly nearbyOf: ReadonlyMap<string, readonly string[]>;
}

/** Whether a key in `nearby` is that of patterns which may stand in the answer behind the sentence as well. */
export function reachesOn(key: string): boolean {
  return key.endsWith('.near');
}

/** Puts the patterns of the data together. */
export function patternSets(data: AdvertData): PatternSets {
  const sets = new Map<string, readonly string[]>();
  const nearby = new Map<string, readonly string[]>();
  const nearbyOf = new Map<string, string[]>();
  for (const file of data.phrases) {
    for (const { key, phrase, unless, when } of keyedPhrases(file)) {
      sets.set(key, phrase.patterns);
      if (file.rule.startsWith('inclusion.')) nearbyOf.set(key, [...keysOfDemand]);
      for (const { guard, keys } of unless === null ? when : [unless, ...when]) {
        for (const part of guardParts) {
          const patterns = guard[part];
          if (patterns === undefined) continue;
          (nearParts.has(part) ? nearby : sets).set(keys[part], patterns);
          if (nearParts.has(part)) nearbyOf.set(key, [...(nearbyOf.get(key) ?? []), keys[part]]);
        }
      }
    }
  }
  for (const [name, patterns] of Object.entries(data.cues)) (cuesOfDemand.has(name) ? nearby : sets).set(cueKey(name), patterns);
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
  return { everywhere: sets, nearby, nearbyOf };
}
