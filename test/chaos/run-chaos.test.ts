import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../bench/chaos/create-random.ts';
import type { Experiment } from '../../bench/chaos/experiment.ts';
import { experiments } from '../../bench/chaos/experiments.ts';
import { readChaosArguments } from '../../bench/chaos/read-chaos-arguments.ts';
import { toChaosPage } from '../../bench/chaos/to-chaos-page.ts';

const entry = fileURLToPath(new URL('../../bench/run-chaos.ts', import.meta.url));
const experiment = (id: string): Experiment => ({
  id,
  seed: 7,
  procedure: 'Something is done.',
  passesWhen: 'Nothing is lost.',
  run: () => Promise.reject(new Error('is not run')),
});
const both = [experiment('R1'), experiment('R2')];

describe('the chaos command', () => {
  it('ends with 2 and names the experiments there are for an id it does not know', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', entry, '--json', 'R99'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    for (const { id } of experiments) expect(stderr).toContain(id);
  });

  it.each([[['--yaml']], [['R1', 'R2']], [['--json', '--docs']], [['--seed', 'x', 'R1']], [['--seed', '-1']], [['--docs', '--seed', '1']], [['r1']]])(
    'refuses %j in one line',
    (argv) => {
      const read = readChaosArguments(argv, both);
      expect(read.ok).toBe(false);
      expect(read.ok ? '' : read.refusal).toMatch(/^[^\n]+$/);
    },
  );

  it('runs everything without an id, one with it, and another seed when it is given', () => {
    expect(readChaosArguments(['--docs', 'R1'], both)).toEqual({ ok: true, value: { experiments: [both[0]], as: 'docs', seed: null } });
    expect(readChaosArguments([], both)).toEqual({ ok: true, value: { experiments: both, as: 'report', seed: null } });
    expect(readChaosArguments(['R2', '--json'], both)).toEqual({ ok: true, value: { experiments: [both[1]], as: 'json', seed: null } });
    expect(readChaosArguments(['--json', '--seed', '12', 'R1'], both)).toEqual({ ok: true, value: { experiments: [both[0]], as: 'json', seed: 12 } });
  });

  it('has ids that differ', () => {
    expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
  });

  it('writes a page that tells a failure and its reasons, and what has not been run', () => {
    const machine = { cores: 2, processor: 'a processor', memoryGb: 8, node: '24.0.0', platform: 'linux x64' };
    const failed = { id: 'R1', date: '2026-11-22', seed: 7, passed: false, figures: { lost: 3, surplus: 0 }, faults: ['2026-1: gone'], machine };
    const page = toChaosPage(both, [failed]);
    expect(page).toContain('| `R1` | no | 3 | 0 | 7 | 2026-11-22 |');
    expect(page).toContain('| `R2` | not run in full yet | – | – | 7 | – |');
    expect(page).toContain('- 2026-1: gone');
  });
});

describe('chance', () => {
  it('is the same for the same seed, another for another, and spread over the whole range', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 2_000 }, () => random.between(10, 20));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const tenths = Map.groupBy(draw(3), (value) => Math.floor(value) - 10);
    expect([...tenths.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const drawn of tenths.values()) expect(drawn.length).toBeGreaterThan(140);
  });
});
