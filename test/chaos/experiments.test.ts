import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { experiments } from '../../bench/chaos/experiments.ts';

describe('what is survived, in small', () => {
  const folder = mkdtempSync(join(tmpdir(), 'losen-chaos-test-'));
  beforeAll(() => void vi.stubEnv('LOSEN_DATA_DIR', folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
    '%s passes with fewer rounds and leaves nothing behind',
    { timeout: 240_000 },
    async (_, experiment) => {
      const { faults, passed, figures } = await experiment.run({ size: 'small', seed: experiment.seed });
      expect(faults).toEqual([]);
      expect(passed).toBe(true);
      expect(figures['acknowledged'] ?? figures['findings'], 'an experiment that pressed or found nothing has shown nothing').toBeGreaterThan(5);
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    },
  );
});
