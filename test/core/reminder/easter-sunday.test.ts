import { expect, it } from 'vitest';
import { easterSunday } from '../../../src/core/reminder/easter-sunday.ts';

it.each([
  [1818, 3, 22],
  [1943, 4, 25],
  [1954, 4, 18],
  [1981, 4, 19],
  [2000, 4, 23],
  [2008, 3, 23],
  [2024, 3, 31],
  [2025, 4, 20],
  [2026, 4, 5],
  [2027, 3, 28],
  [2038, 4, 25],
  [2049, 4, 18],
  [2076, 4, 19],
  [2100, 3, 28],
])('finds Easter Sunday of %i', (year, month, day) => {
  expect(easterSunday(year)).toEqual({ month, day });
});
