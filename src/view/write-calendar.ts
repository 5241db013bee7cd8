import type { Calendar, CalendarEvent } from '../core/calendar.ts';
import { addDays } from '../core/reminder/working-days.ts';
import type { Say } from '../core/text.ts';

/** Octets of a line, its end left out (RFC 5545, 3.1). */
const longestLine = 75;

/** Writes the days of a case as an iCalendar file (RFC 5545). Whole days and moments in UTC, so that no time zone has to be described and none can move them. */
export function writeCalendar(calendar: Calendar, say: (say: Say) => string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Losen//Rekrutteringslosen//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...calendar.events.flatMap((event) => toEventLines(event, calendar, say)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function toEventLines(
  { id, date, what, tentative, busy, time, place, gone = false }: CalendarEvent,
  { caseId, title, at, sequence, domain }: Calendar,
  say: (say: Say) => string,
) {
  const about = { what: say(what), title, case: caseId };
  return [
    'BEGIN:VEVENT',
    `UID:${escape(`${caseId}/${id}@${domain}`)}`,
    `DTSTAMP:${toUtc(at)}`,
    `SEQUENCE:${sequence}`,
    ...(time === undefined
      ? [`DTSTART;VALUE=DATE:${toBasic(date)}`, `DTEND;VALUE=DATE:${toBasic(addDays(date, 1))}`]
      : [`DTSTART:${toUtc(time.from)}`, `DTEND:${toUtc(time.to)}`]),
    `SUMMARY:${escape(say({ key: gone ? 'view.calendar.gone' : tentative ? 'view.calendar.suggested' : 'view.calendar.event', params: about }))}`,
    ...(place === undefined ? [] : [`LOCATION:${escape(say(place))}`]),
    `DESCRIPTION:${escape(say({ key: tentative ? 'view.calendar.from-suggested' : 'view.calendar.from' }))}`,
    `STATUS:${gone ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

function toBasic(day: string): string {
  return day.replaceAll('-', '');
}

function toUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** TEXT (3.3.11): what separates values is escaped, and no control character can end the line. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/gu, ' ')
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

const encoder = new TextEncoder();

/** Breaks a long line between characters, each piece after the first one space in. */
function fold(line: string): string {
  if (encoder.encode(line).length <= longestLine) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = '';
      // The space the next line begins with.
      octets = 1;
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
