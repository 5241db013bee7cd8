import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBackOff } from '../../../src/core/sending/back-off.ts';

it('waits between half and the whole of a time that doubles from a second up to a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const whole = Math.min(60_000, 1_000 * 2 ** attempt);
      expect(toBackOff(attempt, random)).toBeGreaterThanOrEqual(whole / 2);
      expect(toBackOff(attempt, random)).toBeLessThanOrEqual(whole);
    }),
  );
  expect([0, 1, 5, 6, 7].map((attempt) => toBackOff(attempt, 0))).toEqual([500, 1_000, 16_000, 30_000, 30_000]);
});
