import { describe, expect, it } from 'vitest';
import { nextTimeOfDay } from '../../../src/core/reminder/next-time-of-day.ts';

const next = (after: string, time: string) => new Date(nextTimeOfDay(Date.parse(after), time)).toISOString();

describe('the next time of day in Norway', () => {
  it.each([
    ['2026-11-22T06:59:59Z', '08:00', '2026-11-22T07:00:00.000Z'],
    ['2026-11-22T07:00:00Z', '08:00', '2026-11-23T07:00:00.000Z'],
    ['2026-07-01T05:59:59Z', '08:00', '2026-07-01T06:00:00.000Z'],
    ['2026-12-31T23:30:00Z', '00:15', '2027-01-01T23:15:00.000Z'],
  ])('after %s, %s is at %s', (after, time, expected) => {
    expect(next(after, time)).toBe(expected);
  });

  it.each([
    ['2026-03-28T08:00:00Z', '08:00', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24T08:00:00Z', '08:00', '2026-10-25T07:00:00.000Z'],
    ['2027-03-27T08:00:00Z', '08:00', '2027-03-28T06:00:00.000Z'],
    ['2027-10-30T08:00:00Z', '08:00', '2027-10-31T07:00:00.000Z'],
  ])('after %s, when clocks are changed, %s is at %s', (after, time, expected) => {
    expect(next(after, time)).toBe(expected);
  });

  it('a time that is skipped comes once, an hour later', () => {
    expect(next('2026-03-28T23:30:00Z', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(next('2026-03-29T01:30:00Z', '02:30')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('a time that is shown twice comes the first time only', () => {
    expect(next('2026-10-24T23:30:00Z', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', '02:30')).toBe('2026-10-26T01:30:00.000Z');
    expect(next('2026-10-25T00:45:00Z', '02:30')).toBe('2026-10-26T01:30:00.000Z');
  });
});
