import { writeFile } from 'node:fs/promises';
import type { Verdict } from './chaos/experiment.ts';
import { experiments } from './chaos/experiments.ts';
import { keepResult } from './chaos/kept-results.ts';
import { readChaosArguments, type ChaosArguments } from './chaos/read-chaos-arguments.ts';
import { toChaosPage } from './chaos/to-chaos-page.ts';
import { toFiguresLine } from './chaos/to-figures-line.ts';
import { describeMachine } from './describe-machine.ts';

const page = new URL('../docs/reliability.md', import.meta.url);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs what was asked for; true when all of it passed. */
async function runAll({ experiments: asked, as, seed: given }: ChaosArguments): Promise<boolean> {
  const passed: boolean[] = [];
  for (const experiment of asked) {
    const { id } = experiment;
    const seed = given ?? experiment.seed;
    if (as !== 'json') print(`${id}: ${experiment.procedure} Seed ${seed}.`);
    const verdict = await experiment.run({ size: 'full', seed }).catch(toFailure);
    passed.push(verdict.passed);
    if (as === 'json') print(JSON.stringify({ id, passed: verdict.passed, seed, figures: verdict.figures }));
    else print(`${id}: ${verdict.passed ? 'passed' : 'FAILED'} – ${toFiguresLine(verdict.figures)}\n`);
    for (const fault of verdict.faults) tell(`${id}: ${fault}`);
    if (as === 'docs') {
      const { load: _, ...machine } = describeMachine();
      await writeFile(page, toChaosPage(experiments, keepResult({ id, date: new Date().toISOString().slice(0, 10), seed, ...verdict, machine })));
    }
  }
  return passed.every(Boolean);
}

/** An experiment that cannot be carried through has not passed. */
function toFailure(error: unknown): Verdict {
  return { passed: false, figures: {}, faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
}

const read = readChaosArguments(process.argv.slice(2), experiments);
if (!read.ok) tell(read.refusal);
process.exitCode = read.ok ? ((await runAll(read.value)) ? 0 : 1) : 2;
