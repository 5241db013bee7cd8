import type { Bar, Bench, Figures, Pair } from './bench.ts';
import { toReport } from './to-report.ts';

/** The head of the table that `toRow` makes rows for. */
export const tableHead = ['| name | ratio | spread | bar | ours | reference |', '|---|---|---|---|---|---|'] as const;

/** One line of the Markdown table: the ratio, the smallest and largest of the runs, the bar, and the figures behind it. */
export function toRow(bench: Bench, pairs: readonly Pair[]): string {
  const { ratio, ours, reference } = toReport(bench, pairs);
  const ratios = pairs.map((pair) => pair.ratio);
  const spread = `${toShort(Math.min(...ratios))}–${toShort(Math.max(...ratios))}`;
  const cells = [`\`${bench.name}\``, toShort(ratio), spread, toBar(bench.bar, ratio), toFigures(ours, bench.unit), toFigures(reference, bench.unit)];
  return `| ${cells.join(' | ')} |`;
}

function toBar({ must, ratio: limit, kind }: Bar, ratio: number): string {
  const met = must === 'at-least' ? ratio >= limit : ratio <= limit;
  const sign = must === 'at-least' ? '≥' : '≤';
  return `${kind === 'aim' ? 'aim ' : ''}${sign} ${limit}: ${met ? 'met' : 'not met'}`;
}

function toFigures(figures: Figures, unit: string): string {
  return Object.entries(figures)
    .map(([name, value], index) => `${name} ${value}${index === 0 ? ` ${unit}` : ''}`)
    .join(', ');
}

function toShort(value: number): string {
  return String(Number(value.toPrecision(3)));
}
