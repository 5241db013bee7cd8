import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentityNumbers } from '../../../src/core/free-text/find-identity-numbers.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { onTeams, readStoredTimes, toStoredTimes, writeTimes, type InterviewTime } from '../../../src/core/interview/interview-time.ts';
import { parseTimes } from '../../../src/core/interview/parse-times.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';

const near = '2027-02-20' as IsoDate;

const read = (line: string, day = near) => {
  const parsed = parseTimes(line, day);
  return parsed.ok ? toStoredTimes(parsed.value) : parsed.refusal.map(({ refusal }) => refusal.reason).join();
};

describe('a line with an interview', () => {
  it.each([
    ['15.3. kl. 10–11', '2027-03-15 10:00-11:00'],
    ['15.03.2027 10:00-10:45', '2027-03-15 10:00-10:45'],
    ['mandag 15. mars kl 10 til 11', '2027-03-15 10:00-11:00'],
    ['2027-03-15 10.00–11.00', '2027-03-15 10:00-11:00'],
    ['15.3 kl 10-11', '2027-03-15 10:00-11:00'],
    ['15/3 kl. 10 - 11', '2027-03-15 10:00-11:00'],
    ['15.3.27 10-11.30', '2027-03-15 10:00-11:30'],
    ['man. 15. mars, 0900-0945', '2027-03-15 09:00-09:45'],
    ['Mandag 15. mars 2027: kl. 13.00–14.00', '2027-03-15 13:00-14:00'],
    ['kl. 10–11, 15. mars', '2027-03-15 10:00-11:00'],
    ['fra kl. 10 til kl. 11 den 15.3.', '2027-03-15 10:00-11:00'],
    ['klokka 10.15 til 11, 15. mars', '2027-03-15 10:15-11:00'],
    ['- 15.3. kl. 10–11', '2027-03-15 10:00-11:00'],
    ['1) 15.3. kl. 10–11.', '2027-03-15 10:00-11:00'],
    ['Intervju 2: 15.3. kl. 10–11', '2027-03-15 10:00-11:00'],
    ['15.3. kl. 10–11, rom 214', '2027-03-15 10:00-11:00 214'],
    ['15.3. kl. 10–11 (møterom B2)', '2027-03-15 10:00-11:00 B2'],
    ['Møterom 3.14: 15. mars kl. 10–11', '2027-03-15 10:00-11:00 3.14'],
    ['15.3. kl. 10–11 på Teams', '2027-03-15 10:00-11:00 Teams'],
    ['måndag 15. mars kl. 10–11', '2027-03-15 10:00-11:00'],
    ['tysdag 16. mars frå kl. 9 til 9.45', '2027-03-16 09:00-09:45'],
    ['laurdag 20. mars klokka 10–11', '2027-03-20 10:00-11:00'],
    ['møterommet A, onsdag 17. mars kl. 8.30–9.15', '2027-03-17 08:30-09:15 A'],
    ['15 March 10:00–11:00', '2027-03-15 10:00-11:00'],
    ['Monday 15 March, 10am to 11am', '2027-03-15 10:00-11:00'],
    ['March 15, 10.30 am - 11.15 am', '2027-03-15 10:30-11:15'],
    ['15th of March at 2-3pm', '2027-03-15 14:00-15:00'],
    ['Mon 15 Mar 11-1pm', '2027-03-15 11:00-13:00'],
    ['from 12pm until 1pm on 15 March, room 4', '2027-03-15 12:00-13:00 4'],
    ['15 March 10:00–11:00, meeting room C', '2027-03-15 10:00-11:00 C'],
    ['10.1. kl. 10–11', '2027-01-10 10:00-11:00'],
  ])('reads «%s»', (line, stored) => {
    expect(read(line)).toBe(stored);
  });

  it.each([
    ['10.1. kl. 10–11', '2026-12-20', '2027-01-10'],
    ['20.12. kl. 10–11', '2027-01-10', '2026-12-20'],
    ['29.2. kl. 10–11', '2027-12-20', '2028-02-29'],
  ])('without a year is the nearest: «%s» seen from %s', (line, from, day) => {
    expect(read(line, from as IsoDate)).toBe(`${day} 10:00-11:00`);
  });

  it.each([
    ['Kari Nordmann 15.3. kl. 10–11', 'words'],
    ['15.3. kl. 10–11 Kari', 'words'],
    ['15.3. kl. 10–11, rom 214, Ola N.', 'words'],
    ['15.3. kl. 10–11 rom Kari', 'words'],
    ['15.3. kl. 10–11 K1', 'words'],
    ['Hansen 10–11', 'words'],
    ['rom Per 15.3. 10-11', 'words'],
    ['hei', 'words'],
    ['15.3. kl. 10–11 og 12–13', 'words'],
    ['15.3. kl. 10', 'no-time'],
    ['måndag 15. mars', 'no-time'],
    ['15.3. kl. 25–26', 'no-time'],
    ['15.3. kl. 10.70–11', 'no-time'],
    ['31.2. kl. 10–11', 'no-date'],
    ['kl. 10–11', 'no-date'],
    ['15. mras kl. 10–11', 'no-date'],
    ['tirsdag 15. mars kl. 10–11', 'weekday'],
    ['15.3. kl. 11–10', 'order'],
    ['15.3. kl. 10–10', 'order'],
    ['15.3. kl. 1–2', 'night'],
  ])('refuses «%s»: %s', (line, reason) => {
    expect(read(line)).toBe(reason);
  });
});

