import { defineConfig } from 'vitest/config';
import { launchTests } from './vitest.config.ts';

/** What the launcher installs, with a real npm, and thirty starts with a wrong setting: they take longer than every other change is worth. */
export default defineConfig({
  test: { include: launchTests, pool: 'forks', maxWorkers: 2, watch: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
