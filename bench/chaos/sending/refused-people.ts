import { Agent } from 'node:http';
import { toUnreachableReason } from '../../../src/core/sending/unreachable.ts';
import type { Experiment, Size } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from './compare-sending.ts';
import { calmPlan } from './connector-plan.ts';
import { approveBroadcastOf, nameCalls, toLedgerKey } from './plan-broadcast.ts';
import { seedPeople } from './plan-messages.ts';
import { findUntold, readBroadcasts } from './read-broadcasts.ts';
import { readLedger } from './read-ledger.ts';
import { reinstall } from './reinstall.ts';
import { withSendingStage, type SendingStage } from './with-sending-stage.ts';

const recipients: Readonly<Record<Size, number>> = { full: 10_000, small: 150 };
const part = 0.1;

/** One in ten cannot be reached, until they install the bot again. */
export const refusedPeople: Experiment = {
  id: 'R5',
  seed: 5_005,
  procedure: `${recipients.full} people are sent a broadcast; the conversations of ${part * 100} in 100 answer 401, 403, 404 or 413, with and without a sub-code. Those people then install the bot again, and a second broadcast goes to all.`,
  passesWhen:
    'No refused message is sent again before that, ledger and report have the reason for each of these people, all others have theirs, who installs the bot again gets the first broadcast then, and the second reaches everybody.',
  run: ({ size, seed }) =>
    withSendingStage({ plan: { ...calmPlan, seed, refusing: { part, marks: '', once: true } }, rate: 0, managers: recipients[size] }, (stage) =>
      run(stage, recipients[size]),
    ),
};

async function run({ dataDir, program, serviceUrl, calls, whenAllSent, managers }: SendingStage, count: number) {
  const began = performance.now();
  const send = async (round: number) => {
    await approveBroadcastOf(dataDir, round);
    program.start();
    await program.whenUp();
    await whenAllSent(300_000);
  };
  await seedPeople(dataDir, managers, serviceUrl);
  await send(1);
  const first = calls();
  const refused = nameCalls(first).filter(({ taken }) => !taken);
  const people = refused.map(({ conversation }) => conversation.slice('chat-'.length));
  const told = findUntold(
    managers.map((person) => toLedgerKey(1, person)),
    readBroadcasts(dataDir),
    readLedger(dataDir),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  await reinstall({ url: program.url, serviceUrl, agent }, people);
  agent.destroy();
  await whenAllSent(300_000);
  await program.stop();
  await send(2);
  await program.stop();
  const ledger = readLedger(dataDir);
  const had = nameCalls(calls().filter(({ mark }) => mark.includes('Utsending')));
  const again = people.map((person) => toLedgerKey(1, person, 2));
  const planned = [...[1, 2].flatMap((round) => managers.map((person) => toLedgerKey(round, person))), ...again];
  const { lost, repeated, untrue, sent, failed, unknown } = compareSending(planned, had, ledger);
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20), ...told.slice(0, 20)];
  if (first.length !== count) faults.push(`The connector was called ${first.length} times for ${count} people`);
  if (refused.length === 0) faults.push('Nobody was refused, so nothing was shown');
  const wrong = refused.filter(({ mark, answer, code }) => {
    const delivery = ledger.deliveries.get(mark);
    return delivery?.state !== 'failed' || delivery.reason !== toUnreachableReason(Number(answer), code);
  });
  for (const { mark } of wrong.slice(0, 20)) faults.push(`The ledger has no or a wrong reason for «${mark}»`);
  if (sent !== planned.length - refused.length) faults.push(`${sent} of ${planned.length - refused.length} messages are sent`);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      recipients: count,
      messages: planned.length,
      refused: refused.length,
      reasonsKept: failed,
      acknowledged: sent,
      callsAfterRefusal: first.length - count,
      reachedAfterReinstall: again.filter((key) => ledger.deliveries.get(key)?.state === 'sent').length,
      unknown: unknown.length,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}
