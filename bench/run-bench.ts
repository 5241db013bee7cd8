import { writeFile } from 'node:fs/promises';
import { compareCheckers } from './advert/compare-checkers.ts';
import { benches } from './benches.ts';
import { readBenchArguments, type BenchArguments } from './read-bench-arguments.ts';
import { describeMachine } from './describe-machine.ts';
import { toPage } from './to-page.ts';
import { toReport } from './to-report.ts';
import { tableHead, toRow } from './to-row.ts';

/** An odd number, so that the median is one of the runs. */
const size = { runs: 5, scale: 1 };

const page = new URL('../docs/benchmarks.md', import.meta.url);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function runAll({ benches: asked, as }: BenchArguments): Promise<void> {
  const rows: string[] = [];
  const before = describeMachine();
  if (as !== 'json') for (const line of tableHead) print(line);
  for (const bench of asked) {
    const pairs = await bench.run(size);
    if (as === 'json') print(JSON.stringify(toReport(bench, pairs)));
    else {
      const row = toRow(bench, pairs);
      rows.push(row);
      print(row);
    }
  }
  if (as === 'docs')
    await writeFile(
      page,
      toPage({ benches: asked, rows, comparison: compareCheckers(), before, after: describeMachine(), date: new Date().toISOString().slice(0, 10) }),
    );
}

const read = readBenchArguments(process.argv.slice(2), benches);
if (read.ok) await runAll(read.value);
else {
  process.stderr.write(`${read.refusal}\n`);
  process.exitCode = 2;
}
