import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { CaseId } from '../../../src/core/ids.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { deliver, type Delivery } from '../deliver.ts';
import type { Experiment, Size, Verdict } from '../experiment.ts';
import { readHistory } from '../read-history.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { seedPeople } from '../sending/plan-messages.ts';
import { withSendingStage, type SendingStage } from '../sending/with-sending-stage.ts';
import { toFaults } from '../to-faults.ts';
import { dayOfRound, momentOf, seedCases, type SeededCase } from './plan-mornings.ts';

interface Extent {
  /** Reminders that are said not to concern the case; two of each case. */
  readonly presses: number;
  readonly atOnce: number;
  /** Milliseconds until the deliveries under a new activity id. */
  readonly lateMs: number;
  /** With the second, what was put off comes too. */
  readonly mornings: 1 | 2;
}

const extents: Readonly<Record<Size, Extent>> = {
  full: { presses: 1_000, atOnce: 20, lateMs: 30_000, mornings: 2 },
  small: { presses: 20, atOnce: 10, lateMs: 300, mornings: 1 },
};
const parts = ['manager', 'manager2'] as const;
/** What is pressed away: the one on the card from the beginning and the one that falls due. */
const settled = ['RM-01', 'RM-02'] as const;

/** What is pressed on a reminder is delivered four times. */
export const repeatedReminders: Experiment = {
  id: 'R6-reminders',
  seed: 0,
  procedure: `${extents.full.presses} presses that say of a reminder that it does not concern its case, and one for each of two people that puts one off until the day after. Each is delivered four times: twice at the same moment under one activity id, and twice under new ones ${extents.full.lateMs / 1_000} s later. Then the two mornings come.`,
  passesWhen: `There are exactly ${extents.full.presses} transitions, every delivery is answered with a card, nothing comes of what was pressed away, what was left comes once on its morning, and what was put off once on the next.`,
  run: ({ size }) => withSendingStage({ plan: calmPlan, rate: 0 }, (stage) => run(stage, extents[size])),
};

async function run({ dataDir, program, serviceUrl, calls }: SendingStage, { presses, atOnce, lateMs, mornings }: Extent): Promise<Verdict> {
  const began = performance.now();
  const agent = new Agent({ keepAlive: false });
  const line = { url: program.url, serviceUrl, agent };
  const owners = parts.map((part) => localUserIds[part]);
  const toCase = (index: number, mark: string): SeededCase => ({
    id: `2027-${index + 1}` as CaseId,
    person: owners[index % 2] ?? localUserIds.manager,
    round: 0,
    mark,
  });
  const pressed = Array.from({ length: presses / settled.length }, (_, index) => toCase(index, `gone${index}`));
  const left = parts.map((_, index) => toCase(pressed.length + index + (pressed.length % 2), `left${index}`));
  const later = parts.map((_, index) => toCase(pressed.length + left.length + index + (pressed.length % 2), `later${index}`));
  await seedPeople(dataDir, owners, serviceUrl);
  await seedCases(dataDir, [...pressed, ...left, ...later]);
  /** Why a delivery was answered without a card, and how often. */
  const withoutCard = new Map<string, number>();
  let deliveries = 0;
  const once = async (press: Omit<Delivery, 'activityId'>, activityId: string) => {
    deliveries += 1;
    const reason = await deliver(line, { ...press, activityId }).then(
      (card) => (card === null ? 'something else' : null),
      (error: unknown) => String(error),
    );
    if (reason !== null) withoutCard.set(reason, (withoutCard.get(reason) ?? 0) + 1);
  };
  const fourTimes = async (press: Omit<Delivery, 'activityId'>, late: Promise<void>[]) => {
    const activityId = randomUUID();
    await Promise.all([once(press, activityId), once(press, activityId)]);
    const again = async () => {
      await new Promise((resolve) => setTimeout(resolve, lateMs));
      await Promise.all([once(press, randomUUID()), once(press, randomUUID())]);
    };
    late.push(again());
  };
  const toPress = ({ id, person }: SeededCase, verb: string, more: Readonly<Record<string, string>>): Omit<Delivery, 'activityId'> => ({
    part: parts.find((part) => localUserIds[part] === person) ?? 'manager',
    conversation: `chat-${person}`,
    message: `card-${id}`,
    verb,
    data: { nonce: randomUUID(), case: id, reminder: `RM-02/-/${dayOfRound(0)}`, ...more },
  });
  const queue = [
    ...pressed.flatMap((one) => settled.map((id) => toPress(one, 'reminder.settle', { settles: id, reason: `Avklart ${one.mark} ${id}` }))),
    ...later.map((one) => toPress(one, 'reminder.snooze', { snooze: 'date', 'snooze-date': dayOfRound(1) })),
  ];
  program.start({ LOSEN_NOW: momentOf(-1, '12:00') });
  await program.whenUp();
  const late: Promise<void>[] = [];
  const work = async () => {
    for (let press = queue.shift(); press !== undefined; press = queue.shift()) await fourTimes(press, late);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await Promise.all(late);
  await program.stop();
  agent.destroy();
  for (let round = 0; round < mornings; round += 1) {
    program.start({ LOSEN_NOW: momentOf(round, '10:00') });
    await program.whenUp();
    await whenQuiet(() => calls().length, parts.length * (round + 1));
    await program.stop();
  }
  const { transitions, integrity } = readHistory(dataDir);
  const found = transitions.filter(({ label }) => label === 'reminder-settled');
  const each = Map.groupBy(found, ({ caseId }) => caseId);
  const lost = pressed.filter(({ id }) => (each.get(id)?.length ?? 0) < settled.length).map(({ id }) => id);
  const surplus = pressed.filter(({ id }) => (each.get(id)?.length ?? 0) > settled.length).map(({ id }) => id);
  const faults = [
    ...toFaults({ lost, surplus, integrity }),
    ...toWrongMessages(
      calls().map(({ mark }) => mark),
      mornings === 2 ? [...left, ...later] : left,
    ),
  ];
  if (found.length !== presses) faults.push(`There are ${found.length} transitions for ${presses} presses`);
  for (const [reason, count] of withoutCard) faults.push(`${count} deliveries were not answered with a card: ${reason}`);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      presses,
      deliveries,
      lateSeconds: lateMs / 1_000,
      acknowledged: found.length,
      reminders: calls().length,
      lost: lost.length,
      surplus: surplus.length,
      integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}

/** Each of these came once, and nothing else did. */
function toWrongMessages(came: readonly string[], expected: readonly SeededCase[]): readonly string[] {
  const wrong = expected.flatMap(({ mark }) => {
    const count = came.filter((text) => text.endsWith(mark)).length;
    return count === 1 ? [] : [`«${mark}» was reminded of ${count} times`];
  });
  return came.length === expected.length ? wrong : [...wrong, `${came.length} messages came where ${expected.length} were due`];
}

/** Waits until so many messages have come, and then a while for one too many. */
async function whenQuiet(count: () => number, expected: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (count() < expected && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 500));
}
