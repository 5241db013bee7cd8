// node:sqlite still announces itself as experimental, which would stand between a command and its output.
const main = ['--disable-warning=ExperimentalWarning', 'src/main.ts'];
const script = (file) => ['--disable-warning=ExperimentalWarning', file];
const vitest = ['--disable-warning=ExperimentalWarning', 'node_modules/vitest/vitest.mjs', 'run'];

/** What each command runs on Node 24, from the project's root; `announces` says in one line each what it found. */
export const commands = {
  start: { run: [...main, 'local'] },
  serve: { run: [...main, 'serve'] },
  'check-ad': { run: script('src/check-ad.ts') },
  'demo-data': { run: [...main, 'demo-data'] },
  test: { run: vitest, announces: true },
  'test:launch': { run: [...vitest, '--config', 'vitest.launch.config.ts'], announces: true },
  'test:postgres': { run: [...vitest, '--config', 'vitest.postgres.config.ts'], announces: true },
  'test:e2e': { run: [...vitest, '--config', 'vitest.e2e.config.ts'], announces: true, chromium: true },
  bench: { run: script('bench/run-bench.ts') },
  scale: { run: script('bench/run-scale.ts') },
  chaos: { run: script('bench/run-chaos.ts') },
  'package-app': { run: script('scripts/package-app.ts') },
  'render-icons': { run: script('scripts/render-icons.ts'), chromium: true },
  'check-policy': { run: script('scripts/check-policy.ts') },
  'complete-lock': { run: script('scripts/complete-lock.ts') },
  backup: { run: script('scripts/backup.ts') },
  restore: { run: script('scripts/restore.ts') },
  'migrate-store': { run: script('scripts/migrate-store.ts') },
  docs: { run: script('scripts/write-docs.ts') },
  lint: { run: script('scripts/check-source.ts') },
  format: { run: ['node_modules/oxfmt/bin/oxfmt'] },
};
