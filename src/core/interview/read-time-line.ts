import type { IsoDate } from '../ids.ts';
import { parseDate } from '../parse-date.ts';
import { accept, refuse, type Result } from '../result.ts';
import { onTeams, type InterviewTime } from './interview-time.ts';
import { rangePattern, readClockRange, type ClockRefusal } from './read-clock-range.ts';
import { toWeekday, weekdayOf } from './weekdays.ts';

/** Why a line is no interview time. `words`: something is left over that is neither day, time nor room – a name, most often. */
export type LineRefusal = { readonly reason: 'words' | 'no-date' | ClockRefusal } | { readonly reason: 'weekday'; readonly date: IsoDate };

const dashes = /[\u2010-\u2015\u2212]/gu;
const bullet = /^(?:[-*•·]|\d{1,2}\))\s*/u;
/** Which interview of the day it is says nothing about anybody. */
const numbered = /(?<![\p{L}\d])(?:intervju|interview)(?: ?(?:nr\.?|no\.?|#)? ?\d{1,2}(?!\d|[.:]\d| ?-))?(?![\p{L}\d])/gu;
const harmless = /(?<![\p{L}\d])(?:kl\.?|klokk[ea]n?|kloka|fra|frå|from|den|the|of|at|på|on|i|in)(?![\p{L}\d])/gu;
const room =
  /(?<![\p{L}\d])(?:møterom(?:met)?|grupperom|rom(?:met)?|meeting room|room) ?(?:nr\.?|no\.?|#)? ?([\p{L}]?-?\d{1,4}(?:\.\d{1,3})?[\p{L}]?|\p{L})(?![\p{L}\d]|[.:]\d| ?-)/u;
const teams = /(?<![\p{L}\d])teams(?![\p{L}\d])/u;
const timeLast = new RegExp(String.raw`^(?:(.*?)[ ,:;-])?${rangePattern}$`, 'u');
const timeFirst = new RegExp(String.raw`^${rangePattern}[ ,:;]+(.*)$`, 'u');
const beginning = /(?:^|[ ,:;])\d{1,2}(?:[.:]\d{2})?(?: ?[ap]m)?$/u;

/** Reads one line as people write it: «mandag 15. mars kl. 10–11, rom 214», «15.3. 10.00-10.45», “15 March 10am to 11am”. A day without a year is the one nearest to `near`. */
export function readTimeLine(line: string, near: IsoDate): Result<InterviewTime, LineRefusal> {
  const typed = tidy(line.normalize('NFKC').toLowerCase().replaceAll(dashes, '-').replace(bullet, ''));
  const found = room.exec(typed);
  const isOnTeams = found === null && teams.test(typed);
  const rest = tidy(
    (isOnTeams ? typed.replace(teams, ' ') : typed.replace(room, ' '))
      .replaceAll(/\b([ap])\.m\.?/gu, '$1m')
      .replaceAll(numbered, ' ')
      .replaceAll(harmless, ' ')
      .replaceAll(/[()]/gu, ' '),
  );
  const [head, range] = split(rest);
  if (range === null) return refuse({ reason: reasonOf(rest, near) });
  const day = readDay(head, near);
  if (!day.ok) return day;
  const clock = readClockRange(range);
  if (!clock.ok) return refuse({ reason: clock.refusal });
  return accept({ date: day.value, ...clock.value, room: isOnTeams ? onTeams : (found?.[1]?.toUpperCase() ?? null) });
}

/** Spaces as one, no empty marks at either end, none around a dash. */
function tidy(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?- ?/gu, '-')
    .replaceAll(/ +([,;:])/gu, '$1')
    .replaceAll(/([,;:])(?:[ ,;:]*[,;:])/gu, '$1')
    .replaceAll(/^[ ,;:.-]+|[ ,;:.-]+$/gu, '');
}

/** The day's part of a line and the groups of its clock times; null where it has none. */
function split(text: string): readonly [head: string, range: readonly (string | undefined)[] | null] {
  const last = timeLast.exec(text);
  if (last !== null) return [last[1] ?? '', last.slice(2)];
  const first = timeFirst.exec(text);
  return first === null ? [text, null] : [first[7] ?? '', first.slice(1, 7)];
}

function readDay(head: string, near: IsoDate): Result<IsoDate, LineRefusal> {
  const text = head.replaceAll(/^[ ,;:-]+|[ ,;:-]+$/gu, '');
  const [, word = '', after = ''] = /^(\p{L}+)\.?,? ?(.*)$/u.exec(text) ?? [];
  const weekday = toWeekday(word);
  const date = parseDate((weekday === null ? text : after).replaceAll(/[ ,;:-]+$/gu, ''), near);
  if (!date.ok) return refuse({ reason: isDayLike(weekday === null ? text : after) ? 'no-date' : 'words' });
  return weekday === null || weekday === weekdayOf(date.value) ? accept(date.value) : refuse({ reason: 'weekday', date: date.value });
}

/** Nothing but figures: a day that does not exist, or none at all, rather than words that do not belong. */
function isDayLike(text: string): boolean {
  return /^[\d./ -]*$/u.test(text) || /^\d{1,2}\.? ?\p{L}{3,9}\.?(?: \d{2,4})?$/u.test(text);
}

function reasonOf(text: string, near: IsoDate): 'words' | 'no-time' {
  return [text, text.replace(beginning, '')].some((day) => readDay(day, near).ok) ? 'no-time' : 'words';
}
