import type { Token } from '../token.ts';
import type { Match } from './match.ts';
import { type CompiledPattern, type Row, compilePattern, firstOf, neededBy, signatureOf } from './compile-pattern.ts';
import { type WordLists, parsePattern } from './pattern.ts';

/** A stretch of tokens within which a pattern must match. */
export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
}

/** Finds every set of patterns in a text at once: for every set that matches, its matches in order, none overlapping. */
export type Matcher = (tokens: readonly Token[], ranges: readonly TokenRange[]) => ReadonlyMap<string, readonly Match[]>;

interface Entry {
  readonly set: string;
  readonly number: number;
  readonly needs: readonly (readonly string[])[];
  readonly run: CompiledPattern;
}

/** What is known of a word: the atoms it is an instance of, and the patterns that can begin with it. */
interface Known {
  readonly atoms: readonly string[];
  readonly signature: number;
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
  let count = 0;
  const byNumber: Entry[] = [];
  const byAny: Entry[] = [];
  for (const [set, patterns] of sets) {
    for (const pattern of patterns) {
      const pieces = parsePattern(pattern, lists);
      atomIndex.add(pieces);
      const entry = { set, number: count, needs: neededBy(pieces), run: compilePattern(pieces) };
      count += 1;
      const first = firstOf(pieces);
      if (first.any) byAny.push(entry);
      else {
        if (first.number) byNumber.push(entry);
        for (const atom of first.atoms) byAtom.set(atom, [...(byAtom.get(atom) ?? []), entry]);
      }
    }
  }
  const known = new Map<string, Known>();
  const lookUp = (word: string): Known => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const atoms = atomIndex.find(word);
    const found = { atoms, signature: signatureOf(atoms), entries: [...new Set(atoms.flatMap((atom) => byAtom.get(atom) ?? []))] };
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
    const isPossible = createFilter(words, count);
    const byWord = new Map([...new Set(words)].map((word) => [word, word.entries.filter(isPossible)] as const));
    const possible = words.map((word) => byWord.get(word) ?? []);
    const anywhere = byAny.filter(isPossible);
    const atNumbers = byNumber.filter(isPossible);
    for (const { firstToken, endToken } of ranges) {
      const row: Row = { kinds, texts, atoms, signatures, first: firstToken, end: endToken };
      for (let at = firstToken; at < endToken; at += 1) {
        for (const entry of possible[at] ?? []) keep(found, entry, row, at);
        if (kinds[at] === 'mark') continue;
        if (kinds[at] === 'number') for (const entry of atNumbers) keep(found, entry, row, at);
        for (const entry of anywhere) keep(found, entry, row, at);
      }
    }
    return found;
  };
}

/** Of thousands of patterns few find all the words they need in one text; the others are not tried twice. */
function createFilter(words: readonly Known[], count: number): (entry: Entry) => boolean {
  const present = new Set<string>();
  for (const word of new Set(words)) for (const atom of word.atoms) present.add(atom);
  const verdicts = new Int8Array(count);
  return (entry) => {
    const before = verdicts[entry.number];
    if (before !== 0) return before === 1;
    const possible = entry.needs.every((atoms) => atoms.some((atom) => present.has(atom)));
    verdicts[entry.number] = possible ? 1 : -1;
    return possible;
  };
}

/** Adds a match unless an earlier one of its set reaches into it; of two that begin together the longer stays. */
function keep(found: Map<string, Match[]>, entry: Entry, row: Row, at: number): void {
  const matched = entry.run(row, at);
  if (matched === null) return;
  const match = { first: matched.from, end: Math.max(matched.to, matched.from + 1), wholeFirst: at, wholeEnd: matched.end };
  const matches = found.get(entry.set);
  if (matches === undefined) {
    found.set(entry.set, [match]);
    return;
  }
  const last = matches.at(-1);
  if (last === undefined || last.end <= match.first) matches.push(match);
  else if (last.wholeFirst === at && match.end - match.first > last.end - last.first) matches.splice(-1, 1, match);
}

interface AtomIndex {
  readonly add: (pieces: ReturnType<typeof parsePattern>) => void;
  readonly find: (word: string) => readonly string[];
}

/** Which atoms a word is an instance of; exact words, beginnings and endings are looked up, never tried one by one. */
function createAtomIndex(): AtomIndex {
  const exact = new Set<string>();
  const prefixes = new Map<string, string>();
  const suffixes = new Map<string, string>();
  const infixes = new Map<string, string>();
  let longest = 0;
  const addAtom = (atom: string): void => {
    const bare = atom.replaceAll('*', '');
    longest = Math.max(longest, bare.length);
    if (atom === bare) exact.add(atom);
    else if (atom.startsWith('*') && atom.endsWith('*')) infixes.set(bare, atom);
    else if (atom.endsWith('*')) prefixes.set(bare, atom);
    else suffixes.set(bare, atom);
  };
  const add: AtomIndex['add'] = (pieces) => {
    for (const piece of pieces) {
      if (piece.kind === 'word' || piece.kind === 'not') for (const atom of piece.atoms) addAtom(atom);
      else if (piece.kind === 'group') for (const row of piece.rows) add(row);
    }
  };
  const find = (word: string): readonly string[] => {
    const found = new Set<string>();
    if (exact.has(word)) found.add(word);
    const look = (part: string, index: ReadonlyMap<string, string>): void => {
      const atom = index.get(part);
      if (atom !== undefined) found.add(atom);
    };
    // A «word» of thousands of letters is no word; its inside is not looked at.
    const most = Math.min(word.length, longest);
    for (let length = 1; length <= most; length += 1) {
      look(word.slice(0, length), prefixes);
      look(word.slice(-length), suffixes);
    }
    if (word.length <= 60) {
      for (const [bare, atom] of infixes) if (word.includes(bare)) found.add(atom);
    }
    return [...found];
  };
  return { add, find };
}
