import { type Bunch, type Entry, type Found, type Search, toBunch, tryBunch } from './bunch.ts';
import { type NumberOf, type Numbering, createProgram, followedBy, numberPattern } from './compile-pattern.ts';
import { createCollector } from './create-collector.ts';
import { createNeeds } from './create-needs.ts';
import type { Match } from './match.ts';
import { type Piece, type WordLists, parsePattern } from './pattern.ts';
import { firstOf, neededAhead } from './read-pieces.ts';
import type { Instance, Row } from './run-pattern.ts';

/** A stretch of tokens within which a pattern must match. */
export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
}

/** For every set that matches, its matches in order, none overlapping. */
export type Matches = ReadonlyMap<string, readonly Match[]>;

/** What is known of a word for one part: which needs it meets, and the patterns that can begin with it. */
export interface KnownOfPart {
  /** Numbers of the needs it meets. */
  readonly meets: Int32Array;
  readonly anywhere: Bunch;
  /** Those that begin with the sentence, so that they are not tried further on. */
  readonly atBegin: Bunch;
}

/** What is known of a word: what it is an instance of, and what of it every part knows. */
export interface Known extends Instance {
  readonly parts: readonly KnownOfPart[];
}

/** The bunch of words that no pattern can begin with. */
export const noBunch = toBunch([], new Set());

/** What is known of a text when a part is looked for in it. */
type Text = Pick<Row, 'tokens' | 'passed' | 'places'> & {
  readonly words: readonly Known[];
  /** Of the part. */
  readonly number: number;
};

interface Shared {
  readonly wordLists: WordLists;
  readonly index: (pieces: readonly Piece[]) => void;
  readonly list: NumberOf;
}

/** Files the patterns of one part: what it knows of a word by the atoms that the word is an instance of, and how it is looked for in a text. */
export function createPart(sets: ReadonlyMap<string, readonly string[]>, { wordLists, index, list }: Shared) {
  const byAtom = new Map<string, Entry[]>();
  const byFirstAtom = new Map<string, Entry[]>();
  const needs = createNeeds();
  const byNumber: Entry[] = [];
  const byAny: Entry[] = [];
  const byFirstAny: Entry[] = [];
  const names = [...sets.keys()];
  const numbers = new Map(names.map((name, number) => [name, number] as const));
  const numbering: Numbering = { list, need: needs.numberOf, rows: new Map(), groups: new Map() };
  const program = createProgram(numbering);
  const file = (pieces: readonly Piece[], ofSets: number[]): void => {
    numberPattern(pieces, numbering);
    const entry: Entry = {
      pieces,
      begun: -1,
      sets: ofSets,
      isWord: isWord(pieces),
      needs: neededAhead(pieces)
        .slice(0, needsAsked)
        .map(({ atoms, within }) => ({ need: needs.numberOf(atoms), within })),
      next: followedBy(pieces, list) ?? -1,
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
    index(pieces);
    for (const row of toRows(pieces)) file(row, ofSets);
  }
  const learn = (atoms: readonly string[]): KnownOfPart => {
    const meets = needs.metBy(atoms);
    const met = new Set(meets);
    const bunchOf = (by: ReadonlyMap<string, readonly Entry[]>): Bunch => {
      const entries = withoutTwins(new Set(atoms.flatMap((atom) => by.get(atom) ?? [])));
      return entries.length === 0 ? noBunch : toBunch(entries, met);
    };
    return { meets: Int32Array.from(meets), anywhere: bunchOf(byAtom), atBegin: bunchOf(byFirstAtom) };
  };
  const [anywhere = noBunch, atBegin = noBunch, atNumbers = noBunch] = [byAny, byFirstAny, byNumber].map((entries) => toBunch(entries, new Set()));
  const find = (
    { number, tokens, words, passed, places }: Text,
    ranges: readonly TokenRange[],
    wantedIn?: readonly ReadonlySet<string>[],
  ): Matches => {
    const nearest = new Int32Array(needs.count()).fill(0x7fff_ffff);
    const matches: Found[] = [];
    // From the end of the text to its beginning, so that the nearest word ahead that meets a need is known at every word:
    // most patterns that could begin there lack another word within their reach, and are not tried.
    const wantedSets = new Int32Array(names.length).fill(-1);
    for (let sentence = ranges.length - 1; sentence >= 0; sentence -= 1) {
      const { firstToken, endToken } = ranges[sentence] ?? { firstToken: 0, endToken: 0 };
      const those = wantedIn?.[sentence];
      if (those?.size === 0) continue;
      for (const name of those ?? []) wantedSets[numbers.get(name) ?? -1] = sentence;
      const row: Row = { tokens, words, passed, places, nearest, first: firstToken, end: endToken };
      const search: Search = { program, row, wanted: those === undefined ? 'all' : { sets: wantedSets, sentence }, found: matches };
      let begin = firstToken;
      while (begin < endToken && tokens[begin]?.kind === 'mark') begin += 1;
      const tryAll = (bunch: Bunch, at: number): void => {
        if (bunch !== noBunch) tryBunch(bunch, at, search);
      };
      for (let at = endToken - 1; at >= firstToken; at -= 1) {
        const word = words[at]?.parts[number];
        const kind = tokens[at]?.kind;
        if (word === undefined) continue;
        note(word.meets, nearest, places[at] ?? 0);
        if (kind !== 'mark') {
          if (at <= begin) tryAll(atBegin, at);
          tryAll(anywhere, at);
          if (kind === 'number') tryAll(atNumbers, at);
        }
        if (at <= begin) tryAll(word.atBegin, at);
        tryAll(word.anywhere, at);
      }
    }
    const found = createCollector(names);
    for (let at = matches.length - 1; at >= 0; at -= 1) {
      const one = matches[at];
      if (one !== undefined) found.keep(one.sets, one.match);
    }
    return found.collected;
  };
  return { learn, find };
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

/** Of the words that a pattern needs beside the one it begins with, those that fewest texts have; more would keep nearly nothing out. */
const needsAsked = 2;

/** Whether a pattern is one word and nothing else. */
function isWord(pieces: readonly Piece[]): boolean {
  const [only, ...others] = pieces.filter(({ kind }) => kind !== 'open' && kind !== 'close');
  return only?.kind === 'word' && !only.optional && others.length === 0;
}

/** Patterns of one word all match where one does: they are taken together, each of their sets once. */
function withoutTwins(entries: ReadonlySet<Entry>): readonly Entry[] {
  const words = [...entries].filter(({ isWord: one }) => one);
  const [first] = words;
  if (first === undefined) return [...entries];
  const together: Entry = { ...first, sets: [...new Set(words.flatMap(({ sets }) => sets))], needs: [] };
  return [together, ...[...entries].filter(({ isWord: one }) => !one)];
}

function note(needs: Int32Array, nearest: Int32Array, place: number): void {
  for (let at = 0; at < needs.length; at += 1) nearest[needs[at] ?? 0] = place;
}
