import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const path = new URL('../../docs/reliability.json', import.meta.url);

const resultSchema = z.strictObject({
  id: z.string(),
  /** `YYYY-MM-DD`. */
  date: z.iso.date(),
  seed: z.number(),
  passed: z.boolean(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])).readonly(),
  faults: z.array(z.string()).readonly(),
  machine: z.strictObject({ cores: z.number(), processor: z.string(), memoryGb: z.number(), node: z.string(), platform: z.string() }),
});

/** What an experiment found when it last ran in full. */
export type KeptResult = Readonly<z.infer<typeof resultSchema>>;

/** Reads what the experiments found. Throws when the file is not as it was written. */
export function readKeptResults(): readonly KeptResult[] {
  return z.array(resultSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Puts a result in the place of the experiment's last one, and answers all there are now. */
export function keepResult(result: KeptResult): readonly KeptResult[] {
  const results = [...readKeptResults().filter(({ id }) => id !== result.id), result];
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  return results;
}
