/** Which sets of atoms patterns need, by number, and which of them a word meets. */
export interface Needs {
  readonly numbersOf: (needed: readonly (readonly string[])[]) => readonly number[];
  readonly metBy: (atoms: readonly string[]) => readonly number[];
  /** Number of atoms that meet a need. */
  readonly size: (need: number) => number;
  readonly count: () => number;
}

/** Numbers the sets of atoms that patterns need; many patterns need the same. */
export function createNeeds(): Needs {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const byAtom = new Map<string, number[]>();
  const numberOf = (atoms: readonly string[]): number => {
    const key = atoms.join('|');
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const number = numbers.size;
    numbers.set(key, number);
    sizes.push(atoms.length);
    for (const atom of new Set(atoms)) {
      const those = byAtom.get(atom);
      if (those === undefined) byAtom.set(atom, [number]);
      else those.push(number);
    }
    return number;
  };
  return {
    numbersOf: (needed) => needed.map(numberOf),
    metBy: (atoms) => [...new Set(atoms.flatMap((atom) => byAtom.get(atom) ?? []))],
    size: (need) => sizes[need] ?? 0,
    count: () => numbers.size,
  };
}
