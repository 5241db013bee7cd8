import type { Token } from '../token.ts';
import { createAtomIndex } from './create-atom-index.ts';
import { createNeeds } from './create-needs.ts';
import { type Known, type Matches, type TokenRange, createPart, noBunch } from './create-part.ts';
import { createWordMemory } from './create-word-memory.ts';
import { passMarks } from './passed-marks.ts';
import type { WordLists } from './pattern.ts';

/**
 * Reads the words of a text, and finds every set of patterns of a part in it at once. `wanted` has for every range the
 * sets that are looked for in it; without it all are looked for everywhere.
 */
export type Matcher<Part extends string> = (
  tokens: readonly Token[],
  ranges: readonly TokenRange[],
) => (part: Part, wanted?: readonly ReadonlySet<string>[]) => Matches;

/** Words that are kept from one text to the next; adverts share most of theirs. */
const mostKept = 16_000;
/** Words longer than anybody writes, and signs that no pattern asks for, would only take up room. */
const longestKept = 60;

/**
 * Builds a matcher from named sets of patterns, in parts that are looked for one by one. Every pattern is filed under
 * the words it can begin with, so a text is read once whatever the number of patterns: the time grows with the text, not
 * with the data.
 */
export function createMatcher<Part extends string>(
  parts: Readonly<Record<Part, ReadonlyMap<string, readonly string[]>>>,
  wordLists: WordLists,
): Matcher<Part> {
  const atomIndex = createAtomIndex();
  const lists = createNeeds();
  const names = Object.keys(parts) as Part[];
  const made = names.map((part) => createPart(parts[part], { wordLists, index: atomIndex.add, list: lists.numberOf }));
  /** What is known of a word that is no instance of anything. */
  const unknown: Known = {
    bits: toBits([], lists.count()),
    parts: made.map(() => ({ meets: new Int32Array(0), anywhere: noBunch, atBegin: noBunch })),
  };
  const learn = (word: string): Known => {
    const atoms = atomIndex.find(word);
    if (atoms.length === 0) return unknown;
    return { bits: toBits(lists.metBy(atoms), lists.count()), parts: made.map(({ learn: learnOf }) => learnOf(atoms)) };
  };
  const lookUp = createWordMemory({
    most: mostKept,
    isWorthKeeping: (word, found) => word.length <= longestKept && (word.length > 2 || found !== unknown),
    learn,
  });
  return (tokens, ranges) => {
    const words = tokens.map(({ text }) => (atomIndex.isForeign(text) ? unknown : lookUp(text)));
    const passed = passMarks(tokens);
    const places = countPlaces(passed);
    return (part, wanted) => {
      const number = names.indexOf(part);
      return made[number]?.find({ number, tokens, words, passed, places }, ranges, wanted) ?? new Map();
    };
  };
}

function toBits(numbers: readonly number[], count: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(count / 32));
  for (const number of numbers) bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
  return bits;
}

/** For every token its place: how many tokens before it are not passed over between words. One more for the end of the text. */
function countPlaces(passed: Int32Array): Int32Array {
  const places = new Int32Array(passed.length + 1);
  for (let at = 0; at < passed.length; at += 1) places[at + 1] = (places[at] ?? 0) + (passed[at] === at ? 1 : 0);
  return places;
}
