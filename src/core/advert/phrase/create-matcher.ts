import type { Token } from '../token.ts';
import type { Match } from './match.ts';
import { type CompiledPattern, type Row, compilePattern, firstOf, neededBy, signatureOf } from './compile-pattern.ts';
import { createAtomIndex } from './create-atom-index.ts';
import { createNeeds } from './create-needs.ts';
import { type WordLists, parsePattern } from './pattern.ts';

/** A stretch of tokens within which a pattern must match. */
export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
}

/** Finds every set of patterns in a text at once: for every set that matches, its matches in order, none overlapping. */
export type Matcher = (tokens: readonly Token[], ranges: readonly TokenRange[]) => ReadonlyMap<string, readonly Match[]>;

interface Entry {
  /** The sets that have the pattern; guards are shared by many phrases, and a pattern is matched once for all of them. */
  readonly sets: readonly string[];
  /** Numbers of the needs that a sentence must meet, or the pattern cannot match in it. */
  readonly needs: readonly number[];
  readonly run: CompiledPattern;
}

/** What is known of a word: the atoms it is an instance of, and the patterns that can begin with it. */
interface Known {
  readonly atoms: readonly string[];
  readonly signature: number;
  /** Numbers of the needs it meets. */
  readonly meets: readonly number[];
  readonly entries: readonly Entry[];
}

/** Words that are kept from one text to the next; adverts share most of theirs. */
const mostKept = 20_000;

/**
 * Builds a matcher from named sets of patterns. Every pattern is filed under the words it can begin with, so a text is
 * read once whatever the number of patterns: the time grows with the text, not with the data.
 */
export function createMatcher(sets: ReadonlyMap<string, readonly string[]>, lists: WordLists): Matcher {
  const atomIndex = createAtomIndex();
  const byAtom = new Map<string, Entry[]>();
  const needs = createNeeds();
  const byNumber: Entry[] = [];
  const byAny: Entry[] = [];
  for (const [pattern, of] of setsOfPatterns(sets)) {
    const pieces = parsePattern(pattern, lists);
    atomIndex.add(pieces);
    const entry = { sets: of, needs: needs.numbersOf(neededBy(pieces)), run: compilePattern(pieces) };
    const first = firstOf(pieces);
    if (first.any) byAny.push(entry);
    else {
      if (first.number) byNumber.push(entry);
      for (const atom of new Set(first.atoms)) {
        const those = byAtom.get(atom);
        if (those === undefined) byAtom.set(atom, [entry]);
        else those.push(entry);
      }
    }
  }
  const known = new Map<string, Known>();
  const lookUp = (word: string): Known => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const atoms = atomIndex.find(word);
    const found = {
      atoms,
      signature: signatureOf(atoms),
      meets: needs.metBy(atoms),
      entries: [...new Set(atoms.flatMap((atom) => byAtom.get(atom) ?? []))],
    };
    if (known.size < mostKept) known.set(word, found);
    return found;
  };
  return (tokens, ranges) => {
    const words = tokens.map((token) => lookUp(token.text));
    const atoms = words.map((word) => word.atoms);
    const signatures = words.map((word) => word.signature);
    const kinds = tokens.map((token) => token.kind);
    const texts = tokens.map((token) => token.text);
    const found = new Map<string, Match[]>();
    const distinct = [...new Set(words)];
    const met = new Int32Array(needs.count());
    for (const word of distinct) for (const need of word.meets) met[need] = -1;
    const isPossible = (entry: Entry): boolean => entry.needs.every((need) => met[need] === -1);
    const byWord = new Map(distinct.map((word) => [word, word.entries.filter(isPossible)] as const));
    const possible = words.map((word) => byWord.get(word) ?? []);
    const anywhere = byAny.filter(isPossible);
    const atNumbers = byNumber.filter(isPossible);
    let sentence = 0;
    for (const { firstToken, endToken } of ranges) {
      // Most patterns that could begin at a word lack another word in its sentence; they are not tried.
      sentence += 1;
      for (let at = firstToken; at < endToken; at += 1) for (const need of words[at]?.meets ?? []) met[need] = sentence;
      const row: Row = { kinds, texts, atoms, signatures, first: firstToken, end: endToken };
      for (let at = firstToken; at < endToken; at += 1) {
        for (const entry of possible[at] ?? []) if (isMet(entry.needs, met, sentence)) keep(found, entry, row, at);
        if (kinds[at] === 'mark') continue;
        if (kinds[at] === 'number') for (const entry of atNumbers) if (isMet(entry.needs, met, sentence)) keep(found, entry, row, at);
        for (const entry of anywhere) if (isMet(entry.needs, met, sentence)) keep(found, entry, row, at);
      }
    }
    return found;
  };
}

function isMet(needs: readonly number[], met: Int32Array, sentence: number): boolean {
  for (const need of needs) if (met[need] !== sentence) return false;
  return true;
}

/** Every pattern once, with the sets that have it. */
function setsOfPatterns(sets: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const byPattern = new Map<string, string[]>();
  for (const [set, patterns] of sets) {
    for (const pattern of new Set(patterns)) {
      const those = byPattern.get(pattern);
      if (those === undefined) byPattern.set(pattern, [set]);
      else those.push(set);
    }
  }
  return byPattern;
}

/** Adds a match unless an earlier one of its set reaches into it; of two that begin together the longer stays. */
function keep(found: Map<string, Match[]>, entry: Entry, row: Row, at: number): void {
  const matched = entry.run(row, at);
  if (matched === null) return;
  const match = { first: matched.from, end: Math.max(matched.to, matched.from + 1), wholeFirst: at, wholeEnd: matched.end };
  for (const set of entry.sets) {
    const matches = found.get(set);
    const last = matches?.at(-1);
    if (matches === undefined || last === undefined) found.set(set, [match]);
    else if (last.end <= match.first) matches.push(match);
    else if (last.wholeFirst === at && match.end - match.first > last.end - last.first) matches.splice(-1, 1, match);
  }
}
