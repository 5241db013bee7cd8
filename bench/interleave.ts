import type { Figures, Pair } from './bench.ts';

/** The two sides of a measurement and what their figures make. */
export interface Sides {
  readonly runs: number;
  readonly ours: () => Promise<Figures>;
  readonly reference: () => Promise<Figures>;
  readonly toRatio: (ours: Figures, reference: Figures) => number;
}

/** Measures both sides in turn. Every other pair begins with the reference, so that a machine that grows slower favours neither. */
export async function interleave({ runs, ours, reference, toRatio }: Sides): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let run = 0; run < runs; run += 1) {
    const first = run % 2 === 0 ? await ours() : await reference();
    const second = run % 2 === 0 ? await reference() : await ours();
    const pair = run % 2 === 0 ? { ours: first, reference: second } : { ours: second, reference: first };
    pairs.push({ ...pair, ratio: toRatio(pair.ours, pair.reference) });
  }
  return pairs;
}
