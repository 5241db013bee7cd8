import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdDataDir } from '../../src/start/hold-data-dir.ts';

const folder = mkdtempSync(join(tmpdir(), 'losen-hold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL('../../src/start/hold-data-dir.ts', import.meta.url).href;

it('is taken by one process at a time, and free again when that one is killed', async () => {
  const holder = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '--eval',
    `import { holdDataDir } from ${JSON.stringify(module)};
     globalThis.held = holdDataDir(${JSON.stringify(folder)}, 0);
     process.stdout.write(held === null ? 'refused' : 'held');
     setInterval(() => {}, 1000);`,
  ]);
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held');
  expect(holdDataDir(folder, 50)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const letGo = holdDataDir(folder, 1_000);
  expect(letGo).not.toBeNull();
  expect(holdDataDir(folder, 0)).toBeNull();
  letGo?.();
  const again = holdDataDir(folder, 0);
  expect(again).not.toBeNull();
  again?.();
});
