import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toProgressBar } from '../../src/view/progress-bar.ts';

const none = { sent: 0, failed: 0, unknown: 0, cancelled: 0, waiting: 0 };
const count = fc.integer({ min: 0, max: 10_000 });

describe('the bar of a broadcast', () => {
  it('is empty before anybody is known, and full when everybody has got it', () => {
    expect(toProgressBar(none)).toEqual([{ text: '─'.repeat(24), color: 'default', subtle: true }]);
    expect(toProgressBar({ ...none, sent: 40 })).toEqual([{ text: '━'.repeat(24), color: 'good', subtle: false }]);
  });

  it('shows one among ten thousand', () => {
    expect(toProgressBar({ ...none, sent: 9_999, failed: 1 }).map(({ text, color }) => [text.length, color])).toEqual([
      [23, 'good'],
      [1, 'attention'],
    ]);
  });

  it('is always equally long, and has every state somebody is in and no other', () => {
    fc.assert(
      fc.property(fc.record({ sent: count, failed: count, unknown: count, cancelled: count, waiting: count }), (figures) => {
        const runs = toProgressBar(figures);
        expect(runs.reduce((sum, { text }) => sum + [...text].length, 0)).toBe(24);
        expect(runs).toHaveLength(Math.max(1, Object.values(figures).filter((value) => value > 0).length));
        for (const { text } of runs) expect(text).not.toBe('');
      }),
    );
  });
});
