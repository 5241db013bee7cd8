import type { Experiment, Size } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from './compare-sending.ts';
import { calmPlan } from './connector-plan.ts';
import { approveBroadcastOf, nameCalls, toLedgerKey } from './plan-broadcast.ts';
import { seedPeople } from './plan-messages.ts';
import { findUntold, readBroadcasts } from './read-broadcasts.ts';
import { readLedger } from './read-ledger.ts';
import { withSendingStage, type SendingStage } from './with-sending-stage.ts';

const recipients: Readonly<Record<Size, number>> = { full: 10_000, small: 150 };
const part = 0.05;

/** The connector takes messages and then says nothing, or the wrong thing. */
export const unansweredCalls: Experiment = {
  id: 'R3',
  seed: 3_003,
  procedure: `${recipients.full} people are sent a broadcast. The connector takes every one, but answers ${part * 100} in 100 with 504, a reset connection, or not at all.`,
  passesWhen:
    'No message arrives twice or is lost, exactly those without a proper answer are unknown and in the list, all the others are sent, and the report says the same.',
  run: ({ size, seed }) =>
    withSendingStage({ plan: { ...calmPlan, seed, unanswered: part }, rate: 0, managers: recipients[size] }, (stage) => run(stage, recipients[size])),
};

async function run({ dataDir, program, serviceUrl, calls, whenAllSent, managers }: SendingStage, count: number) {
  const began = performance.now();
  const planned = managers.map((person) => toLedgerKey(1, person));
  await seedPeople(dataDir, managers, serviceUrl);
  await approveBroadcastOf(dataDir, 1);
  program.start();
  await program.whenUp();
  await whenAllSent(600_000);
  await program.stop();
  const ledger = readLedger(dataDir);
  const had = nameCalls(calls());
  const untold = findUntold(planned, readBroadcasts(dataDir), ledger);
  const { lost, repeated, untrue, sent, unknown } = compareSending(planned, had, ledger);
  const unanswered = new Set(had.flatMap(({ mark, answer }) => (answer === 201 ? [] : [mark])));
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20), ...untold.slice(0, 20)];
  if (had.length !== count) faults.push(`The connector was called ${had.length} times for ${count} messages`);
  if (unanswered.size === 0) faults.push('Every call was answered, so nothing was shown');
  const wrong = [...unanswered].filter((mark) => !unknown.includes(mark));
  if (wrong.length > 0 || unknown.length !== unanswered.size) faults.push(`${unknown.length} are unknown, ${unanswered.size} were not answered`);
  const count3 = (kind: 504 | 'reset' | 'hang') => had.filter(({ answer }) => answer === kind).length;
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      recipients: count,
      calls: had.length,
      answered504: count3(504),
      reset: count3('reset'),
      neverAnswered: count3('hang'),
      acknowledged: sent,
      unknown: unknown.length,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}
