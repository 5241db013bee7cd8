import { defineConfig } from 'vitest/config';

/** The browser tests: one after the other, since each starts the bot, its clients and Chromium. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    // Each sitting goes on where the one before ended; after the first failure the others would only repeat it.
    bail: 1,
    watch: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
