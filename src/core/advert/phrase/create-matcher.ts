import type { Token } from '../token.ts';
import type { Match } from './match.ts';
import { type CompiledPattern, type Instance, type Row, compilePattern, firstOf, followedBy, isAny, neededBy } from './compile-pattern.ts';
import { createAtomIndex } from './create-atom-index.ts';
import { type Needs, createNeeds } from './create-needs.ts';
import { createWordMemory } from './create-word-memory.ts';
import { passMarks } from './passed-marks.ts';
import { type Piece, type WordLists, parsePattern } from './pattern.ts';

/** A stretch of tokens within which a pattern must match. */
export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
}

/** Finds every set of patterns in a text at once: for every set that matches, its matches in order, none overlapping. */
export type Matcher = (tokens: readonly Token[], ranges: readonly TokenRange[]) => ReadonlyMap<string, readonly Match[]>;

interface Entry {
  /** Numbers of the sets that have the pattern: guards are shared by many phrases, and a pattern is looked for once for all of them. */
  readonly sets: number[];
  /** The word it begins with is the whole of it, so that nothing is left to try. */
  readonly isWord: boolean;
  /** Number of the list that the next word must be an instance of, or -1. */
  readonly next: number;
  /** Numbers of the needs that a sentence must meet, or the pattern cannot match in it. */
  readonly needs: readonly number[];
  readonly run: CompiledPattern;
}

/** What is known of a word: what it is an instance of, and the patterns that can begin with it. */
interface Known extends Instance {
  /** Numbers of the needs it meets. */
  readonly meets: Int32Array;
  readonly anywhere: Bunch;
  /** Those that begin with the sentence, so that they are not tried further on. */
  readonly atBegin: Bunch;
}

/**
 * Patterns that can begin with the same word. Most of them fail at once; what tells so stands in rows of its own, so
 * that neither the entry nor anything it points to need be fetched. Each number is -1 where there is nothing to ask.
 */
interface Bunch {
  readonly entries: readonly Entry[];
  /** For every entry the need that fewest words meet and that the word itself does not. */
  readonly rarest: Int32Array;
  /** The next of its needs. */
  readonly second: Int32Array;
  readonly next: Int32Array;
}

/** Words that are kept from one text to the next; adverts share most of theirs. */
const mostKept = 16_000;
/** Words longer than anybody writes, and signs that no pattern asks for, would only take up room. */
const longestKept = 60;

/**
 * Builds a matcher from named sets of patterns. Every pattern is filed under the words it can begin with, so a text is
 * read once whatever the number of patterns: the time grows with the text, not with the data.
 */
