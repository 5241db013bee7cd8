import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasPackages, hiddenLockPath, stampPath, writeStamp } from './installed-packages.mjs';
import { runNpmCi } from './run-npm-ci.mjs';
import { takeLock } from './take-lock.mjs';

/**
 * Brings node_modules to what package-lock.json says, once, however many launches ask at the same time.
 * Answers `{ ok: true }` or `{ ok: false, sentence, code }`.
 */
export async function ensurePackages(root, say) {
  if (hasPackages(root)) return { ok: true };
  const lock = await takeLock(join(root, '.data', 'setup.lock'), (pid) =>
    say(`Set-up: another launch (process ${pid}) is installing the packages; waiting for it.`),
  );
  try {
    // Whoever held the lock has most likely just installed them.
    if (hasPackages(root)) return { ok: true };
    return await install(root, say, lock);
  } finally {
    lock.release();
  }
}

/** Makes the next launch look at every package again. */
export function forgetPackages(root) {
  // Without them node_modules counts as unfinished, which it is from now on: an interrupted install is done again.
  rmSync(stampPath(root), { force: true });
  rmSync(hiddenLockPath(root), { force: true });
}

async function install(root, say, lock) {
  say('Set-up: installing the packages of package-lock.json into node_modules (once; about 810 MB on disk).');
  const began = Date.now();
  forgetPackages(root);
  const installed = await runNpmCi(root, {
    // A launcher that is killed outright dies before its npm does, and nobody else may write meanwhile.
    onStart: lock.share,
    onTick: (seconds) => say(`Set-up: still installing after ${seconds} s.`),
  });
  if (!installed.ok) return installed;
  writeStamp(root);
  say(`Set-up: the packages are installed, in ${Math.round((Date.now() - began) / 1000)} s.`);
  return { ok: true };
}
