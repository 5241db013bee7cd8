import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { keepScale } from './scale/kept-scale.ts';
import { measureScale } from './scale/measure-scale.ts';
import { loadScaledPolicy } from './scale/open-scaled.ts';
import { toScalePage } from './scale/to-scale-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = new URL('../docs/scale.md', import.meta.url);

const given = process.argv.slice(2);
const numbers = given.filter((argument) => argument !== '--json' && argument !== '--docs');
const sizes = numbers.length === 0 ? [1_000, 10_000, 100_000] : numbers.map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 400 || size > 1_000_000)) {
  process.stderr.write('Takes --json or --docs, and numbers of open cases from 400 to 1000000; without any 1000 10000 100000.\n');
  process.exitCode = 2;
} else {
  // Where the bot keeps its data, because that is the disk in question.
  const parent = resolve(root, process.env['LOSEN_DATA_DIR'] ?? '.data');
  mkdirSync(parent, { recursive: true });
  const policy = await loadScaledPolicy();
  for (const size of sizes) {
    const measured = await measureScale(size, { parent, policy });
    const figures = Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, Math.round(value * 10) / 10]));
    const store = (process.env['DATABASE_URL'] ?? '') === '' ? 'sqlite' : 'postgres';
    const result = { store, date: new Date().toISOString().slice(0, 10), machine: describeMachine(), figures } as const;
    process.stdout.write(`${JSON.stringify(result)}\n`);
    if (given.includes('--docs')) writeFileSync(page, toScalePage(keepScale(result)));
  }
}
