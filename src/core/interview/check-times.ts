import { checkDate, checkText, type DateBounds } from '../case/check-inputs.ts';
import type { IsoDate } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import { toStoredTimes } from './interview-time.ts';
import { parseTimes, type TimesFault } from './parse-times.ts';

/** Interviews for one case; more is something else than a list of interviews. */
const most = 60;

/** Interview times that may be kept, and the day of the first. */
export interface CheckedTimes {
  readonly stored: string;
  readonly first: IsoDate;
}

/** What interview times must keep to; `first` is the day she has said that the interviews begin. */
export interface TimesBounds extends Pick<DateBounds, 'today' | 'required' | 'notBefore'> {
  readonly maxLength: number;
  readonly first: IsoDate | undefined;
}

/** Checks interview times, one a line. Only days, times and rooms are kept: whatever else a line says could be about an applicant, and is refused (catalogue section 7). Empty is null when it is not required. */
export function checkTimes(raw: string, { today, required, notBefore, maxLength, first }: TimesBounds): Result<CheckedTimes | null, Message> {
  const text = checkText(raw, { maxLength, required, person: true });
  if (!text.ok) return text;
  if (raw.split('\n').filter((line) => line.trim() !== '').length > most) return refuse({ key: 'problem.times.many', params: { max: most } });
  const parsed = parseTimes(raw, first ?? today);
  if (!parsed.ok) return refuse(toMessage(parsed.refusal));
  const [earliest] = parsed.value;
  if (earliest === undefined) return accept(null);
  for (const { date } of parsed.value) {
    const day = checkDate(date, { today, required: true, tense: 'any', notBefore });
    if (!day.ok) return day;
  }
  // Two answers to the same question: which of them is wrong only she knows.
  if (first !== undefined && first !== earliest.date)
    return refuse({ key: 'problem.times.first', params: { first: { date: first }, date: { date: earliest.date } } });
  return accept({ stored: toStoredTimes(parsed.value), first: earliest.date });
}

/** Every line with the first line's fault is named at once. */
function toMessage(faults: readonly TimesFault[]): Message {
  const said = faults.map((fault) => ({ ...fault, what: toWhat(fault) }));
  const what = said[0]?.what ?? { key: 'problem.times.words' };
  const lines = said.filter((one) => JSON.stringify(one.what) === JSON.stringify(what)).map(({ line }) => ({ plain: String(line) }));
  return { key: 'problem.times.in-line', params: { count: lines.length, lines: { list: lines }, what } };
}

function toWhat({ refusal }: TimesFault): Message {
  switch (refusal.reason) {
    case 'words':
    case 'no-date':
    case 'no-time':
    case 'night':
    case 'order':
      return { key: `problem.times.${refusal.reason}` };
    case 'weekday':
      return { key: 'problem.times.weekday', params: { date: { date: refusal.date } } };
    case 'twice':
      return { key: 'problem.times.twice', params: { as: refusal.as } };
  }
}
