import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { startFakeConnector, type CardJson } from '../../test/conversation/fake-connector.ts';
import { actionsOf, cardOf, createPerson, hasAction, type TestPerson } from '../../test/conversation/person.ts';
import { openCase } from '../../test/conversation/robot.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { compareHistory } from './compare-history.ts';
import { createRandom } from './create-random.ts';
import { createRestarter } from './create-restarter.ts';
import type { Experiment, Size } from './experiment.ts';
import { findSteadyPort } from './find-steady-port.ts';
import { caseOf } from './press-on.ts';
import { readHistory } from './read-history.ts';
import { startOracle } from './start-oracle.ts';
import { toFaults } from './to-faults.ts';

const kills: Readonly<Record<Size, number>> = { full: 100, small: 3 };

/** What the robot presses to change a case; its other presses only open forms. */
const changing = new Set(['case.open', 'step.do', 'step.ask', 'list.save', 'list.link', 'advert.check']);
/** Longest wait between the answer and the kill, in milliseconds: an update of the card may be on its way, or not. */
const longestWait = 40;

/** A manager works through recruitments step by step; after every answer the program is killed, and she asks how the case stands. */
export const killedBetweenPresses: Experiment = {
  id: 'presses',
  seed: 4_711,
  procedure: `A manager works through whole recruitments, one step after the other. After each press that was answered, ${kills.full} times in all, the program is killed with kill -9, at once or within ${longestWait} ms, and started again on the same data, and she writes «status».`,
  passesWhen:
    'The card she then gets is the one her press was answered with, button for button, and every acknowledged press is stored exactly once.',
  run: ({ size, seed }) => withScratchFolder((folder) => run(folder, kills[size], seed)),
};

async function run(folder: string, rounds: number, seed: number) {
  const began = performance.now();
  const random = createRandom(seed);
  const dataDir = join(folder, 'data');
  const [oracle, connector, port] = await Promise.all([startOracle(folder), startFakeConnector(), findSteadyPort()]);
  const program = createRestarter({ dataDir, port, compileCache: join(folder, 'compiled') });
  const manager = createPerson({ url: program.url, connector });
  const different: string[] = [];
  let killed = 0;
  /** Presses; what is acknowledged must be there after a kill. */
  const press: TestPerson['press'] = async (message, action, inputs) => {
    const sentAt = new Date().toISOString();
    const answer = await manager.press(message, action, inputs);
    if (answer.card === null || !changing.has(action.verb) || isFormAgain(answer.card, action.verb)) return answer;
    const caseId = caseOf(answer.card);
    const recorded = oracle.record({ nonce: String(action.data['nonce']), caseId, label: null, sentAt, sendings: 1 });
    if (killed === rounds) {
      await recorded;
      return answer;
    }
    // Every other kill comes at once: what is stored a moment after its answer would be lost then.
    if (killed % 2 === 1) await new Promise((resolve) => setTimeout(resolve, random.between(0, longestWait)));
    await Promise.all([program.kill(), recorded]);
    killed += 1;
    program.start();
    await program.whenUp();
    const [status] = await manager.say('status');
    if (isLivingCard(answer.card) && !isDeepStrictEqual(toButtons(cardOf(status)), toButtons(answer.card))) {
      different.push(`${caseId}: after kill ${killed} «status» does not show what ${action.verb} was answered with`);
    }
    return answer;
  };
  let cases = 0;
  try {
    program.start();
    await program.whenUp();
    while (killed < rounds) {
      const before = killed;
      const robot = await openCase({ ...manager, press });
      cases += 1;
      while (killed < rounds && robot.nextStep() !== null) await robot.doNext();
      if (killed === before) throw new Error('A whole case went by without a press that changed it');
    }
  } finally {
    await program.stop();
    await Promise.all([oracle.stop(), connector.close()]);
  }
  const acknowledged = oracle.read();
  const history = readHistory(dataDir);
  const { lost, surplus } = compareHistory(acknowledged, history);
  const faults = [...toFaults({ lost, surplus, integrity: history.integrity }), ...different];
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      kills: killed,
      cases,
      acknowledged: acknowledged.length,
      transitions: history.transitions.length,
      lost: lost.length,
      surplus: surplus.length,
      cardsThatDiffered: different.length,
      integrity: history.integrity,
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

/** The form has come back because an answer was not taken. */
function isFormAgain(card: CardJson, verb: string): boolean {
  return hasAction(card, verb);
}

function isLivingCard(card: CardJson): boolean {
  return hasAction(card, 'case.plan');
}

/** Every button with its data, save what is new on each card. */
function toButtons(card: CardJson): readonly object[] {
  return actionsOf(card).map(({ verb, title, data }) => ({ verb, title, data: { ...data, nonce: '' } }));
}
