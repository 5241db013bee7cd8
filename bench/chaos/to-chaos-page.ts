import type { Machine } from '../describe-machine.ts';
import type { Experiment, Verdict } from './experiment.ts';
import { toFiguresLine } from './to-figures-line.ts';

/** What docs/reliability.md is made of. */
export interface ChaosPageParts {
  readonly results: readonly { readonly experiment: Experiment; readonly verdict: Verdict }[];
  readonly machine: Machine;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Writes docs/reliability.md: what was done to the program, what was found, and what that does not show. */
export function toChaosPage({ results, machine, date }: ChaosPageParts): string {
  return [
    '# Reliability',
    '',
    'Every figure here comes from `npm run -s chaos`; with `--docs` it writes this page anew.',
    '',
    '| id | passed | lost | stored twice or unasked | seed |',
    '|---|---|---|---|---|',
    ...results.map(
      ({ experiment, verdict }) =>
        `| \`${experiment.id}\` | ${verdict.passed ? 'yes' : 'no'} | ${verdict.figures['lost'] ?? '–'} | ${verdict.figures['surplus'] ?? '–'} | ${experiment.seed} |`,
    ),
    '',
    `Run on ${date}: ${machine.platform}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB memory, Node ${machine.node}.`,
    '',
    '## What was done',
    '',
    ...results.flatMap(({ experiment, verdict }) => [
      `### ${experiment.id}`,
      '',
      experiment.procedure,
      '',
      `Passes when: ${experiment.passesWhen}`,
      '',
      `Found: ${toFiguresLine(verdict.figures)}.`,
      '',
      ...(verdict.faults.length === 0 ? [] : [...verdict.faults.map((fault) => `- ${fault}`), '']),
    ]),
    '## How it is judged',
    '',
    'In the experiments with presses the program under test is the one that is delivered, in a process of its own, on SQLite on a real disk. A press counts as acknowledged when its card has come back over HTTP; the oracle, a process that is never killed, then has it on disk before the next press. Afterwards the database is read past the program and held against the oracle in three ways: the nonce of each press, the marks that each press leaves in its case (a title, a reason), and the number of transitions in each case.',
    '',
    'Messages (R1, R3, R4, R5) are planned in the store before the program starts, as a use case plans them. The connector is a process of its own; it hands every POST to the oracle, which has it on disk (fsync) before the connector answers or falls silent, and neither is ever killed. Afterwards each message is looked up in three places: at the oracle (did it arrive, how often), in the ledger (what the program says became of it), and in the list of messages of which nobody knows. Lost silently is what did not arrive and is neither failed with a reason nor unknown and listed. `unknownThatArrived` counts those that would be doubled if the program sent an unknown message again.',
    '',
    '`storedThoughCutOff` counts the presses that were stored while their answer was lost in the kill. These are the ones that would be doubled if a second delivery were not recognised.',
    '',
    'What a killed process shows is that nothing is acknowledged before it has been handed to the operating system, and that the database mends itself. It does not show what a power cut does: there it rests on `synchronous=FULL`, which is set and read back at every start.',
    '',
    'Seeds decide when a kill comes and in what order choices fall; the operating system decides the rest, so two runs with one seed are alike and not the same.',
    '',
    'R12 calls the check, the report, the renderer and the document reader directly, as the chat and the command line do; each file is parsed in a process of its own, whose memory is read from the kernel where it tells. The same seed and number make the same text or file again.',
    '',
    '## How to run it',
    '',
    '    npm run -s chaos                     all of it, to read',
    '    npm run -s chaos -- ID               one experiment',
    '    npm run -s chaos -- --json ID        one line of JSON',
    '    npm run -s chaos -- --seed N ID      with another seed',
    '    npm run -s chaos -- --docs           all of it, into this page',
    '',
    'It exits with 1 when an experiment fails and with 2 for an id there is none of. It writes below `LOSEN_DATA_DIR` (`.data`) and removes what it wrote. `npm test` runs the same experiments with fewer rounds.',
    '',
  ].join('\n');
}
