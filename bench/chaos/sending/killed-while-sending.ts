import { createRandom } from '../create-random.ts';
import type { Experiment, Size } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from './compare-sending.ts';
import { calmPlan } from './connector-plan.ts';
import { approveBroadcastOf, nameCalls, toLedgerKey } from './plan-broadcast.ts';
import { seedPeople } from './plan-messages.ts';
import { findUntold, readBroadcasts } from './read-broadcasts.ts';
import { readLedger } from './read-ledger.ts';
import { withSendingStage, type SendingStage } from './with-sending-stage.ts';

interface Extent {
  readonly recipients: number;
  readonly kills: number;
}

const extents: Readonly<Record<Size, Extent>> = { full: { recipients: 10_000, kills: 40 }, small: { recipients: 500, kills: 2 } };
const inFlight = 16;
/** A life lasts so long from the moment the program is up, in milliseconds. */
const life = { shortest: 300, longest: 600 };
/** With less left than one life can send, more is planned, so that every kill strikes in the midst of sending. */
const fewest = 2_500;

/** The program is killed again and again while it sends to many people. */
export const killedWhileSending: Experiment = {
  id: 'R1',
  seed: 1_001,
  procedure: `${extents.full.recipients} people are sent a broadcast, ${inFlight} at a time and as fast as it goes, through a connector that takes ${calmPlan.latencyMs} ms. The program is killed with kill -9 ${extents.full.kills} times, ${life.shortest / 1_000}–${life.longest / 1_000} s after it is up, and started again on the same data; it finds, plans and sends to the people itself. When less than ${fewest} are left, another broadcast to all of them goes out, so that every kill strikes.`,
  passesWhen:
    'No message is lost silently, none arrives twice, no more than 16 for each kill are unknown, and every unknown one is in the list; the report has everybody in the state the ledger has; PRAGMA integrity_check says ok.',
  run: ({ size, seed }) =>
    withSendingStage({ plan: { ...calmPlan, seed }, rate: 0, managers: extents[size].recipients }, (stage) => run(stage, extents[size], seed)),
};

async function run({ dataDir, program, serviceUrl, calls, whenAllSent, managers }: SendingStage, { recipients, kills }: Extent, seed: number) {
  const began = performance.now();
  const random = createRandom(seed);
  const planned: string[] = [];
  const planRound = async () => {
    const round = planned.length / recipients + 1;
    await approveBroadcastOf(dataDir, round);
    planned.push(...managers.map((person) => toLedgerKey(round, person)));
  };
  program.start();
  await program.whenUp();
  await program.stop();
  await seedPeople(dataDir, managers, serviceUrl);
  await planRound();
  for (let kill = 0; kill < kills; kill += 1) {
    program.start();
    await program.whenUp();
    await new Promise((resolve) => setTimeout(resolve, random.between(life.shortest, life.longest)));
    await program.kill();
    if (planned.length - readLedger(dataDir).deliveries.size < fewest) await planRound();
  }
  program.start();
  await whenAllSent(120_000);
  await program.stop();
  const ledger = readLedger(dataDir);
  const had = nameCalls(calls());
  const untold = findUntold(planned, readBroadcasts(dataDir), ledger);
  const { lost, repeated, untrue, sent, unknown } = compareSending(planned, had, ledger);
  const arrivedUnknown = new Set(had.flatMap(({ mark, taken }) => (taken ? [mark] : [])));
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20), ...untold.slice(0, 20)];
  if (unknown.length > kills * inFlight) faults.push(`${unknown.length} messages are unknown after ${kills} kills`);
  if (sent + unknown.length !== planned.length) faults.push(`${sent} sent and ${unknown.length} unknown do not make ${planned.length}`);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      recipients,
      broadcasts: planned.length / recipients,
      messages: planned.length,
      kills,
      acknowledged: sent,
      unknown: unknown.length,
      unknownThatArrived: unknown.filter((mark) => arrivedUnknown.has(mark)).length,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}
