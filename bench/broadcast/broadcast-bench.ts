import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bench, BenchSize, Pair } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { startListener, type Listener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { openHall } from './open-hall.ts';

const recipientCount = 1_000;
const rate = 25;

/** How near a broadcast comes to the rate it is allowed. */
export const broadcastBench: Bench = {
  name: 'broadcast',
  unit: 'messages/s',
  bar: { must: 'at-least', ratio: 0.95, kind: 'bar' },
  measured: `A broadcast to ${recipientCount.toLocaleString('en')} managers from the whole program, which finds them, plans a message for each and sends them at its configured rate, to a connector in a process of its own that notes when each arrives: those after the first ${rate}, over the time from the first to the last. \`wholeSeconds\` is from the program’s start until everybody is in a final state.`,
  against: `The configured rate of ${rate} a second.`,
  run: (size) => withScratchFolder((folder) => run(folder, size)),
};

async function run(folder: string, { runs, scale }: BenchSize): Promise<readonly Pair[]> {
  const recipients = Math.max(rate * 2, Math.round(recipientCount * scale));
  const connector = await startListener({ script: new URL('run-timing-connector.ts', import.meta.url) });
  try {
    return await interleave({
      runs,
      ours: async () => {
        const hall = await openHall(mkdtempSync(join(folder, 'run-')), { managers: recipients, rate, serviceUrl: connector.url });
        await hall.approve();
        const before = (await readTimes(connector)).length;
        const began = performance.now();
        const program = await hall.start();
        try {
          await hall.whenThrough();
        } finally {
          await program.stop();
        }
        const wholeSeconds = (performance.now() - began) / 1_000;
        const times = (await readTimes(connector)).slice(before);
        if (times.length !== recipients) throw new Error(`${times.length} messages arrived where ${recipients} were to`);
        const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
        return { sent: (recipients - rate) / seconds, wholeSeconds };
      },
      reference: async () => ({ configured: rate }),
      toRatio: (ours, reference) => figure(ours, 'sent') / figure(reference, 'configured'),
    });
  } finally {
    await connector.stop();
  }
}

async function readTimes({ url }: Listener): Promise<readonly number[]> {
  const response = await fetch(`${url}/times`);
  return z.array(z.number()).parse(await response.json());
}
