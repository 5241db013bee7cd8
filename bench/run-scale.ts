import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { keepScale } from './scale/kept-scale.ts';
import { measureScale } from './scale/measure-scale.ts';
import { loadScaledPolicy } from './scale/open-scaled.ts';
import { readScaleArguments, type ScaleArguments } from './scale/read-scale-arguments.ts';
import { toScalePage } from './scale/to-scale-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = new URL('../docs/scale.md', import.meta.url);

async function measure({ sizes, stores, keeps }: ScaleArguments): Promise<void> {
  // Where the bot keeps its data, because that is the disk in question.
  const parent = resolve(root, process.env['LOSEN_DATA_DIR'] ?? '.data');
  mkdirSync(parent, { recursive: true });
  const policy = await loadScaledPolicy();
  for (const size of sizes) {
    for (const store of stores) {
      const measured = await measureScale(size, { store, parent, policy });
      const figures = Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, Math.round(value * 10) / 10]));
      const result = { store, date: new Date().toISOString().slice(0, 10), machine: describeMachine(), figures } as const;
      process.stdout.write(`${JSON.stringify(result)}\n`);
      if (keeps) writeFileSync(page, toScalePage(keepScale(result)));
    }
  }
}

const read = readScaleArguments(process.argv.slice(2));
if (read.ok) await measure(read.value);
else process.stderr.write(`${read.refusal}\n`);
process.exitCode = read.ok ? 0 : 2;
