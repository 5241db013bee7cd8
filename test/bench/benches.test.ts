import { existsSync, readdirSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { toReport } from '../../bench/to-report.ts';

/** The others start programs and send by the thousand; they are run by `npm run bench`, and the chaos experiments use what they use. */
const quick = new Set(['store', 'advert', 'render', 'tick']);

describe('the benchmarks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'losen-bench-test-'));
  beforeAll(() => void vi.stubEnv('LOSEN_DATA_DIR', folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('have names that differ', () => {
    expect(new Set(benches.map(({ name }) => name)).size).toBe(benches.length);
  });

  it.each(benches.filter(({ name }) => quick.has(name)).map((bench) => [bench.name, bench] as const))(
    '%s measures both sides against the real program and leaves nothing behind',
    { timeout: 120_000 },
    async (_, bench) => {
      const pairs = await bench.run({ runs: 1, scale: 0.02 });
      expect(pairs).toHaveLength(1);
      const report = toReport(bench, pairs);
      expect(report.ratio).toBeGreaterThan(0);
      for (const figures of [report.ours, report.reference]) {
        expect(Object.keys(figures)).not.toHaveLength(0);
        for (const value of Object.values(figures)) expect(value).toSatisfy((number: number) => Number.isFinite(number) && number >= 0);
      }
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    },
  );
});