describe('a list of interviews', () => {
  it('is kept in order, empty lines counted in the numbering only', () => {
    const parsed = parseTimes('16.3. kl. 9–10\n\n15.3. kl. 12–13\n 15.3. kl. 9.30–10 ', near);
    expect(parsed.ok && toStoredTimes(parsed.value).split('\n')).toEqual([
      '2027-03-15 09:30-10:00',
      '2027-03-15 12:00-13:00',
      '2027-03-16 09:00-10:00',
    ]);
    expect(parseTimes('15.3. kl. 9–10\n\nKari', near)).toEqual({ ok: false, refusal: [{ line: 3, refusal: { reason: 'words' } }] });
  });

  it('may have two at once, and the same twice only in two rooms', () => {
    expect(parseTimes('15.3. kl. 9–10\n15.3. kl. 9.30–10.30', near).ok).toBe(true);
    expect(parseTimes('15.3. kl. 9–10, rom 1\n15.3. kl. 9–10, rom 2', near).ok).toBe(true);
    const twice = { ok: false, refusal: [{ line: 3, refusal: { reason: 'twice', as: 1 } }] };
    expect(parseTimes('15.3. kl. 9–10\n16.3. kl. 9–10\nmandag 15. mars kl. 09.00–10.00', near)).toEqual(twice);
  });
});

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const time: fc.Arbitrary<InterviewTime> = fc
  .record({
    days: fc.integer({ min: 0, max: 1500 }),
    from: fc.integer({ min: 6 * 60, max: 22 * 60 }),
    minutes: fc.integer({ min: 1, max: 119 }),
    room: fc.constantFrom(null, '1', '214', 'A', 'B2', '3.14', onTeams),
  })
  .map(({ days, from, minutes, room }) => ({ date: addDays(near, days), from: clock(from), to: clock(from + minutes), room }));

it('what is written back reads the same, is kept the same, and is never taken for an identity number', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(time, { maxLength: 60, selector: (one) => toStoredTimes([one]) }),
      fc.integer({ min: -900, max: 900 }),
      (times, away) => {
        const written = writeTimes(times);
        const parsed = parseTimes(written, addDays(near, away));
        expect(parsed.ok && parsed.value.toSorted()).toEqual(parsed.ok && readStoredTimes(toStoredTimes(parsed.value)).toSorted());
        expect(parsed.ok && new Set(parsed.value.map((one) => toStoredTimes([one])))).toEqual(new Set(times.map((one) => toStoredTimes([one]))));
        expect(findIdentityNumbers(written)).toEqual([]);
      },
    ),
  );
});

it('never throws, and keeps nothing but days, times and rooms of what it reads', () => {
  const part = fc.constantFrom(
    '15.3.',
    'mandag',
    'kl.',
    '10–11',
    '10:00',
    '-',
    'rom',
    '214',
    'Kari',
    '2027-03-15',
    'til',
    'Teams',
    ',',
    'pm',
    '31.2.',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 8 }).map((parts) => parts.join(' ')),
      ),
      (text) => {
        const parsed = parseTimes(text, near);
        if (parsed.ok) expect(toStoredTimes(parsed.value)).toMatch(/^(?:\d{4}-\d\d-\d\d \d\d:\d\d-\d\d:\d\d(?: (?:Teams|[\p{L}\d.-]{1,8}))?\n?)*$/u);
        if (parsed.ok) expect(text.toLowerCase().includes('kari')).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});
