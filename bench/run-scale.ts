import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { measureScale } from './scale/measure-scale.ts';
import { loadScaledPolicy } from './scale/open-scaled.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const numbers = process.argv.slice(2).filter((argument) => argument !== '--json');
const sizes = numbers.length === 0 ? [1_000, 10_000, 100_000] : numbers.map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 400 || size > 1_000_000)) {
  process.stderr.write('Numbers of open cases, from 400 to 1000000; without any 1000 10000 100000.\n');
  process.exitCode = 2;
} else {
  // Where the bot keeps its data, because that is the disk in question.
  const parent = resolve(root, process.env['LOSEN_DATA_DIR'] ?? '.data');
  mkdirSync(parent, { recursive: true });
  const policy = await loadScaledPolicy();
  for (const size of sizes) {
    const figures = await measureScale(size, { parent, policy });
    const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]));
    print(JSON.stringify({ ...rounded, date: new Date().toISOString().slice(0, 10), machine: describeMachine() }));
  }
}
