import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startListener } from '../process/start-listener.ts';

const acknowledgedSchema = z.strictObject({
  nonce: z.string(),
  caseId: z.string(),
  /** What happened, in the words of `readHistory`; null when only the nonce tells. */
  label: z.string().nullable(),
  /** When it was sent for the last time, ISO 8601 in UTC. */
  sentAt: z.string(),
  /** How often it was sent until it was answered. */
  sendings: z.int().min(1),
});

/** A press that the program has answered with a card. */
export type Acknowledged = Readonly<z.infer<typeof acknowledgedSchema>>;

/** The witness of what was acknowledged, in a process of its own. */
export interface Oracle {
  /** Resolves when the line is on the disk. */
  readonly record: (acknowledged: Acknowledged) => Promise<void>;
  /** Everything recorded, read from the file. */
  readonly read: () => readonly Acknowledged[];
  readonly stop: () => Promise<void>;
}

const script = new URL('run-oracle.ts', import.meta.url);

/** Starts the oracle; it writes into `folder`. */
export async function startOracle(folder: string): Promise<Oracle> {
  const path = join(folder, 'acknowledged.jsonl');
  const { url, stop } = await startListener({ script, args: [path] });
  return {
    record: async (acknowledged) => {
      const { status } = await fetch(url, { method: 'POST', body: JSON.stringify(acknowledged) });
      if (status !== 204) throw new Error(`The oracle answered ${status}`);
    },
    read: () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => acknowledgedSchema.parse(JSON.parse(line))),
    stop,
  };
}
