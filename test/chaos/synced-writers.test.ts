import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { whyNoTracer } from '../../bench/chaos/synced/find-tracer.ts';
import { runTraced, syncedWriters } from '../../bench/chaos/synced/synced-writers.ts';

const obstacle = whyNoTracer();

describe(`acknowledged writes under strace${obstacle === null ? '' : `, not shown here: ${obstacle}`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'losen-synced-test-'));
  beforeAll(() => void vi.stubEnv('LOSEN_DATA_DIR', folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(obstacle !== null)('R2-synced passes with fewer presses and leaves nothing behind', { timeout: 120_000 }, async () => {
    const { faults, passed, figures } = await syncedWriters.run({ size: 'small', seed: syncedWriters.seed });
    expect(faults).toEqual([]);
    expect(passed).toBe(true);
    expect(figures['synced']).toBe(figures['acknowledged']);
    expect(figures['acknowledged']).toBeGreaterThanOrEqual(24);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(obstacle !== null)('a program whose database does not wait for the disk is found out', { timeout: 120_000 }, async () => {
    const preload = new URL('forget-sync.ts', import.meta.url).href;
    const { faults, passed, figures } = await runTraced({ writers: 1, presses: 5 }, { NODE_OPTIONS: `--import=${preload}` });
    expect(passed).toBe(false);
    expect(figures['acknowledged']).toBe(5);
    expect(faults).toHaveLength(5);
    for (const fault of faults) expect(fault).toContain('was answered before the disk had it');
  });

  it('without strace it has not passed, and says what to install', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const { passed, faults } = await syncedWriters.run({ size: 'small', seed: 1 });
    vi.stubEnv('PATH', process.env['PATH'] ?? '');
    expect(passed).toBe(false);
    expect(faults).toEqual(['Nothing was followed: strace is not here; install the Debian package «strace».']);
  });
});