export function createMatcher(sets: ReadonlyMap<string, readonly string[]>, wordLists: WordLists): Matcher {
  const atomIndex = createAtomIndex();
  const byAtom = new Map<string, Entry[]>();
  const byFirstAtom = new Map<string, Entry[]>();
  const needs = createNeeds();
  const lists = createNeeds();
  const byNumber: Entry[] = [];
  const byAny: Entry[] = [];
  const byFirstAny: Entry[] = [];
  const names = [...sets.keys()];
  const file = (pieces: readonly Piece[], ofSets: number[]): void => {
    const entry = {
      sets: ofSets,
      isWord: isWord(pieces),
      needs: neededBy(pieces).map(needs.numberOf),
      next: followedBy(pieces, lists.numberOf) ?? -1,
      run: compilePattern(pieces, lists.numberOf),
    };
    const first = firstOf(pieces);
    const isFirst = pieces[0]?.kind === 'start';
    if (first.any) {
      (isFirst ? byFirstAny : byAny).push(entry);
      return;
    }
    if (first.number) byNumber.push(entry);
    const byOne = isFirst ? byFirstAtom : byAtom;
    for (const atom of new Set(first.atoms)) {
      const those = byOne.get(atom);
      if (those === undefined) byOne.set(atom, [entry]);
      else those.push(entry);
    }
  };
  /** Pattern → the numbers of the sets that have it. */
  const setsOf = new Map<string, number[]>();
  for (const [set, patterns] of [...sets.values()].entries()) {
    for (const pattern of new Set(patterns)) {
      const those = setsOf.get(pattern);
      if (those === undefined) setsOf.set(pattern, [set]);
      else those.push(set);
    }
  }
  for (const [pattern, ofSets] of setsOf) {
    const pieces = parsePattern(pattern, wordLists);
    atomIndex.add(pieces);
    for (const row of toRows(pieces)) file(row, ofSets);
  }
  const none = toBunch([], new Set(), needs);
  /** What is known of a word that is no instance of anything. */
  const unknown: Known = { bits: toBits([], lists.count()), meets: new Int32Array(0), anywhere: none, atBegin: none };
  const learn = (word: string): Known => {
    const atoms = atomIndex.find(word);
    if (atoms.length === 0) return unknown;
    const meets = needs.metBy(atoms);
    const met = new Set(meets);
    const bunchOf = (by: ReadonlyMap<string, readonly Entry[]>): Bunch => {
      const entries = withoutTwins(new Set(atoms.flatMap((atom) => by.get(atom) ?? [])));
      return entries.length === 0 ? none : toBunch(entries, met, needs);
    };
    return {
      bits: toBits(lists.metBy(atoms), lists.count()),
      meets: Int32Array.from(meets),
      anywhere: bunchOf(byAtom),
      atBegin: bunchOf(byFirstAtom),
    };
  };
  const lookUp = createWordMemory({
    most: mostKept,
    isWorthKeeping: (word, found) => word.length <= longestKept && (word.length > 2 || found !== unknown),
    learn,
  });
  const [anywhere, atBegin, atNumbers] = [byAny, byFirstAny, byNumber].map((entries) => toBunch(entries, new Set(), needs));
  return (tokens, ranges) => {
    const words = tokens.map((token) => lookUp(token.text));
    const passed = passMarks(tokens);
    const found = createCollector(names);
    /** For every need the number of the last sentence that met it. */
    const met = new Int32Array(needs.count());
    let sentence = 0;
    for (const { firstToken, endToken } of ranges) {
      // Most patterns that could begin at a word lack another word in its sentence; they are not tried.
      sentence += 1;
      for (let at = firstToken; at < endToken; at += 1) note(words[at]?.meets ?? unknown.meets, met, sentence);
      const row: Row = { tokens, words, passed, first: firstToken, end: endToken };
      const tryAll = (bunch: Bunch, at: number): void => {
        if (bunch !== none) tryBunch(bunch, at, row, met, sentence, found.keep);
      };
      let begin = firstToken;
      while (begin < endToken && tokens[begin]?.kind === 'mark') begin += 1;
      for (let at = firstToken; at < endToken; at += 1) {
        const word = words[at];
        const kind = tokens[at]?.kind;
        if (word === undefined) continue;
        tryAll(word.anywhere, at);
        if (at <= begin) tryAll(word.atBegin, at);
        if (kind === 'mark') continue;
        if (kind === 'number') tryAll(atNumbers ?? none, at);
        tryAll(anywhere ?? none, at);
        if (at <= begin) tryAll(atBegin ?? none, at);
      }
    }
    return found.collected;
  };
}

/** A pattern that is a list of rows and nothing else, as its rows: each is then tried only where it can begin. */
function toRows(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const [open, group, close] = [pieces[0], pieces.find(({ kind }) => kind === 'group'), pieces.at(-1)];
  if (group?.kind !== 'group' || group.optional) return [pieces];
  if (pieces.length === 1) return group.rows.flatMap(toRows);
  // A list of which some row may begin with any word: the others need not be tried at every word for its sake.
  if (open === group && firstOf(pieces).any) return group.rows.map((row) => [...row, ...pieces.slice(1)]);
  if (pieces.length !== 3 || open?.kind !== 'open' || close?.kind !== 'close') return [pieces];
  return group.rows.flatMap(toRows).map((row) => [open, ...row, close]);
}

