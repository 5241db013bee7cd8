// Reads documents in a process of its own, one at a time, and tells what came of each: a file that brings the process
// down shows by the answer that never comes.
import { z } from 'zod';
import { readPeakMb } from '../../process/read-peak-mb.ts';
import { readDocument } from '../../../src/documents/read-document.ts';

const jobSchema = z.object({ bytes: z.instanceof(Uint8Array) });
/** Milliseconds between two looks at the worker's memory. */
const everyMs = 3;

process.on('message', (message: unknown) => void read(jobSchema.parse(message).bytes));
process.on('disconnect', () => process.exit());

async function read(bytes: Uint8Array): Promise<void> {
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, readPeakMb())), everyMs);
  const began = performance.now();
  const answer = await readDocument(bytes);
  const ms = performance.now() - began;
  clearInterval(look);
  process.send?.({ outcome: answer.ok ? 'text' : answer.refusal, text: answer.ok ? answer.value : '', ms, megabytes: most });
}
