import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/core/ids.ts';
import { digestDay, digestDayFor, digestHorizon, osloMoment, type DigestTimes } from '../../../src/core/reminder/digest-days.ts';
import { addDays, isWorkingDay } from '../../../src/core/reminder/working-days.ts';

const daily: DigestTimes = { time: '08:00', weekday: null, daysOff: ['wednesday-before-easter'] };
const mondays: DigestTimes = { ...daily, weekday: 1 };
const day = (text: string) => text as IsoDate;
const anyDay = fc.integer({ min: 0, max: 365 * 4 }).map((offset) => addDays(day('2026-01-01'), offset));

describe('the day of a digest', () => {
  it.each([
    [daily, '2027-03-24', '2027-03-30'],
    [daily, '2027-05-17', '2027-05-18'],
    [mondays, '2027-03-23', '2027-03-30'],
    // Easter Monday’s digest has come on the Tuesday; the next is a week on.
    [mondays, '2027-03-31', '2027-04-05'],
    [mondays, '2027-05-15', '2027-05-18'],
  ])('is for %j, from %s on, %s', (times, from, expected) => {
    expect(digestDay(day(from), times)).toBe(expected);
  });

  it('is a working day that tells of everything due before the next, for whatever day and weekday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20, max: 60 }), fc.constantFrom(null, 1, 2, 3, 4, 5), (from, ahead, weekday) => {
        const times = { ...daily, weekday };
        const due = addDays(from, ahead);
        const told = digestDayFor(due, from, times);
        expect(isWorkingDay(told, times.daysOff)).toBe(true);
        expect(told >= from && digestHorizon(told, times) >= due).toBe(true);
        expect(digestDay(told, times)).toBe(told);
        // The one before could not have told of it.
        if (told > digestDay(from, times)) expect(digestHorizon(digestDay(from, times), times) < due).toBe(true);
      }),
    );
  });
});

describe('a time of day', () => {
  it('is Norway’s, in winter and in summer, on the days the clock is changed too', () => {
    const utc = (on: string) => new Date(osloMoment(day(on), '08:00')).toISOString();
    expect(['2027-01-15', '2027-03-27', '2027-03-28', '2027-07-01', '2027-10-31'].map(utc)).toEqual([
      '2027-01-15T07:00:00.000Z',
      '2027-03-27T07:00:00.000Z',
      '2027-03-28T06:00:00.000Z',
      '2027-07-01T06:00:00.000Z',
      '2027-10-31T07:00:00.000Z',
    ]);
  });
});
