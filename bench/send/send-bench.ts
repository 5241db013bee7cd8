import { z } from 'zod';
import type { Bench, BenchSize, Pair } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { startListener, type Listener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';

const sliceMs = 1_000;
const slices = 3;
const warmUpMs = 6_000;

/** Sending to people who have not just spoken, with its ledger, against posting alone and against the SDK's way. */
export const sendBench: Bench = {
  name: 'send',
  unit: 'messages/s',
  bar: { must: 'at-least', ratio: 0.3, kind: 'bar' },
  measured:
    'Messages to 1,000 people, unpaced, 16 on the wire at a time, from a process with the bot’s own sending: each is planned in a durable commit, its reader’s chat and language looked up, its card rendered, its key taken in the ledger in a second commit, posted to a connector in a process of its own, and its activity id kept in a third. `timesContinueConversation` is held against the SDK and should be at least 2.',
  against:
    'A process that posts the same bytes, which lie ready, to the same connector with the same HTTP client, 16 at a time on connections that stay open. `continueConversation` is botbuilder’s CloudAdapter sending a card that lies ready, 16 at a time, authentication off.',
  run: (size) => withScratchFolder((folder) => run(folder, size)),
};

const measurementSchema = z.object({ messages: z.number(), seconds: z.number() });

async function run(folder: string, { runs, scale }: BenchSize): Promise<readonly Pair[]> {
  const started: Listener[] = [];
  const start = async (script: string, ...args: readonly string[]): Promise<Listener> => {
    const listener = await startListener({ script: new URL(script, import.meta.url), args });
    started.push(listener);
    return listener;
  };
  const measure = async ({ url }: Listener, ms: number): Promise<number> => {
    const response = await fetch(`${url}/?ms=${Math.round(ms * scale)}`);
    if (!response.ok) throw new Error(await response.text());
    const { messages, seconds } = measurementSchema.parse(await response.json());
    return messages / seconds;
  };
  try {
    const { url: connector } = await start('../turn/run-connector.ts');
    const ledger = await start('run-ledger-sender.ts', connector, folder);
    const raw = await start('run-raw-sender.ts', connector);
    const sdk = await start('run-sdk-sender.ts', connector);
    for (const sender of [ledger, raw, sdk]) await measure(sender, warmUpMs);
    const pairs = await interleave({
      runs,
      slices,
      ours: async () => ({ sent: await measure(ledger, sliceMs) }),
      reference: async () => ({ rawPosts: await measure(raw, sliceMs), continueConversation: await measure(sdk, sliceMs) }),
      toRatio: (ours, reference) => figure(ours, 'sent') / figure(reference, 'rawPosts'),
    });
    return pairs.map((pair) => ({
      ...pair,
      ours: { ...pair.ours, timesContinueConversation: figure(pair.ours, 'sent') / figure(pair.reference, 'continueConversation') },
    }));
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
  }
}
