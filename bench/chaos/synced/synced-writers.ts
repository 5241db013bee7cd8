import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { startListener } from '../../process/start-listener.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { deliver, type Delivery } from '../deliver.ts';
import type { Experiment, Size, Verdict } from '../experiment.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import { pressOn, type MarkedPress } from '../press-on.ts';
import { startProgram } from '../start-program.ts';
import { traceInto, whyNoTracer } from './find-tracer.ts';
import { judgeTrace } from './judge-trace.ts';
import { readTrace } from './read-trace.ts';

const extents: Readonly<Record<Size, { readonly writers: number; readonly presses: number }>> = {
  full: { writers: 10, presses: 600 },
  small: { writers: 3, presses: 24 },
};
/** More of the same kind tell nothing new. */
const mostFaults = 20;
/** strace has written everything so soon after the program has ended; milliseconds. */
const longestTail = 10_000;

/** People press while strace looks on: no answer leaves before the disk has what it acknowledges. */
export const syncedWriters: Experiment = {
  id: 'R2-synced',
  seed: 20_261_123,
  procedure: `${extents.full.writers} people open cases, put them on hold and take them up again, all at once, over HTTP, until ${extents.full.presses} presses have been answered, while strace writes down every read, write and flush of the program in the order in which they happen. Each press is followed by its nonce: from the request on its connection to the first write into a file that has it, and to the answer on the same connection. Where strace is not at hand nothing is shown, and the experiment has not passed.`,
  passesWhen: 'Between the write and the answer of every press a flush (fdatasync or fsync) of the same file has begun and come to a good end.',
  run: ({ size }) => runTraced(extents[size]),
};

/** Runs it with more in the program’s environment. */
export async function runTraced({ writers, presses }: (typeof extents)[Size], environment: Readonly<Record<string, string>> = {}): Promise<Verdict> {
  const obstacle = whyNoTracer();
  if (obstacle !== null) return { passed: false, figures: {}, faults: [`Nothing was followed: ${obstacle}.`] };
  return withScratchFolder(async (folder) => {
    const began = performance.now();
    const trace = join(folder, 'trace');
    const [connector, port] = await Promise.all([
      startListener({ script: new URL('../../turn/run-connector.ts', import.meta.url) }),
      findSteadyPort(),
    ]);
    const program = startProgram({
      dataDir: join(folder, 'data'),
      port,
      compileCache: join(folder, 'compiled'),
      environment,
      through: traceInto(trace),
    });
    // A connection for each press, so that an answer belongs to one.
    const agent = new Agent({ keepAlive: false });
    const line = { url: `http://127.0.0.1:${port}`, serviceUrl: connector.url, agent };
    const see = async (press: Omit<Delivery, 'activityId'>) => {
      const card = await deliver(line, { ...press, activityId: randomUUID() });
      if (card === null) throw new Error(`${press.verb} was answered without a card`);
      return card;
    };
    const acknowledged: string[] = [];
    try {
      if (!(await program.ready)) throw new Error(`The program did not start: ${program.errors()}`);
      await Promise.all(
        Array.from({ length: writers }, (_, index) =>
          pressOn({
            name: `skriver${index + 1}`,
            part: index % 2 === 0 ? 'manager' : 'manager2',
            perCase: 20,
            goesOn: () => acknowledged.length < presses,
            look: see,
            press: async (press: MarkedPress) => {
              const card = await see(press);
              acknowledged.push(press.nonce);
              return card;
            },
          }),
        ),
      );
    } finally {
      agent.destroy();
      if (!program.hasEnded()) await program.stop();
      await connector.stop();
    }
    const calls = readTrace((await readWhole(trace)).split('\n'));
    const { synced, syncs, faults } = judgeTrace(calls, acknowledged);
    return {
      passed: faults.length === 0,
      faults: faults.slice(0, mostFaults),
      figures: {
        writers,
        acknowledged: acknowledged.length,
        lost: acknowledged.length - synced,
        synced,
        flushes: syncs,
        callsFollowed: calls.length,
        seconds: Math.round((performance.now() - began) / 1_000),
      },
    };
  });
}

/** strace goes on writing for a moment after the program has ended. */
async function readWhole(path: string): Promise<string> {
  let size = -1;
  for (const deadline = performance.now() + longestTail; performance.now() < deadline;) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (text.length > 0 && text.length === size) return text;
    size = text.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('strace did not come to an end');
}
