import { configDefaults, defineConfig } from 'vitest/config';

/** Every test that needs no browser. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/e2e/**'],
    setupFiles: ['test/fixed-seed.ts'],
    globalSetup: ['test/postgres/global-setup.ts'],
    pool: 'forks',
    // Many wait for a program, a clock or a connector.
    maxWorkers: 3,
    watch: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
