import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Calendar, CalendarEvent } from '../../src/core/calendar.ts';
import { toInstant } from '../../src/core/interview/to-instant.ts';
import type { CaseId, Instant, IsoDate } from '../../src/core/ids.ts';
import { locales, type Locale } from '../../src/core/text.ts';
import { writeCalendar } from '../../src/view/write-calendar.ts';
import { sampleRenderer } from './sample-renderer.ts';

const deadline: CalendarEvent = {
  id: 'stage/deadline',
  date: '2027-03-28' as IsoDate,
  what: { nb: 'Søknadsfrist', nn: 'Søknadsfrist', en: 'Application deadline' },
  tentative: false,
  busy: true,
};

function calendarOf(title: string, events: readonly CalendarEvent[] = [deadline]): Calendar {
  return { caseId: '2026-14' as CaseId, title, at: '2026-11-22T10:00:00.123Z' as Instant, sequence: 7, domain: 'tenant.losen', events };
}

const write = (calendar: Calendar, locale: Locale = 'nb') => writeCalendar(calendar, (say) => sampleRenderer.say(say, locale));

function read(file: string) {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }));
}

function only(file: string) {
  const [first, ...more] = read(file);
  if (first === undefined || more.length > 0) throw new Error(`Not one event in ${file}`);
  return first;
}

describe('the calendar file', () => {
  it('is read back as whole days, with what a calendar needs to move an entry rather than add one', () => {
    const { component, event } = only(write(calendarOf('Sykepleier')));
    expect(event.summary).toBe('Søknadsfrist: Sykepleier (sak 2026-14)');
    expect(event.uid).toBe('2026-14/stage/deadline@tenant.losen');
    expect(event.startDate.isDate).toBe(true);
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2027-03-28', '2027-03-29']);
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T10:00:00Z');
    expect(component.getFirstPropertyValue('sequence')).toBe(7);
    expect([component.getFirstPropertyValue('status'), component.getFirstPropertyValue('transp')]).toEqual(['CONFIRMED', 'OPAQUE']);
  });

  it('says in every language that a suggestion is one, and keeps the day free', () => {
    const words = { nb: 'Forslag: ', nn: 'Forslag: ', en: 'Suggestion: ' };
    for (const locale of locales) {
      const { component, event } = only(write(calendarOf('Lærer', [{ ...deadline, tentative: true, busy: false }]), locale));
      expect(event.summary.startsWith(words[locale])).toBe(true);
      expect([component.getFirstPropertyValue('status'), component.getFirstPropertyValue('transp')]).toEqual(['TENTATIVE', 'TRANSPARENT']);
    }
  });

  it('needs no time zone, and is a calendar also with no day in it', () => {
    expect(write(calendarOf('Sykepleier'))).not.toContain('VTIMEZONE');
    expect(read(write(calendarOf('Sykepleier', [])))).toEqual([]);
  });

  it.each([
    ['the night before the clock is set forward', '2027-03-27', '2027-03-27T09:00:00Z', '2027-03-27T10:00:00Z'],
    ['the day it is set forward', '2027-03-28', '2027-03-28T08:00:00Z', '2027-03-28T09:00:00Z'],
    ['the day before it is set back', '2027-10-30', '2027-10-30T08:00:00Z', '2027-10-30T09:00:00Z'],
    ['the day it is set back', '2027-10-31', '2027-10-31T09:00:00Z', '2027-10-31T10:00:00Z'],
  ])('has an interview from 10 to 11 in Norway at the right moment on %s', (_, day, from, to) => {
    const date = day as IsoDate;
    const time = { from: toInstant(date, '10:00'), to: toInstant(date, '11:00') };
    const interview: CalendarEvent = {
      ...deadline,
      date,
      time,
      place: { plain: 'Teams' },
      what: { nb: 'Intervju', nn: 'Intervju', en: 'Interview' },
    };
    const { event } = only(write(calendarOf('Sykepleier', [interview])));
    expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString(), event.location]).toEqual([false, from, to, 'Teams']);
  });

  it('says of an entry that is no more that it is called off, and keeps the time free', () => {
    const { component, event } = only(write(calendarOf('Sykepleier', [{ ...deadline, busy: false, gone: true }])));
    expect(event.summary).toBe('Avlyst: Søknadsfrist: Sykepleier (sak 2026-14)');
    expect([component.getFirstPropertyValue('status'), component.getFirstPropertyValue('transp')]).toEqual(['CANCELLED', 'TRANSPARENT']);
  });

  it('is not broken out of by a title', () => {
    const title = 'Rådgiver; \\, "plan"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@y.example\u2028X:1';
    const file = write(calendarOf(title));
    const { component, event } = only(file);
    expect(event.summary).toContain('Rådgiver; \\, "plan" END:VEVENT');
    expect(component.getAllProperties('attendee')).toEqual([]);
    expect(file.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('has lines of at most 75 octets that end in CRLF, cut between characters, whatever the title', () => {
    const signs = fc.constantFrom(...'aæøå ;,\\:"\r\n\t\u0000\u0085\u2028\uD800👩🏽‍⚕️${}{שלום', 'BEGIN:VEVENT');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: signs, maxLength: 150 }), fc.string({ unit: 'binary', maxLength: 150 })), (title) => {
        const file = write(calendarOf(title));
        expect(file.endsWith('\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file).not.toContain('\uFFFD\uFFFD');
        const { event } = only(file);
        expect(event.summary.startsWith('Søknadsfrist: ')).toBe(true);
        expect(event.summary.endsWith(' (sak 2026-14)')).toBe(true);
        expect(event.endDate.toString()).toBe('2027-03-29');
      }),
    );
  });
});
