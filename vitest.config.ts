import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that change nothing of their process: they share one, since nothing of one can be left for another. */
const pure = ['core', 'view', 'policy', 'adverts', 'app', 'local', 'metrics', 'store'].map((folder) => `test/${folder}/**/*.test.ts`);

/** Tests that start or kill dozens of programs or installs: they have a command of their own, `npm run test:launch`. */
export const launchTests = [
  'test/scripts/launch.test.ts',
  'test/conversation/serve-settings.test.ts',
  'test/start/graceful-stop.test.ts',
  'test/core/advert/check-ad.test.ts',
  'test/deploy/image.test.ts',
  ...['killed-program', 'troubled-connector', 'troubled-reminders', 'synced-writers', 'unwanted-input'].map((name) => `test/chaos/${name}.test.ts`),
];

/** Every other test that needs no browser. */
export default defineConfig({
  test: {
    setupFiles: ['test/fixed-seed.ts'],
    globalSetup: ['test/postgres/global-setup.ts'],
    pool: 'forks',
    // Many wait for a program, a clock or a connector.
    maxWorkers: 3,
    watch: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A second, the usual, is too short for a program on a busy machine; what comes sooner is not waited for.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: [...configDefaults.exclude, ...launchTests], isolate: false } },
      {
        extends: true,
        test: { name: 'program', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, 'test/e2e/**', ...pure, ...launchTests] },
      },
    ],
  },
});
