import type { Piece } from './pattern.ts';

/** The atoms of all patterns. */
export interface AtomIndex {
  readonly add: (pieces: readonly Piece[]) => void;
  readonly find: (word: string) => readonly string[];
  /** Whether a word has no letter that any atom has, so that it is an instance of none. */
  readonly isForeign: (word: string) => boolean;
}

/** Beginnings or endings of words with their atoms, and for each outermost letter how long they may be. */
interface Parts {
  readonly atoms: Map<string, string>;
  readonly lengths: Map<string, Set<number>>;
}

/** Longer than this, the inside of a word is not looked at: nobody writes such a word. */
const longestSearched = 60;
/** Parts from the inside of words are filed under this many of their first letters; the few shorter ones are tried one by one. */
const key = 3;

/** Which atoms a word is an instance of; exact words, beginnings and endings are looked up, never tried one by one. */
export function createAtomIndex(): AtomIndex {
  const exact = new Set<string>();
  const prefixes: Parts = { atoms: new Map(), lengths: new Map() };
  const suffixes: Parts = { atoms: new Map(), lengths: new Map() };
  const infixes = new Map<string, Map<string, string>>();
  const shortInfixes = new Map<string, string>();
  const addPart = ({ atoms, lengths }: Parts, bare: string, letter: string, atom: string): void => {
    atoms.set(bare, atom);
    const known = lengths.get(letter);
    if (known === undefined) lengths.set(letter, new Set([bare.length]));
    else known.add(bare.length);
  };
  const addInfix = (bare: string, atom: string): void => {
    const alike = bare.length < key ? shortInfixes : (infixes.get(bare.slice(0, key)) ?? new Map<string, string>());
    alike.set(bare, atom);
    if (bare.length >= key) infixes.set(bare.slice(0, key), alike);
  };
  /** Units that some atom has. */
  const alphabet = new Uint8Array(0x1_0000);
  const addAtom = (atom: string): void => {
    const bare = atom.replaceAll('*', '');
    for (let at = 0; at < bare.length; at += 1) alphabet[bare.charCodeAt(at)] = 1;
    if (atom === bare) exact.add(atom);
    else if (atom.startsWith('*') && atom.endsWith('*')) addInfix(bare, atom);
    else if (atom.endsWith('*')) addPart(prefixes, bare, bare.charAt(0), atom);
    else addPart(suffixes, bare, bare.charAt(bare.length - 1), atom);
  };
  /** Pieces come again in every pattern that names the same list. */
  const added = new Set<Piece>();
  const add: AtomIndex['add'] = (pieces) => {
    for (const piece of pieces) {
      if (added.has(piece)) continue;
      added.add(piece);
      if (piece.kind === 'word' || piece.kind === 'not') for (const atom of piece.atoms) addAtom(atom);
      else if (piece.kind === 'gap') for (const atom of piece.except) addAtom(atom);
      else if (piece.kind === 'group') for (const row of piece.rows) add(row);
    }
  };
  const isForeign = (word: string): boolean => {
    for (let at = 0; at < word.length; at += 1) if (alphabet[word.charCodeAt(at)] === 1) return false;
    return true;
  };
  const find = (word: string): readonly string[] => {
    const found = new Set<string>();
    if (exact.has(word)) found.add(word);
    const look = ({ atoms, lengths }: Parts, letter: string, part: (length: number) => string): void => {
      for (const length of lengths.get(letter) ?? []) {
        const atom = length <= word.length ? atoms.get(part(length)) : undefined;
        if (atom !== undefined) found.add(atom);
      }
    };
    look(prefixes, word.charAt(0), (length) => word.slice(0, length));
    look(suffixes, word.charAt(word.length - 1), (length) => word.slice(-length));
    if (word.length <= longestSearched) {
      for (const [bare, atom] of shortInfixes) if (word.includes(bare)) found.add(atom);
      for (let at = 0; at + key <= word.length; at += 1) {
        for (const [bare, atom] of infixes.get(word.slice(at, at + key)) ?? []) if (word.startsWith(bare, at)) found.add(atom);
      }
    }
    return [...found];
  };
  return { add, find, isForeign };
}
