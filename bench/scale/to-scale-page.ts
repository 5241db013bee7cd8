import type { Machine } from '../describe-machine.ts';

/** One measurement as it is kept in docs/scale.json. */
export interface ScaleResult {
  readonly store: 'sqlite' | 'postgres';
  readonly date: string;
  readonly machine: Machine;
  /** Times in milliseconds, sizes in megabytes. */
  readonly figures: Readonly<Record<string, number>>;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
const milliseconds = (ms: number) => `${ms.toFixed(0)} ms`;
const megabytes = (mb: number) => `${mb.toFixed(0)} MB`;
const count = (number: number) => number.toLocaleString('en');

const rows: readonly (readonly [string, string, (value: number) => string])[] = [
  ['managers', 'managers', count],
  ['databaseMb', 'database', megabytes],
  ['databaseAfterMb', 'database after the night and the morning', megabytes],
  ['readyMs', 'start until ready', seconds],
  ['firstPlanningMs', 'planning all reminders for the first time', seconds],
  ['planningMs', 'the nightly planning, nothing new', seconds],
  ['slowestTurnWhilePlanningMs', 'the slowest “mine saker” meanwhile', milliseconds],
  ['ownCasesMs', '“mine saker” of a manager', milliseconds],
  ['pressMs', 'a press that changes a case', milliseconds],
  ['overviewMs', 'the town’s HR: “mine saker”, all open cases', milliseconds],
  ['hrRemindersMs', 'the town’s HR: what is to be reminded of', milliseconds],
  ['due', 'reminders due in the morning', count],
  ['remindersSent', 'messages sent', count],
  ['morningMs', 'from their hour to the last message', seconds],
  ['memoryMb', 'memory (RSS), in use', megabytes],
  ['peakMb', 'memory, the most', megabytes],
];

/** docs/scale.md from what was measured. */
export function toScalePage(results: readonly ScaleResult[]): string {
  const columns = results.toSorted((one, other) => one.store.localeCompare(other.store) * -1 || toCases(one) - toCases(other));
  const head = ['', ...columns.map((one) => `${count(toCases(one))} open cases, ${one.store === 'sqlite' ? 'SQLite' : 'Postgres'}`)];
  const lines = rows.map(([name, title, write]) => [
    title,
    ...columns.map(({ figures }) => (figures[name] === undefined ? '–' : write(figures[name]))),
  ]);
  const runs = columns.map(
    ({ date, machine: { cores, processor, memoryGb, node, platform, load }, ...one }) =>
      `- ${count(toCases(one))}, ${one.store}: ${date}, ${platform}, ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${load}, the measurement’s own included.`,
  );
  return `${[
    '# Scale',
    'Written by `npm run -s scale -- --docs`; the figures are kept in `docs/scale.json`. `npm run -s scale -- --json --store postgres 10000` measures one size on one store, and `--docs` in the place of `--json` renews that column alone. Figures of one machine say little about another; how they grow says more.',
    toTable(head, lines),
    runs.join('\n'),
    procedure,
    prose,
  ].join('\n\n')}\n`;
}

const toCases = ({ figures }: Pick<ScaleResult, 'figures'>) => figures['cases'] ?? 0;
const toTable = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const procedure = `## What is measured

A county: forty municipalities on Asker’s policy, one of them a town with a fifth of all cases; three managers to five cases, each with a chat of her own. The cases are copies of some that were played through the real turns, from one just opened to one with its interviews held; every fiftieth has a reminder due on the morning that is measured. The program is the one that \`npm run serve\` puts together, with the sending limits of Teams mode (25 calls a second in a tenant), but without checking tokens, and with people held in memory as a people file gives them. It runs in a process of its own, against a connector on loopback that answers at once.

It is started the day before, when all reminders are planned for the first time; again in the night, when nothing is new; then managers spread over the town ask for their cases and press, one at a time (medians of 40 and 80), and HR asks for everything that is open. At eight in the morning the reminders are due; what is timed ends with the last message the connector gets.

Postgres is one of its own on the same machine, with what it is set to where nobody has set anything but 64 MB of shared buffers; it waits for the disk at every commit. Its size is what \`pg_database_size\` says, and memory is the program's alone. Its alarms go by the database's clock and are brought forward with the program's.`;

const prose = `## What one machine carries

A machine of two cores and 4 GB with a local disk, and the embedded store, carries this county: a hundred thousand open cases, sixty thousand managers, two thousand reminders in a morning. A municipality with some hundred cases does not notice any of it.

- A manager's own list and a press read her own cases and that one case, whatever else there is.
- What HR asks for grows with the open cases of her own municipality, never with those of others. Her list reads a summary of each case. What she is to be reminded of reads every case, a few at a time, and may take a minute: that is the first bound of one municipality, and it lies at some eighty thousand open cases on this machine.
- The nightly planning grows with all cases. It takes four municipalities at a time, and one that waits asks again each second, so that it has a length of its own also when there is little to do. It lets people in between: see the slowest list meanwhile. After a start it runs at once, and reminders whose hour comes meanwhile are sent meanwhile.
- A start hardly grows with the cases. It grows with a people file: one of sixty thousand, measured by itself, took eleven seconds and 0.8 GB to read. With so many, people come from Entra ID.
- The database grows with the cases, some eight kilobytes each with their indexes, and with what is sent.
- Memory grows with the people of a people file, with what HR asks for, and with what SQLite and Node keep at hand; it is not given back at once.

## What Postgres changes

- Each question to it is a journey, on one machine a fraction of a millisecond, between two machines several times that. The program asks for what it wants at the same moment in one question, so that a case is one journey and fifty cases are one too.
- A press and a list take some milliseconds more than with the embedded store. What reads every case takes longer: with a hundred thousand the nightly planning one and a half times as long, what HR is to be reminded of three times, so that the first bound of one municipality lies at some thirty thousand open cases. The processor is shared with Postgres here, and in a real installation it is not.
- Every statement finds what it wants by the key's index or that of expiries, whatever the size of the table.

## When to move up

To Postgres and several replicas, for one of these reasons:

- **One machine must be able to fail.** The embedded store belongs to one process on one machine; while that is away, nobody is answered. This reason comes first, whatever the size.
- **The processor is the bound.** When \`nodejs_eventloop_lag_p99_seconds\` stays above 0.2 in working hours, or half of what \`losen_turn_seconds\` counts takes more than half a second.
- **The disk is the bound.** When \`losen_store_seconds{operation="commit"}\` is above 0.1 for one in twenty: a faster disk first.
- **Reminders come late.** When \`losen_wakes_late\` is above 0 on ordinary mornings while \`losen_queue_oldest_seconds\` is low.

## What bounds it then

Not the program, but Teams: Microsoft's documents allow an app 30 to 50 calls a second in a tenant, and 7 a second, 60 in half a minute and 1,800 an hour in one chat. Losen keeps to 25 calls a second in a tenant (\`LOSEN_SEND_RATE\`), so two thousand reminders in *one* municipality take 80 seconds and sixty thousand managers of one tenant 40 minutes, whatever there is behind it. Municipalities have a tenant each and do not stand in each other's way. When \`losen_sends_total{outcome="later"}\` grows, that bound has been reached; more replicas do not move it.

With people from Entra ID the list of those with a role is fetched anew every \`LOSEN_DIRECTORY_MINUTES\`, in pages of a hundred or more; that has not been measured at this size.`;
