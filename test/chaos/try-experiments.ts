import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { experiments } from '../../bench/chaos/experiments.ts';

/** The experiments by the file that tries them in small, so that they are tried side by side. */
export const experimentFiles = {
  'a killed program': ['presses', 'R1', 'R2'],
  'a connector in trouble': ['R3', 'R4', 'R5'],
  'moved clocks and poisoned reminders': ['R10', 'R11'],
  'reminders in trouble': ['R1-reminders', 'R3-reminders', 'R6-reminders'],
  'repeated and hostile input': ['R6', 'R12'],
  'a store in trouble': ['R9'],
} as const;

/** Waiting for a lease to run out, or for a database to be stopped and started, takes longer than tests may: these run in full alone. */
export const inFullAlone: readonly string[] = ['R7', 'R7-broadcast', 'R8', 'R8-broadcast'];

/** Tried by a test of its own, because it needs a program that may not be there. */
export const triedApart: readonly string[] = ['R2-synced'];

/** Tries some experiments with fewer rounds than they have in full. */
export function tryExperiments(file: keyof typeof experimentFiles): void {
  const ids: readonly string[] = experimentFiles[file];
  const chosen = experiments.filter(({ id }) => ids.includes(id));
  describe(`${file}, in small`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'losen-chaos-test-'));
    beforeAll(() => void vi.stubEnv('LOSEN_DATA_DIR', folder));
    afterAll(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(chosen.map((experiment) => [experiment.id, experiment] as const))(
      '%s passes with fewer rounds and leaves nothing behind',
      { timeout: 240_000 },
      async (_, experiment) => {
        const { faults, passed, figures } = await experiment.run({ size: 'small', seed: experiment.seed });
        expect(faults).toEqual([]);
        expect(passed).toBe(true);
        expect(figures['acknowledged'] ?? figures['findings'], 'an experiment that pressed or found nothing has shown nothing').toBeGreaterThan(2);
        expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
      },
    );
  });
}
