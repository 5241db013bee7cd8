import type { Piece } from './pattern.ts';

/** The atoms of all patterns. */
export interface AtomIndex {
  readonly add: (pieces: readonly Piece[]) => void;
  readonly find: (word: string) => readonly string[];
}

/** Which atoms a word is an instance of; exact words, beginnings and endings are looked up, never tried one by one. */
export function createAtomIndex(): AtomIndex {
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
      else if (piece.kind === 'gap') for (const atom of piece.except) addAtom(atom);
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
