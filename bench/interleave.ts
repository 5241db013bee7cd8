import type { Figures, Pair } from './bench.ts';
import { figure } from './figure.ts';

/** The two sides of a measurement and what their figures make. */
export interface Sides {
  readonly runs: number;
  /** Each run is cut into so many slices of either side in turn and takes their means; for what changes within seconds, as disks do. */
  readonly slices?: number;
  readonly ours: () => Promise<Figures>;
  readonly reference: () => Promise<Figures>;
  readonly toRatio: (ours: Figures, reference: Figures) => number;
}

/** Measures both sides in turn. Every other time the reference begins, so that a machine that grows slower favours neither. */
export async function interleave({ runs, slices = 1, ours, reference, toRatio }: Sides): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  let oursFirst = true;
  for (let run = 0; run < runs; run += 1) {
    const mine: Figures[] = [];
    const others: Figures[] = [];
    for (let slice = 0; slice < slices; slice += 1) {
      if (oursFirst) mine.push(await ours());
      others.push(await reference());
      if (!oursFirst) mine.push(await ours());
      oursFirst = !oursFirst;
    }
    const pair = { ours: toMeans(mine), reference: toMeans(others) };
    pairs.push({ ...pair, ratio: toRatio(pair.ours, pair.reference) });
  }
  return pairs;
}

function toMeans(slices: readonly Figures[]): Figures {
  const names = Object.keys(slices[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, slices.reduce((sum, figures) => sum + figure(figures, name), 0) / slices.length]));
}
