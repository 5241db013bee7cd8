import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchSize, Pair } from '../bench.ts';
import { planMessages, seedPeople } from '../chaos/sending/plan-messages.ts';
import { countWaiting } from '../chaos/sending/read-ledger.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { findFreePort } from '../process/find-free-port.ts';
import { startListener, type Listener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';

const messageCount = 10_000;
/** Both sides rest so long before they are looked at, in milliseconds. */
const restMs = 3_000;

/** What the program still holds when it has sent to many. */
export const memoryBench: Bench = {
  name: 'memory',
  unit: 'MB',
  bar: { must: 'at-most', ratio: 1.25, kind: 'bar' },
  measured: `Resident memory of the program after it has sent ${messageCount} planned messages to as many people, unpaced, and rested for ${restMs / 1_000} s.`,
  against: 'Resident memory of the program that has started on an empty folder and rested as long.',
  run: (size) => withScratchFolder((folder) => run(folder, size)),
};

async function run(folder: string, { runs, scale }: BenchSize): Promise<readonly Pair[]> {
  const connector = await startListener({ script: new URL('../turn/run-connector.ts', import.meta.url) });
  const measure = async (dataDir: string, busy: (program: Listener) => Promise<void>): Promise<number> => {
    const program = await startListener({
      script: new URL('../../src/main.ts', import.meta.url),
      args: ['local', '--no-clients'],
      environment: { PORT: String(await findFreePort()), LOSEN_DATA_DIR: dataDir, LOSEN_LOG_LEVEL: 'warn' },
    });
    try {
      await busy(program);
      await new Promise((resolve) => setTimeout(resolve, restMs * Math.max(scale, 0.1)));
      return program.memoryMb();
    } finally {
      await program.stop();
    }
  };
  try {
    return await interleave({
      runs,
      ours: async () => {
        const dataDir = mkdtempSync(join(folder, 'busy-'));
        const people = Array.from({ length: Math.round(messageCount * scale) }, (_, index) => `p${index + 1}`);
        await seedPeople(dataDir, people, connector.url);
        await planMessages(
          dataDir,
          people.map((person) => ({ person, mark: person })),
        );
        return { afterSending: await measure(dataDir, () => whenSent(dataDir)) };
      },
      reference: async () => ({ idle: await measure(mkdtempSync(join(folder, 'idle-')), async () => {}) }),
      toRatio: (ours, reference) => figure(ours, 'afterSending') / figure(reference, 'idle'),
    });
  } finally {
    await connector.stop();
  }
}

async function whenSent(dataDir: string): Promise<void> {
  while (countWaiting(dataDir) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
}
