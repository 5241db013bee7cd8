import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it.each([
  ['the types agree', ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json']],
  ['the linter has nothing to say', ['node_modules/oxlint/bin/oxlint']],
  ['everything is formatted', ['node_modules/oxfmt/bin/oxfmt', '--check']],
  ['nothing is dead', ['node_modules/knip/bin/knip.js', '--no-progress']],
])('%s', { timeout: 120_000 }, (_, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(status, `${stdout}\n${stderr}`.slice(-3_000)).toBe(0);
});
