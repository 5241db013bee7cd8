import type { Experiment } from './experiment.ts';
import type { KeptResult } from './kept-results.ts';
import { toFiguresLine } from './to-figures-line.ts';

/** Writes docs/reliability.md: what was done to the program, what was found, and what that does not show. An experiment never run in full is said to be that. */
export function toChaosPage(experiments: readonly Experiment[], kept: readonly KeptResult[]): string {
  const found = experiments.map((experiment) => ({ experiment, result: kept.find(({ id }) => id === experiment.id) }));
  return [
    '# Reliability',
    '',
    'Every figure here comes from `npm run -s chaos`; with `--docs` it writes this page anew, with `--docs ID` what it says of one experiment. The figures are kept in `docs/reliability.json`.',
    '',
    '| id | passed | lost | stored twice or unasked | seed | run on |',
    '|---|---|---|---|---|---|',
    ...found.map(({ experiment, result }) =>
      result === undefined
        ? `| \`${experiment.id}\` | not run in full yet | – | – | ${experiment.seed} | – |`
        : `| \`${experiment.id}\` | ${result.passed ? 'yes' : 'no'} | ${result.figures['lost'] ?? '–'} | ${result.figures['surplus'] ?? '–'} | ${result.seed} | ${result.date} |`,
    ),
    '',
    ...machineLines(found.flatMap(({ result }) => result ?? [])),
    '## What was done',
    '',
    ...found.flatMap(({ experiment, result }) => [
      `### ${experiment.id}`,
      '',
      experiment.procedure,
      '',
      `Passes when: ${experiment.passesWhen}`,
      '',
      ...(result === undefined ? [] : [`Found: ${toFiguresLine(result.figures)}.`, '']),
      ...(result === undefined || result.faults.length === 0 ? [] : [...result.faults.map((fault) => `- ${fault}`), '']),
    ]),
    '## How it is judged',
    '',
    'In the experiments with presses the program under test is the one that is delivered, in a process of its own, on SQLite on a real disk. A press counts as acknowledged when its card has come back over HTTP; the oracle, a process that is never killed, then has it on disk before the next press. Afterwards the database is read past the program and held against the oracle in three ways: the nonce of each press, the marks that each press leaves in its case (a title, a reason), and the number of transitions in each case.',
    '',
    'Messages (R1, R3, R4, R5) are those of a broadcast that is approved in the store before the program starts: whom it is for, the program finds out, plans and sends. The connector is a process of its own; it hands every POST to the oracle, which has it on disk (fsync) before the connector answers or falls silent, and neither is ever killed. Afterwards each message is looked up in three places: at the oracle (did it arrive, how often), in the ledger (what the program says became of it), and in the list of messages of which nobody knows. Lost silently is what did not arrive and is neither failed with a reason nor unknown and listed. `unknownThatArrived` counts those that would be doubled if the program sent an unknown message again.',
    '',
    'Reminders (R1, R3 and R6 with reminders) are left in the store as the program leaves them when a case has been opened: the case, the place in the index by day, and the wake. From there on it is the program that wakes, plans, words and sends them, each of them the only message of its person that day; whatever else the oracle has is a fault. `killsBeforeAllWasSent` counts the kills that struck while reminders were still going out.',
    '',
    '`storedThoughCutOff` counts the presses that were stored while their answer was lost in the kill. These are the ones that would be doubled if a second delivery were not recognised.',
    '',
    'What a killed process shows is that nothing is acknowledged before it has been handed to the operating system, and that the database mends itself. What a power cut does rests on `synchronous=FULL`, which is set and read back at every start, and on R2-synced: there strace sees that the system has reported every acknowledged press as flushed before its answer left. Whether a disk then tells the truth is beyond the program.',
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
    '    npm run -s chaos -- --docs ID        one experiment, into this page',
    '',
    'It exits with 1 when an experiment fails and with 2 for an id there is none of. It writes below `LOSEN_DATA_DIR` (`.data`) and removes what it wrote. `npm test` and `npm run test:launch` run the same experiments with fewer rounds.',
    '',
  ].join('\n');
}

/** Each machine once, with the experiments that ran on it when there were several. */
function machineLines(results: readonly KeptResult[]): readonly string[] {
  const machines = Map.groupBy(
    results,
    ({ machine }) => `${machine.platform}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB memory, Node ${machine.node}`,
  );
  return [...machines].flatMap(([machine, ran]) => [
    machines.size === 1 ? `Run on: ${machine}.` : `${ran.map(({ id }) => `\`${id}\``).join(', ')}: ${machine}.`,
    '',
  ]);
}
