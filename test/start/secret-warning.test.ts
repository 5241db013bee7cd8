import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { secretWarning, watchSecret } from '../../src/start/secret-warning.ts';

const today = '2026-11-22';

it.each([
  ['2026-12-23', null],
  ['2026-12-22', 'in 30 days'],
  ['2026-12-06', 'in 14 days'],
  ['2026-11-23', 'in 1 day:'],
  ['2026-11-22', 'in 0 days'],
  ['2026-11-21', 'expired on 2026-11-21'],
])('of a secret that works until %s is said: %s', (expires, told) => {
  const warning = secretWarning(expires, today);
  if (told === null) expect(warning).toBeNull();
  else expect(warning).toContain(told);
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('is said at the start and once a day from thirty days before', () => {
  const said: string[] = [];
  let now = '2026-12-21';
  const log = { info: () => {}, warn: (_: object, message: string) => said.push(message), error: () => {} };
  const warnings = watchSecret('2027-01-21', () => now, log);
  expect([said.length, warnings()]).toEqual([0, []]);
  now = '2026-12-22';
  vi.advanceTimersByTime(24 * 60 * 60 * 1_000);
  now = '2026-12-23';
  vi.advanceTimersByTime(24 * 60 * 60 * 1_000);
  expect(said.map((line) => /in (\d+) days/.exec(line)?.[1])).toEqual(['30', '29']);
  expect(warnings()).toHaveLength(1);
});
