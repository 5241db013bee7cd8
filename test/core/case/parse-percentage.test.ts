import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePercentage } from '../../../src/core/case/parse-percentage.ts';

it.each([
  ['80', 80, 80],
  ['80 %', 80, 80],
  ['80%', 80, 80],
  [' 80 ', 80, 80],
  ['100prosent', 100, 100],
  ['100 prosent', 100, 100],
  ['50 per cent', 50, 50],
  ['50 percent', 50, 50],
  ['75 pst.', 75, 75],
  ['1', 1, 1],
  ['100', 100, 100],
  ['80,0', 80, 80],
  ['80-100', 80, 100],
  ['80–100 %', 80, 100],
  ['80 % – 100 %', 80, 100],
  ['80 til 100', 80, 100],
  ['80 % til 100 %', 80, 100],
  ['80 to 100 per cent', 80, 100],
  ['mellom 80 og 100', 80, 100],
  ['between 80 and 100 %', 80, 100],
  ['fra 50 til 80', 50, 80],
  ['frå 50 til 80 prosent', 50, 80],
  ['80—100', 80, 100],
  ['８０％', 80, 80],
  ['80\u00a0%', 80, 80],
  ['100-100', 100, 100],
  ['80til100', 80, 100],
] as const)('reads «%s»', (text, min, max) => {
  expect(parsePercentage(text)).toEqual({ ok: true, value: { min, max } });
});

it.each([
  ['', 'not-a-number'],
  ['full', 'not-a-number'],
  ['80 og 100', 'not-a-number'],
  ['80 %%', 'not-a-number'],
  ['80 100', 'not-a-number'],
  ['1.000', 'not-a-number'],
  ['80 timer', 'not-a-number'],
  ['60-80-100', 'not-a-number'],
  ['0', 'out-of-range'],
  ['101', 'out-of-range'],
  ['-5', 'out-of-range'],
  ['80-120', 'out-of-range'],
  ['0–100', 'out-of-range'],
  ['100-80', 'reversed'],
  ['50,5', 'not-whole'],
  ['50.5 %', 'not-whole'],
  ['37,5-100', 'not-whole'],
  ['80–99,5', 'not-whole'],
] as const)('refuses «%s» as %s', (text, refusal) => {
  expect(parsePercentage(text)).toEqual({ ok: false, refusal });
});

it('refuses a very long text without reading it', () => {
  expect(parsePercentage('9'.repeat(50_000))).toEqual({ ok: false, refusal: 'not-a-number' });
});

it('never throws, and whatever it reads is a whole range within 1 to 100', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-–0-9 ,.%a-z]{0,30}$/)), (text) => {
      const read = parsePercentage(text);
      if (read.ok) {
        expect(Number.isInteger(read.value.min) && Number.isInteger(read.value.max)).toBe(true);
        expect(1 <= read.value.min && read.value.min <= read.value.max && read.value.max <= 100).toBe(true);
      }
    }),
  );
});
