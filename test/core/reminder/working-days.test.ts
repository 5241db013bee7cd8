import fc from 'fast-check';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/core/ids.ts';
import { addDays, addWorkingDays, daysBetween, isWorkingDay } from '../../../src/core/reminder/working-days.ts';

const day = (text: string): IsoDate => text as IsoDate;
const anyDay = fc.integer({ min: 0, max: 365 * 40 }).map((offset) => addDays(day('2020-01-01'), offset));

describe('isWorkingDay', () => {
  it('agrees with an independent holiday calendar on every day of 2024–2035', () => {
    const calendar = new Holidays('NO');
    const publicDays = new Set<string>();
    for (let year = 2024; year <= 2035; year += 1) {
      for (const holiday of calendar.getHolidays(year)) if (holiday.type === 'public') publicDays.add(holiday.date.slice(0, 10));
    }
    expect(publicDays.size).toBeGreaterThanOrEqual(12 * 11);
    const disagreements: string[] = [];
    for (let date = day('2024-01-01'); date <= '2035-12-31'; date = addDays(date, 1)) {
      const weekend = daysBetween(day('2024-01-01'), date) % 7 >= 5;
      if (isWorkingDay(date, []) !== (!weekend && !publicDays.has(date))) disagreements.push(date);
    }
    expect(disagreements).toEqual([]);
  });

  it.each([
    ['2026-01-01', 'New Year’s Day'],
    ['2026-04-02', 'Maundy Thursday'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', '1 May'],
    ['2026-05-14', 'Ascension Day'],
    ['2027-05-17', '17 May and Whit Monday on one day'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-12-25', 'Christmas Day'],
    ['2028-12-26', 'Boxing Day'],
    ['2026-12-05', 'a Saturday'],
    ['2026-12-06', 'a Sunday'],
    ['2024-03-28', 'Maundy Thursday in March'],
    ['2038-04-26', 'Easter Monday after the latest Easter'],
  ])('has %s off: %s', (date) => {
    expect(isWorkingDay(day(date), [])).toBe(false);
  });

  it.each(['2026-12-24', '2026-12-31', '2026-04-01', '2026-12-04', '2026-06-23'])('works on %s unless the policy says otherwise', (date) => {
    expect(isWorkingDay(day(date), [])).toBe(true);
  });

  it.each([
    ['2026-12-24', 'christmas-eve'],
    ['2026-12-31', 'new-years-eve'],
    ['2026-04-01', 'wednesday-before-easter'],
    ['2027-03-24', 'wednesday-before-easter'],
    ['2026-10-05', '2026-10-05'],
  ])('has %s off when the policy lists %s', (date, extra) => {
    expect(isWorkingDay(day(date), [extra])).toBe(false);
    expect(isWorkingDay(addDays(day(date), 364), [extra])).toBe(isWorkingDay(addDays(day(date), 364), []));
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-11-02', 5, '2026-11-09'],
    ['2026-11-06', 1, '2026-11-09'],
    ['2026-11-07', 1, '2026-11-09'],
    ['2026-11-09', -1, '2026-11-06'],
    ['2026-11-08', -1, '2026-11-06'],
    ['2026-04-01', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-01'],
    ['2026-12-23', 2, '2026-12-28'],
    ['2026-05-13', 1, '2026-05-15'],
    ['2026-11-07', 0, '2026-11-09'],
    ['2026-11-09', 0, '2026-11-09'],
    ['2026-04-02', 0, '2026-04-07'],
  ])('counts from %s by %i to %s', (from, n, to) => {
    expect(addWorkingDays(day(from), n, [])).toBe(to);
  });

  it('steps over the extra days of the policy', () => {
    expect(addWorkingDays(day('2026-12-23'), 1, ['christmas-eve'])).toBe('2026-12-28');
    expect(addWorkingDays(day('2026-03-31'), 1, ['wednesday-before-easter'])).toBe('2026-04-07');
  });

  it('always lands on a working day, with exactly n working days on the way', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (from, n) => {
        const to = addWorkingDays(from, n, ['christmas-eve']);
        expect(isWorkingDay(to, ['christmas-eve'])).toBe(true);
        const step = Math.sign(n);
        let counted = 0;
        for (let date = from; step !== 0 && date !== to;) {
          date = addDays(date, step);
          if (isWorkingDay(date, ['christmas-eve'])) counted += 1;
        }
        expect(counted).toBe(Math.abs(n));
      }),
    );
  });

  it('comes back to where it started when that was a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        fc.pre(isWorkingDay(from, []));
        expect(addWorkingDays(addWorkingDays(from, n, []), -n, [])).toBe(from);
      }),
    );
  });

  it('throws on half a day, which is a mistake in the code that asks', () => {
    expect(() => addWorkingDays(day('2026-11-02'), 1.5, [])).toThrow(RangeError);
    expect(() => addDays(day('2026-11-02'), Number.NaN)).toThrow(RangeError);
  });
});

describe('addDays and daysBetween', () => {
  it('know leap days and turns of the year', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(daysBetween(day('2026-12-31'), day('2027-01-02'))).toBe(2);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2027-01-02'), day('2026-12-31'))).toBe(-2);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n);
      }),
    );
  });
});
