import { configDefaults, defineConfig } from 'vitest/config';

/** Every test that needs no browser. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/e2e/**'],
    setupFiles: ['test/fixed-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    watch: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