/** Whether a pattern is one word and nothing else. */
function isWord(pieces: readonly Piece[]): boolean {
  const [only, ...others] = pieces.filter(({ kind }) => kind !== 'open' && kind !== 'close');
  return only?.kind === 'word' && !only.optional && others.length === 0;
}

/** Of patterns of one word in the same sets, all of which match where one does, the first is enough. */
function withoutTwins(entries: ReadonlySet<Entry>): readonly Entry[] {
  const seen = new Set<number>();
  return [...entries].filter((entry) => {
    if (!entry.isWord) return true;
    const isTwin = entry.sets.every((set) => seen.has(set));
    for (const set of entry.sets) seen.add(set);
    return !isTwin;
  });
}

function toBits(numbers: readonly number[], count: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(count / 32));
  for (const number of numbers) bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
  return bits;
}

/** Puts what most patterns fail by into rows; needs that are met already are not asked for. */
function toBunch(entries: readonly Entry[], met: ReadonlySet<number>, needs: Needs): Bunch {
  const asked = entries.map((entry) => entry.needs.filter((need) => !met.has(need)).toSorted((one, other) => needs.size(one) - needs.size(other)));
  return {
    entries,
    rarest: Int32Array.from(asked, (those) => those[0] ?? -1),
    second: Int32Array.from(asked, (those) => those[1] ?? -1),
    next: Int32Array.from(entries, ({ next }) => next),
  };
}

function note(needs: Int32Array, met: Int32Array, sentence: number): void {
  for (let at = 0; at < needs.length; at += 1) met[needs[at] ?? 0] = sentence;
}

function tryBunch(
  { entries, rarest, second, next }: Bunch,
  at: number,
  row: Row,
  met: Int32Array,
  sentence: number,
  keep: (sets: readonly number[], match: Match | null) => void,
): void {
  const following = row.passed[at + 1] ?? row.end;
  for (let index = 0; index < rarest.length; index += 1) {
    if (!isAtHand(rarest[index] ?? -1, met, sentence) || !isAtHand(second[index] ?? -1, met, sentence)) continue;
    const list = next[index] ?? -1;
    if (list !== -1 && (following >= row.end || !isAny(row, following, list))) continue;
    const entry = entries[index];
    if (entry === undefined || !isMet(entry.needs, met, sentence)) continue;
    keep(entry.sets, entry.isWord ? { first: at, end: at + 1, wholeFirst: at, wholeEnd: at + 1 } : entry.run(row, at));
  }
}

function isAtHand(need: number, met: Int32Array, sentence: number): boolean {
  return need === -1 || met[need] === sentence;
}

function isMet(needs: readonly number[], met: Int32Array, sentence: number): boolean {
  for (const need of needs) if (met[need] !== sentence) return false;
  return true;
}

/** Collects matches by set. Most sets match nowhere in a text, so that theirs is made at the first match. */
function createCollector(names: readonly string[]) {
  const bySet = names.map((): Match[] | undefined => undefined);
  const collected = new Map<string, readonly Match[]>();
  /** Adds a match to sets unless an earlier one of the set reaches into it; of two that begin together the longer stays. */
  const keep = (sets: readonly number[], match: Match | null): void => {
    if (match !== null) for (const set of sets) add(set, match);
  };
  const add = (set: number, match: Match): void => {
    const matches = bySet[set];
    const last = matches?.[matches.length - 1];
    if (matches === undefined || last === undefined) {
      const first = [match];
      bySet[set] = first;
      collected.set(names[set] ?? '', first);
    } else if (last.end <= match.first) matches.push(match);
    else if (last.wholeFirst === match.wholeFirst && match.end - match.first > last.end - last.first) matches[matches.length - 1] = match;
  };
  return { keep, collected };
}
