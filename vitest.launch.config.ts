import { defineConfig } from 'vitest/config';
import { launchTests } from './vitest.config.ts';

/** What the launcher and the image install, with a real npm, thirty starts with a wrong setting, the check at the command line, and programs killed, flooded and cut off: together with all other tests they would take more than five minutes. */
export default defineConfig({
  test: {
    setupFiles: ['test/fixed-seed.ts'],
    include: launchTests,
    pool: 'forks',
    maxWorkers: 2,
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
