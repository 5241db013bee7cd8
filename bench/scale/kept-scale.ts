import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ScaleResult } from './to-scale-page.ts';

const path = new URL('../../docs/scale.json', import.meta.url);

const resultSchema: z.ZodType<ScaleResult> = z.strictObject({
  store: z.enum(['sqlite', 'postgres']),
  date: z.iso.date(),
  machine: z.strictObject({
    cores: z.number(),
    processor: z.string(),
    memoryGb: z.number(),
    node: z.string(),
    platform: z.string(),
    load: z.number(),
  }),
  figures: z.record(z.string(), z.number()),
});

/** Reads what was measured at each size. Throws when the file is not as it was written. */
export function readKeptScale(): readonly ScaleResult[] {
  return existsSync(path) ? z.array(resultSchema).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** Puts a measurement in the place of the last one of its size and store, and answers all there are now. */
export function keepScale(result: ScaleResult): readonly ScaleResult[] {
  const isSame = (one: ScaleResult) => one.store === result.store && one.figures['cases'] === result.figures['cases'];
  const results = [...readKeptScale().filter((one) => !isSame(one)), result];
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  return results;
}
