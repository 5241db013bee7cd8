import { randomUUID } from 'node:crypto';
import { compareHistory } from './compare-history.ts';
import { createRandom, type Random } from './create-random.ts';
import { deliver, type Delivery } from './deliver.ts';
import type { Experiment, Size } from './experiment.ts';
import { caseOf, pressOn, type MarkedPress } from './press-on.ts';
import { readHistory } from './read-history.ts';
import { toFaults } from './to-faults.ts';
import { withStage, type Stage } from './with-stage.ts';

const writers = 20;
const kills: Readonly<Record<Size, number>> = { full: 200, small: 2 };

/** A life ends some milliseconds after a number of answers, both by chance, so that a slow machine kills in the midst of work too. */
const life = { mostAnswers: 60, longestAfter: 50, longestWaitMs: 5_000 };
/** One kill in so many strikes while the program is still starting, when it may be mending what the kill before left. */
const startKillEvery = 10;
const startKillAt = 3;
const longestStart = 1_500;

/** Twenty people press while the program is killed again and again; whoever gets no answer presses the same button again. */
export const killedWriters: Experiment = {
  id: 'R2',
  seed: 20_261_122,
  procedure: `${writers} people open cases, put them on hold and take them up again, all at once, over HTTP. The program is killed with kill -9 ${kills.full} times at random moments, one in ${startKillEvery} of them while it starts, and is started again on the same data. A press that got no answer is delivered again under a new activity id.`,
  passesWhen: 'Every acknowledged press is stored exactly once, nothing is stored that was not pressed, and PRAGMA integrity_check says ok.',
  run: ({ size, seed }) => withStage((stage) => run(stage, kills[size], createRandom(seed))),
};

async function run({ dataDir, program, oracle, line }: Stage, rounds: number, random: Random) {
  const began = performance.now();
  let going = true;
  let underWay = 0;
  let cutOff = 0;
  let refusals = 0;
  let answers = 0;
  /** Delivers until a card comes back, each time as a new activity of the same press. */
  const seeThrough = async (press: Omit<Delivery, 'activityId'>) => {
    for (let sendings = 1; ; sendings += 1) {
      await program.whenUp();
      const sentAt = new Date().toISOString();
      underWay += 1;
      const card = await deliver(line, { ...press, activityId: randomUUID() }).catch(() => 'cut-off' as const);
      underWay -= 1;
      if (card !== 'cut-off') answers += 1;
      if (card === 'cut-off') cutOff += 1;
      else if (card !== null) return { card, sentAt, sendings };
      else if ((refusals += 1) > 100) throw new Error(`${press.verb} is answered without a card again and again`);
    }
  };
  const pressing = Array.from({ length: writers }, (_, index) =>
    pressOn({
      name: `skriver${index + 1}`,
      part: index % 2 === 0 ? 'manager' : 'manager2',
      perCase: 20,
      goesOn: () => going,
      look: async (press) => (await seeThrough(press)).card,
      press: async ({ nonce, label, ...press }: MarkedPress) => {
        const { card, sentAt, sendings } = await seeThrough(press);
        await oracle.record({ nonce, caseId: caseOf(card), label, sentAt, sendings });
        return card;
      },
    }),
  );
  // A writer that gives up must end the run at once, not when the last kill is through.
  const failed = Promise.all(pressing).then(() => undefined);
  failed.catch(() => (going = false));
  let underWayAtKill = 0;
  let duringStart = 0;
  for (let round = 1; round <= rounds && going; round += 1) {
    if (round % startKillEvery === startKillAt) {
      duringStart += 1;
      await pause(random.between(0, longestStart));
    } else {
      await program.whenUp();
      const enough = answers + Math.floor(random.between(0, life.mostAnswers));
      const deadline = performance.now() + life.longestWaitMs;
      while (answers < enough && performance.now() < deadline && going) await pause(2);
      await pause(random.between(0, life.longestAfter));
    }
    underWayAtKill += underWay;
    await program.kill();
    program.start();
  }
  await program.whenUp();
  going = false;
  await failed;
  await program.stop();
  const acknowledged = oracle.read();
  const history = readHistory(dataDir);
  const { lost, surplus, foundDone } = compareHistory(acknowledged, history);
  const faults = toFaults({ lost, surplus, integrity: history.integrity });
  if (refusals > 0) faults.push(`${refusals} presses were answered without a card`);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      kills: rounds,
      killsDuringStart: duringStart,
      writers,
      acknowledged: acknowledged.length,
      transitions: history.transitions.length,
      lost: lost.length,
      surplus: surplus.length,
      underWayAtKills: underWayAtKill,
      answersCutOff: cutOff,
      storedThoughCutOff: foundDone,
      integrity: history.integrity,
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
