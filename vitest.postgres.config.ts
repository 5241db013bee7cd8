import { configDefaults, defineConfig } from 'vitest/config';
import shared from './vitest.config.ts';

const { projects: _, ...common } = shared.test ?? {};

/** Every test of a conversation or a use case once more, with the program on Postgres. */
export default defineConfig({
  test: {
    ...common,
    include: ['test/conversation/**/*.test.ts', 'test/app/**/*.test.ts', 'test/start/**/*.test.ts'],
    // Thirty programs that end before they have a store.
    exclude: [...configDefaults.exclude, 'test/conversation/serve-settings.test.ts'],
    env: { LOSEN_TEST_STORE: 'postgres' },
  },
});
