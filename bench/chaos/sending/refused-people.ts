import { Agent } from 'node:http';
import { toUnreachableReason } from '../../../src/core/sending/unreachable.ts';
import type { Experiment, Size } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from './compare-sending.ts';
import { calmPlan } from './connector-plan.ts';
import { planMessages, seedPeople } from './plan-messages.ts';
import { readLedger } from './read-ledger.ts';
import { reinstall } from './reinstall.ts';
import { withSendingStage, type SendingStage } from './with-sending-stage.ts';

const recipients: Readonly<Record<Size, number>> = { full: 10_000, small: 150 };
const part = 0.1;

/** One in ten cannot be reached, until they install the bot again. */
export const refusedPeople: Experiment = {
  id: 'R5',
  seed: 5_005,
  procedure: `${recipients.full} people are sent a message each; the conversations of ${part * 100} in 100 answer 401, 403, 404 or 413, with and without a sub-code. Those people then install the bot again, and all are sent a second message.`,
  passesWhen:
    'No refused message is sent again, the ledger has the reason for each of these people, all others have theirs, and the second message reaches everybody.',
  run: ({ size, seed }) =>
    withSendingStage({ plan: { ...calmPlan, seed, refusing: { part, marks: 'first-' } }, rate: 0 }, (stage) => run(stage, recipients[size])),
};

async function run({ dataDir, program, serviceUrl, calls, whenAllSent }: SendingStage, count: number) {
  const began = performance.now();
  const people = Array.from({ length: count }, (_, index) => `p${index + 1}`);
  const marks = (round: string) => people.map((person) => `${round}-${person}`);
  const send = async (round: string) => {
    await planMessages(
      dataDir,
      people.map((person) => ({ person, mark: `${round}-${person}` })),
    );
    program.start();
    await program.whenUp();
    await whenAllSent(300_000);
  };
  await seedPeople(dataDir, people, serviceUrl);
  await send('first');
  const refused = calls().filter(({ taken }) => !taken);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  await reinstall(
    { url: program.url, serviceUrl, agent },
    refused.map(({ mark }) => mark.slice('first-'.length)),
  );
  agent.destroy();
  await program.stop();
  await send('second');
  await program.stop();
  const ledger = readLedger(dataDir);
  const had = calls();
  const planned = [...marks('first'), ...marks('second')];
  const { lost, repeated, untrue, sent, failed, unknown } = compareSending(planned, had, ledger);
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20)];
  const again = had.filter(({ mark, taken }) => !taken && had.filter((other) => other.mark === mark).length > 1);
  if (again.length > 0) faults.push(`${again.length} calls were made again after a refusal`);
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
      callsAfterRefusal: again.length,
      reachedAfterReinstall: refused.filter(({ mark }) => ledger.deliveries.get(mark.replace('first', 'second'))?.state === 'sent').length,
      unknown: unknown.length,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}
