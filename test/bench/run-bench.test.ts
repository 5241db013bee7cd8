import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Bench, Pair } from '../../bench/bench.ts';
import { interleave } from '../../bench/interleave.ts';
import { median, quantile } from '../../bench/median.ts';
import { readBenchArguments } from '../../bench/read-bench-arguments.ts';
import { toReport } from '../../bench/to-report.ts';
import { toRow } from '../../bench/to-row.ts';

const entry = fileURLToPath(new URL('../../bench/run-bench.ts', import.meta.url));
const bench = (name: string): Bench => ({
  name,
  unit: 'ms',
  bar: { must: 'at-most', ratio: 0.5, kind: 'bar' },
  measured: '',
  against: '',
  run: async () => [],
});
const both = [bench('send'), bench('tick')];
const pairs: readonly Pair[] = [0.9, 0.4, 0.2, 0.3, 0.8].map((ratio) => ({ ratio, ours: { card: ratio * 10 }, reference: { card: 10 } }));

describe('the bench command', () => {
  it('ends with 2 and one line for a name it does not know', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', entry, '--json', 'nothing'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('«nothing»');
  });

  it.each([[['--yaml']], [['send', 'tick']], [['--json', '--docs']], [['--docs', 'send']]])('refuses %j in one line', (argv) => {
    const read = readBenchArguments(argv, both);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.refusal).toMatch(/^[^\n]+$/);
  });

  it('takes the name before or after the option, and everything without a name', () => {
    expect(readBenchArguments(['tick', '--json'], both)).toEqual({ ok: true, value: { benches: [both[1]], as: 'json' } });
    expect(readBenchArguments(['--json', 'tick'], both)).toEqual({ ok: true, value: { benches: [both[1]], as: 'json' } });
    expect(readBenchArguments([], both)).toEqual({ ok: true, value: { benches: both, as: 'table' } });
  });

  it('begins every other pair with the reference', async () => {
    const order: string[] = [];
    const side = (name: string, value: number) => async () => {
      order.push(name);
      return { value };
    };
    const measured = await interleave({
      runs: 3,
      ours: side('ours', 6),
      reference: side('reference', 3),
      toRatio: (ours, reference) => (ours['value'] ?? 0) / (reference['value'] ?? 0),
    });
    expect(order).toEqual(['ours', 'reference', 'reference', 'ours', 'ours', 'reference']);
    expect(measured).toEqual(Array.from({ length: 3 }, () => ({ ratio: 2, ours: { value: 6 }, reference: { value: 3 } })));
  });

  it('takes the mean of the slices of a run, in turn', async () => {
    const order: string[] = [];
    const side = (name: string, values: number[]) => async () => {
      order.push(name);
      return { value: values.shift() ?? Number.NaN };
    };
    const measured = await interleave({
      runs: 1,
      slices: 2,
      ours: side('ours', [4, 8]),
      reference: side('reference', [1, 3]),
      toRatio: (ours, reference) => (ours['value'] ?? 0) / (reference['value'] ?? 0),
    });
    expect(order).toEqual(['ours', 'reference', 'reference', 'ours']);
    expect(measured).toEqual([{ ratio: 3, ours: { value: 6 }, reference: { value: 2 } }]);
  });

  it('reports the median of the ratios and of each figure', () => {
    expect(toReport(bench('send'), pairs)).toEqual({ name: 'send', ratio: 0.4, unit: 'ms', ours: { card: 4 }, reference: { card: 10 }, runs: 5 });
  });

  it('says in the table whether the bar is met, either way round', () => {
    expect(toRow(bench('send'), pairs)).toBe('| `send` | 0.4 | 0.2–0.9 | ≤ 0.5: met | card 4 ms | card 10 ms |');
    expect(toRow({ ...bench('send'), bar: { must: 'at-least', ratio: 0.5, kind: 'aim' } }, pairs)).toContain('| aim ≥ 0.5: not met |');
  });

  it('finds the middle of an even number of values between two of them', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([10, 20, 30], 0.75)).toBe(25);
    expect(() => median([])).toThrow('Nothing was measured');
  });
});
