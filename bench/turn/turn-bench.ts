import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchSize, Pair } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { findFreePort } from '../process/find-free-port.ts';
import { startListener, type Listener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { changeSetting } from './change-setting.ts';
import { createPresser, type Presser } from './create-presser.ts';
import { measurePresses, type PressedBot } from './measure-presses.ts';
import { openCases, type OpenCase } from './open-cases.ts';
import { pressOnce } from './press-once.ts';

const concurrent = 32;
/** Enough that a case keeps the few events of a real one while it is pressed again and again. */
const caseCount = 256;
const runMs = 3000;
const warmUpMs = 2000;

/** A press that changes a case, over HTTP to the whole program, against an echo on the same SDK. */
export const turnBench: Bench = {
  name: 'turn',
  unit: 'turns/s',
  bar: { must: 'at-least', ratio: 0.5, kind: 'aim' },
  measured: `A press that puts a case on hold or takes it up again, ${concurrent} at a time over ${caseCount} cases, over HTTP to the program in a process of its own: authorisation, decision, one durable commit in SQLite, the living card in the answer, and the changed message sent to a connector in its own process. HR has confirmed a setting before.`,
  against:
    'The same presses to botbuilder’s CloudAdapter behind restify in a process of its own, authentication off as in local mode: it looks at the verb and answers the invoke with a card of the same bytes that lies ready. It keeps nothing and sends nothing to the connector.',
  run: (size) => withScratchFolder((folder) => run(folder, size)),
};

async function run(folder: string, { runs, scale }: BenchSize): Promise<readonly Pair[]> {
  const started: Listener[] = [];
  const pressers: Presser[] = [];
  const start = async (listener: Promise<Listener>): Promise<Listener> => {
    const one = await listener;
    started.push(one);
    return one;
  };
  const { url: serviceUrl } = await start(startListener({ script: new URL('run-connector.ts', import.meta.url) }));
  const connect = (bot: Listener): Presser => {
    const presser = createPresser({ url: bot.url, serviceUrl, connections: concurrent });
    pressers.push(presser);
    return presser;
  };
  try {
    const program = await start(startProgram(folder));
    await changeSetting({ url: program.url, serviceUrl });
    const presser = connect(program);
    const cases = await openCases(presser, Math.max(concurrent, Math.round(caseCount * scale)));
    const echo = await start(startEcho(folder, await drawCards(presser, cases)));
    const ours: PressedBot = { bot: program, presser, cases };
    const reference: PressedBot = { bot: echo, presser: connect(echo), cases: cases.map((one): OpenCase => ({ ...one })) };
    const measure = (pressed: PressedBot, milliseconds: number) => measurePresses(pressed, { concurrent, milliseconds: milliseconds * scale });
    await measure(ours, warmUpMs);
    await measure(reference, warmUpMs);
    return await interleave({
      runs,
      ours: () => measure(ours, runMs),
      reference: () => measure(reference, runMs),
      toRatio: (mine, other) => figure(mine, 'turnsPerSecond') / figure(other, 'turnsPerSecond'),
    });
  } finally {
    for (const presser of pressers) presser.close();
    await Promise.all(started.map(({ stop }) => stop()));
  }
}

async function startProgram(folder: string): Promise<Listener> {
  const log = join(folder, 'log');
  const starting = startListener({
    script: new URL('../../src/main.ts', import.meta.url),
    args: ['local', '--no-clients'],
    environment: { PORT: String(await findFreePort()), LOSEN_DATA_DIR: join(folder, 'data') },
    errors: openSync(log, 'w'),
  });
  return starting.catch((error: unknown) => {
    throw new Error(`The bot did not start: ${readFileSync(log, 'utf8')}`, { cause: error });
  });
}

/** The two cards the presses alternate between, as the program answers with them. */
async function drawCards(presser: Presser, [one]: readonly OpenCase[]): Promise<Readonly<Record<string, unknown>>> {
  if (one === undefined) throw new Error('There is no case to press');
  await pressOnce(presser, one);
  const held = one.card;
  await pressOnce(presser, one);
  return { 'case.hold': held, 'case.resume': one.card };
}

function startEcho(folder: string, cards: Readonly<Record<string, unknown>>): Promise<Listener> {
  const file = join(folder, 'cards.json');
  writeFileSync(file, JSON.stringify(cards));
  return startListener({ script: new URL('run-echo-bot.ts', import.meta.url), args: [file] });
}
