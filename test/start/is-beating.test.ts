import { expect, it } from 'vitest';
import { isBeating } from '../../src/start/is-beating.ts';
import { toTestClock } from '../schedule/to-test-clock.ts';
import type { IsoDate } from '../../src/core/ids.ts';

const minute = 60_000;
const clock = toTestClock(100 * minute, '2026-11-22' as IsoDate);
const beats = (last: number | null) => isBeating({ scheduler: { lastTick: () => last }, clock });

it('reminders count as looked for from the first look, until five minutes have passed without another', () => {
  expect(beats(null)).toBe(false);
  expect(beats(clock.epochMs())).toBe(true);
  expect(beats(clock.epochMs() - 5 * minute)).toBe(true);
  expect(beats(clock.epochMs() - 5 * minute - 1)).toBe(false);
});

it('a clock that was set back does not make the last look an old one', () => {
  expect(beats(clock.epochMs() + 60 * minute)).toBe(true);
});
