/** Sets of atoms by number, and which of them a word meets that is an instance of certain atoms. */
export interface Needs {
  readonly numberOf: (atoms: readonly string[]) => number;
  readonly metBy: (atoms: readonly string[]) => readonly number[];
  readonly count: () => number;
}

/** Numbers sets of atoms; many patterns name the same. */
export function createNeeds(): Needs {
  const numbers = new Map<string, number>();
  const byAtom = new Map<string, number[]>();
  /** The same by the list itself: to put together the words of a long one takes a while, and lists come again. */
  const known = new Map<readonly string[], number>();
  const numberOf = (atoms: readonly string[]): number => {
    const before = known.get(atoms);
    if (before !== undefined) return before;
    const number = numberByWords(atoms);
    known.set(atoms, number);
    return number;
  };
  const numberByWords = (atoms: readonly string[]): number => {
    const key = atoms.join('|');
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const number = numbers.size;
    numbers.set(key, number);
    for (const atom of new Set(atoms)) {
      const those = byAtom.get(atom);
      if (those === undefined) byAtom.set(atom, [number]);
      else those.push(number);
    }
    return number;
  };
  return {
    numberOf,
    metBy: (atoms) => [...new Set(atoms.flatMap((atom) => byAtom.get(atom) ?? []))],
    count: () => numbers.size,
  };
}
