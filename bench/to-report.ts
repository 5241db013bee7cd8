import type { Bench, Figures, Pair } from './bench.ts';
import { median } from './median.ts';

/** The outcome of a benchmark as it is printed with `--json`. */
export interface Report {
  readonly name: string;
  readonly ratio: number;
  readonly unit: string;
  readonly ours: Figures;
  readonly reference: Figures;
  readonly runs: number;
}

/** Sums the pairs of a benchmark up by their medians. Throws when there are none. */
export function toReport({ name, unit }: Pick<Bench, 'name' | 'unit'>, pairs: readonly Pair[]): Report {
  return {
    name,
    ratio: toSignificant(median(pairs.map(({ ratio }) => ratio))),
    unit,
    ours: toMedians(pairs.map(({ ours }) => ours)),
    reference: toMedians(pairs.map(({ reference }) => reference)),
    runs: pairs.length,
  };
}

function toMedians(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, toSignificant(median(runs.map((figures) => figures[name] ?? Number.NaN)))]));
}

/** More digits would promise more than was measured. */
function toSignificant(value: number): number {
  return Number(value.toPrecision(4));
}
