import {
  capitalConditions,
  conditionWords,
  groupWords,
  havingWords,
  linkingWords,
  personWords,
  tellingPhrases,
  tellingWords,
} from './health-words.ts';
import type { Span } from './span.ts';

interface Word extends Span {
  readonly written: string;
  readonly lower: string;
}

/** How many words before an illness may name the person who has it. */
const reach = 9;
/** How many words on an illness may stand after a verb, when nothing else names a person or the verb only links. */
const close = 3;

const possessives = ['hennes', 'hennar', 'hans', 'his', 'her', 'sin'];
const telling = new Set(tellingWords);
const whole = new Set(conditionWords.filter((word) => !word.startsWith('*')));
const endings = conditionWords.filter((word) => word.startsWith('*')).map((word) => word.slice(1));

function isCondition({ written, lower }: Word): boolean {
  return capitalConditions.has(written) || whole.has(lower) || endings.some((ending) => lower.endsWith(ending));
}

function toWords(text: string, offset: number): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}]+)*-?/gu)].map((found) => ({
    start: offset + found.index,
    end: offset + found.index + found[0].length,
    written: found[0],
    lower: found[0].toLowerCase(),
  }));
}

function isOfPerson(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - reach), at).map((word) => word.lower);
  const person = before.findLastIndex((word) => personWords.has(word));
  const group = before.findLastIndex((word) => groupWords.has(word));
  const having = before.findLastIndex((word) => havingWords.has(word));
  // «Hun har jobbet med personer med demens»: what stands nearest to the illness has it.
  if (group > person || group > having) return false;
  if (having === -1) return possessives.includes(before.at(-1) ?? '');
  const distance = before.length - having;
  const isLinked = linkingWords.has(before[having] ?? '');
  // «Hun er psykolog og behandler angst» is her work; «arbeidsmiljøet er sykt» is nobody's health.
  if (isLinked) return person !== -1 && distance <= close;
  return (person !== -1 || distance <= close) && !groupWords.has(words[at + 1]?.lower ?? '');
}

function sentences(text: string): readonly { readonly text: string; readonly offset: number }[] {
  return [...text.matchAll(/[^.!?;\n]+/g)].map((found) => ({ text: found[0], offset: found.index }));
}

/** What looks like information about the health of one person; occupations, units, target groups and statistics are left alone. */
export function findHealth(text: string): readonly Span[] {
  return sentences(text).flatMap(({ text: sentence, offset }) => {
    const words = toWords(sentence, offset);
    const spoken = ` ${words.map((word) => word.lower).join(' ')} `;
    const phrase = tellingPhrases.find((candidate) => spoken.includes(` ${candidate} `));
    const first = words[0];
    const last = words.at(-1);
    if (phrase !== undefined && first !== undefined && last !== undefined) return [{ start: first.start, end: last.end }];
    return words
      .filter((word, at) => telling.has(word.lower) || (isCondition(word) && isOfPerson(words, at)))
      .map(({ start, end }) => ({ start, end }));
  });
}
