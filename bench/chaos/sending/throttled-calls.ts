import type { Experiment, Size } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from './compare-sending.ts';
import { calmPlan, type ConnectorPlan } from './connector-plan.ts';
import { approveBroadcastOf, nameCalls, toLedgerKey } from './plan-broadcast.ts';
import { planMessages, seedPeople, type PlannedMessage } from './plan-messages.ts';
import { readLedger } from './read-ledger.ts';
import { toEarly } from './to-early.ts';
import { withSendingStage, type SendingStage } from './with-sending-stage.ts';

interface Extent {
  readonly recipients: number;
  /** People who get many messages, and how many. */
  readonly busy: { readonly people: number; readonly messages: number };
  readonly storm: NonNullable<ConnectorPlan['storm']>;
}

const extents: Readonly<Record<Size, Extent>> = {
  full: { recipients: 3_000, busy: { people: 5, messages: 100 }, storm: { afterMs: 20_000, forMs: 60_000 } },
  small: { recipients: 60, busy: { people: 1, messages: 10 }, storm: { afterMs: 500, forMs: 1_500 } },
};
const enforced = 30;
/** More than the connector allows, so that it has to turn calls away all the time. */
const configured = 40;

/** The connector enforces its limits against a program that is set too fast, and storms for a minute. */
export const throttledCalls: Experiment = {
  id: 'R4',
  seed: 4_004,
  procedure: `${extents.full.recipients} people are sent a broadcast, and ${extents.full.busy.people} of them ${extents.full.busy.messages} other messages each, through a connector that enforces every documented window of a conversation and ${enforced} calls a second in all, while the program is set to ${configured}. After ${extents.full.storm.afterMs / 1_000} s the connector turns everything away for ${extents.full.storm.forMs / 1_000} s. Half of the answers 429 carry a Retry-After.`,
  passesWhen: 'Every message arrives once, and none is sent again before the time its Retry-After named.',
  run: ({ size, seed }) =>
    withSendingStage(
      { plan: { ...calmPlan, seed, callsPerSecond: enforced, storm: extents[size].storm }, rate: configured, managers: extents[size].recipients },
      (stage) => run(stage, extents[size]),
    ),
};

async function run({ dataDir, program, serviceUrl, calls, whenAllSent, managers }: SendingStage, { recipients, busy }: Extent) {
  const began = performance.now();
  const messages: readonly PlannedMessage[] = managers
    .slice(0, busy.people)
    .flatMap((person) => Array.from({ length: busy.messages }, (_, number) => ({ person, mark: `${person}-${number + 1}` })));
  await seedPeople(dataDir, managers, serviceUrl);
  await planMessages(dataDir, messages);
  await approveBroadcastOf(dataDir, 1);
  program.start();
  await program.whenUp();
  await whenAllSent(900_000);
  await program.stop();
  const ledger = readLedger(dataDir);
  const had = nameCalls(calls());
  const planned = [...messages.map(({ mark }) => mark), ...managers.map((person) => toLedgerKey(1, person))];
  const { lost, repeated, untrue, sent, unknown } = compareSending(planned, had, ledger);
  const early = toEarly(had);
  const turnedAway = had.filter(({ answer }) => answer === 429);
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20), ...early.slice(0, 20)];
  if (sent !== planned.length) faults.push(`${sent} of ${planned.length} messages are sent`);
  if (turnedAway.length === 0) faults.push('Nothing was turned away, so nothing was shown');
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      recipients,
      messages: planned.length,
      acknowledged: sent,
      turnedAway: turnedAway.length,
      withRetryAfter: turnedAway.filter(({ retryAfterMs }) => retryAfterMs !== null).length,
      beforeRetryAfter: early.length,
      unknown: unknown.length,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}
