import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What must hold of the source itself, whatever the program does. */
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['the types agree', ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json']],
  ['the linter has nothing to say', ['node_modules/oxlint/bin/oxlint', '--quiet']],
  ['everything is formatted', ['node_modules/oxfmt/bin/oxfmt', '--check']],
  ['nothing is dead', ['node_modules/knip/bin/knip.js', '--no-progress']],
];

const root = fileURLToPath(new URL('../', import.meta.url));

// Each is run, so that one failure does not hide another.
for (const [name, args] of checks) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  process.stdout.write(status === 0 ? `✓ ${name}\n` : `× ${name}\n${stdout}${stderr}\n`);
  if (status !== 0) process.exitCode = 1;
}
