import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDate } from '../../src/core/parse-date.ts';
import { addDays } from '../../src/core/reminder/working-days.ts';
import type { IsoDate } from '../../src/core/ids.ts';

it.each([
  ['2026-12-04', '2026-12-04'],
  ['4.12.2026', '2026-12-04'],
  ['04.12.2026', '2026-12-04'],
  ['04.12.26', '2026-12-04'],
  ['4. desember 2026', '2026-12-04'],
  ['4 desember 2026', '2026-12-04'],
  ['4. DESEMBER 2026', '2026-12-04'],
  ['4.desember 2026', '2026-12-04'],
  ['4. des. 2026', '2026-12-04'],
  ['4. des 26', '2026-12-04'],
  ['4 December 2026', '2026-12-04'],
  ['December 4, 2026', '2026-12-04'],
  ['Dec 4th, 2026', '2026-12-04'],
  ['1st March 2027', '2027-03-01'],
  ['17. mai 2027', '2027-05-17'],
  ['1. mars 2027', '2027-03-01'],
  ['29.2.2028', '2028-02-29'],
  ['4/12/2026', '2026-12-04'],
  ['4-12-2026', '2026-12-04'],
  [' 4. 12. 2026 ', '2026-12-04'],
  ['1. januar 2027', '2027-01-01'],
  ['31.12.2026', '2026-12-31'],
  ['1. okt 2026', '2026-10-01'],
])('reads «%s»', (text, date) => {
  expect(parseDate(text)).toEqual({ ok: true, value: date });
});

it.each([
  ['31.02.2026', 'impossible-date'],
  ['29.02.2026', 'impossible-date'],
  ['2026-02-30', 'impossible-date'],
  ['2026-13-01', 'impossible-date'],
  ['31. april 2026', 'impossible-date'],
  ['0.5.2026', 'impossible-date'],
  ['12.0.2026', 'impossible-date'],
  ['4.13.26', 'impossible-date'],
  ['4.12', 'no-year'],
  ['4.12.', 'no-year'],
  ['4. desember', 'no-year'],
  ['December 4', 'no-year'],
  ['1.1.0026', 'year-out-of-range'],
  ['1.1.9999', 'year-out-of-range'],
  ['1888-01-01', 'year-out-of-range'],
  ['', 'not-a-date'],
  ['snart', 'not-a-date'],
  ['i morgen', 'not-a-date'],
  ['4. foo 2026', 'not-a-date'],
  ['2026', 'not-a-date'],
  ['4.12.2026 kl. 10', 'not-a-date'],
  ['2026-12-04T00:00:00Z', 'not-a-date'],
  ['4.12.226', 'not-a-date'],
])('refuses «%s» as %s', (text, refusal) => {
  expect(parseDate(text)).toEqual({ ok: false, refusal });
});

it('refuses a very long text without reading it', () => {
  expect(parseDate('4'.repeat(50_000))).toEqual({ ok: false, refusal: 'not-a-date' });
});

it('reads every date back from the way Norwegians write it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_000 }), (offset) => {
      const date = addDays('2000-01-01' as IsoDate, offset);
      const [year, month, day] = date.split('-');
      expect(parseDate(`${Number(day)}.${Number(month)}.${year}`)).toEqual({ ok: true, value: date });
      expect(parseDate(date)).toEqual({ ok: true, value: date });
    }),
  );
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-0-9 .,a-z]{0,30}$/)), (text) => {
      expect(typeof parseDate(text).ok).toBe('boolean');
    }),
  );
});
