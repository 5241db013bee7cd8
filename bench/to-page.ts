import type { Bench } from './bench.ts';
import type { Machine } from './describe-machine.ts';
import { tableHead } from './to-row.ts';

/** What docs/benchmarks.md is made of. */
export interface PageParts {
  readonly benches: readonly Bench[];
  /** One table row for each bench. */
  readonly rows: readonly string[];
  /** The section on other checkers. */
  readonly comparison: readonly string[];
  readonly before: Machine;
  readonly after: Machine;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Writes docs/benchmarks.md: the table, what it was measured on, and what each line means. */
export function toPage({ benches, rows, comparison, before, after, date }: PageParts): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run -s bench -- --docs`. The figures of one machine tell little; the ratios tell how far the bot stands from what its dependencies or its disk allow on any.',
    '',
    ...tableHead,
    ...rows,
    '',
    `Measured on ${date}: ${before.platform}, ${before.cores} cores (${before.processor}), ${before.memoryGb} GB memory, Node ${before.node}. The load over one minute was ${before.load} at the beginning and ${after.load} at the end, the measurement’s own included.${toCaution(before)}`,
    '',
    'Ours and the reference are measured in turn, five times each, every other time with the reference first; where a disk is involved, each time is itself cut into slices of the two in turn. The ratio is the median of the five ratios, the spread the smallest and largest of them; the figures are medians too. An aim is worked towards and holds no change up.',
    '',
    '## What is measured',
    '',
    ...benches.flatMap(({ name, measured, against }) => [`**${name}.** ${measured}`, '', `Against: ${against}`, '']),
    ...comparison,
    '## How to run them',
    '',
    '    npm run -s bench                     all of them, as a table',
    '    npm run -s bench -- NAME             one of them',
    '    npm run -s bench -- --json NAME      one line of JSON',
    '    npm run -s bench -- --docs           all of them, into this page',
    '',
    'They write below `LOSEN_DATA_DIR` (`.data`), on the disk the bot would use, and remove what they wrote.',
    '',
  ].join('\n');
}

/** With more work than cores, the figures are those of a busy machine; the ratios hold better than they. */
function toCaution({ load, cores }: Machine): string {
  return load > cores ? ' The machine had much other work, so the figures are low and the spread is wide; the ratios hold better.' : '';
}
