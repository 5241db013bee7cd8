import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readKeptScale } from '../../bench/scale/kept-scale.ts';
import { dueEvery, toCounty } from '../../bench/scale/layout.ts';
import { toScalePage } from '../../bench/scale/to-scale-page.ts';

it('docs/scale.md is what was measured last', () => {
  const kept = readKeptScale();
  expect(kept.map(({ figures }) => figures['cases'])).toEqual(expect.arrayContaining([1_000, 10_000, 100_000]));
  expect(kept.filter(({ store }) => store === 'postgres').map(({ figures }) => figures['cases'])).toEqual(expect.arrayContaining([1_000, 10_000]));
  // Everybody who was to be reminded was, and nobody besides.
  for (const { figures } of kept) expect(figures['remindersSent']).toBe(figures['due']);
  expect(readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8')).toBe(toScalePage(kept));
});

it('the county has as many cases as asked for, a town with a fifth of them, and a manager for each case that is due', () => {
  for (const cases of [1_000, 10_000, 100_000]) {
    const county = toCounty(cases);
    expect(county.reduce((sum, one) => sum + one.cases, 0)).toBe(cases);
    expect(county[0]?.cases).toBe(cases / 5);
    for (const { cases: of, managers } of county) {
      const due = Array.from({ length: Math.ceil(of / dueEvery) }, (_, index) => (index * dueEvery) % managers);
      expect(new Set(due).size).toBe(due.length);
    }
  }
});
