import { randomUUID } from 'node:crypto';
import { compareHistory } from './compare-history.ts';
import { deliver } from './deliver.ts';
import type { Experiment, Size } from './experiment.ts';
import { caseOf, pressOn, type MarkedPress } from './press-on.ts';
import { readHistory } from './read-history.ts';
import { toFaults } from './to-faults.ts';
import { withStage, type Stage } from './with-stage.ts';

interface Extent {
  readonly presses: number;
  /** People pressing at once; each presses the same number of times. */
  readonly writers: number;
  /** Milliseconds until the deliveries under a new activity id. */
  readonly lateMs: number;
}

const extents: Readonly<Record<Size, Extent>> = {
  full: { presses: 1_000, writers: 20, lateMs: 30_000 },
  small: { presses: 40, writers: 10, lateMs: 1_000 },
};
const perCase = 10;

/** Every press is delivered four times: twice at once, and twice more when the case has long moved on. */
export const repeatedDeliveries: Experiment = {
  id: 'R6',
  seed: 0,
  procedure: `${extents.full.presses} presses, each delivered four times: twice at the same moment under one activity id, and twice under new ones ${extents.full.lateMs / 1000} s later, when the case has moved on.`,
  passesWhen: `There are exactly ${extents.full.presses} transitions, each press has one, and every delivery is answered with a card.`,
  run: ({ size }) => withStage((stage) => run(stage, extents[size])),
};

async function run({ dataDir, program, oracle, line }: Stage, { presses, writers, lateMs }: Extent) {
  const began = performance.now();
  const late: Promise<void>[] = [];
  let deliveries = 0;
  let withoutCard = 0;
  const once = async (press: Omit<MarkedPress, 'nonce' | 'label'>, activityId: string) => {
    deliveries += 1;
    const card = await deliver(line, { ...press, activityId }).catch(() => null);
    if (card === null) withoutCard += 1;
    return card;
  };
  const again = async (press: Omit<MarkedPress, 'nonce' | 'label'>) => {
    await new Promise((resolve) => setTimeout(resolve, lateMs));
    await Promise.all([once(press, randomUUID()), once(press, randomUUID())]);
  };
  const pressing = Array.from({ length: writers }, (_, index) => {
    let left = presses / writers;
    return pressOn({
      name: `skriver${index + 1}`,
      part: index % 2 === 0 ? 'manager' : 'manager2',
      perCase,
      goesOn: () => left > 0,
      look: async (press) => toCard(await deliver(line, { ...press, activityId: randomUUID() }), press.verb),
      press: async ({ nonce, label, ...press }) => {
        left -= 1;
        const activityId = randomUUID();
        const sentAt = new Date().toISOString();
        const answers = await Promise.all([once(press, activityId), once(press, activityId)]);
        const card = toCard(answers[index % 2] ?? null, label);
        await oracle.record({ nonce, caseId: caseOf(card), label, sentAt, sendings: 2 });
        late.push(again(press));
        return card;
      },
    });
  });
  await Promise.all(pressing);
  await Promise.all(late);
  await program.stop();
  const acknowledged = oracle.read();
  const history = readHistory(dataDir);
  const { lost, surplus } = compareHistory(acknowledged, history);
  const faults = toFaults({ lost, surplus, integrity: history.integrity });
  const transitions = history.transitions.length;
  if (transitions !== presses) faults.push(`There are ${transitions} transitions for ${presses} presses`);
  if (withoutCard > 0) faults.push(`${withoutCard} deliveries were answered without a card`);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      presses,
      deliveries,
      lateSeconds: lateMs / 1000,
      acknowledged: acknowledged.length,
      transitions,
      lost: lost.length,
      surplus: surplus.length,
      integrity: history.integrity,
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

function toCard<Card>(card: Card | null, what: string): Card {
  if (card === null) throw new Error(`«${what}» was answered without a card`);
  return card;
}
