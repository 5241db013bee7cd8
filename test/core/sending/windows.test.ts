import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationWindows, earliestStart, type Window } from '../../../src/core/sending/windows.ts';

const windows = fc.array(fc.record({ most: fc.integer({ min: 1, max: 8 }), ms: fc.integer({ min: 1, max: 5_000 }) }), { minLength: 1, maxLength: 4 });

/** How many calls lie in the busiest stretch of `ms` milliseconds, its end not included. */
const busiest = (starts: readonly number[], { ms }: Window) =>
  Math.max(...starts.map((from) => starts.filter((start) => start >= from && start < from + ms).length));

describe('the windows of a conversation', () => {
  it('are those Teams documents', () => {
    expect(conversationWindows.map(({ most, ms }) => [most, ms / 1_000])).toEqual([
      [7, 1],
      [8, 2],
      [60, 30],
      [1_800, 3_600],
    ]);
  });

  it('are all kept by whoever starts each call at the earliest moment, however the calls come', () => {
    fc.assert(
      fc.property(windows, fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 }), (limits, gaps) => {
        const starts: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now = Math.max(now + gap, earliestStart(starts, limits));
          starts.push(now);
        }
        for (const limit of limits) expect(busiest(starts, limit)).toBeLessThanOrEqual(limit.most);
      }),
    );
  });

  it('never make anybody wait a millisecond more than needed', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 60 }), (limits, count) => {
        const starts: number[] = [];
        for (let call = 0; call < count; call += 1) starts.push(Math.max(starts.at(-1) ?? 0, earliestStart(starts, limits)));
        for (const [index, start] of starts.entries()) {
          if (start === (starts[index - 1] ?? 0)) continue;
          const sooner = [...starts.slice(0, index), start - 1];
          expect(limits.some((limit) => busiest(sooner, limit) > limit.most)).toBe(true);
        }
      }),
    );
  });
});
