import type { CalendarEvent } from '../../core/calendar.ts';
import { findTimes, type ChangeableTimes } from '../../core/case/decide-times.ts';
import { toCourse } from '../../core/case/course.ts';
import { readStoredTimes, type InterviewTime } from '../../core/interview/interview-time.ts';
import { toInstant } from '../../core/interview/to-instant.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { LoadedCase } from '../load-case.ts';
import { toPlace } from './interview-lines.ts';

/** Each interview from today on as an entry of a calendar, and those there are no more. Nobody's name: the title is the post's. */
export function toInterviewEvents(loaded: LoadedCase, today: IsoDate): readonly CalendarEvent[] {
  const found = findTimes(toCourse(loaded.state, loaded.policy, today));
  const record = found?.one.record;
  if (found === null || record?.outcome !== 'done') return [];
  const times = readStoredTimes(record.evidence.fields[found.field.id]);
  const gone = readStoredTimes(record.changedTimes?.gone);
  const ids = toIds(times.length, found, loaded);
  const left = toIds(times.length + gone.length, found, loaded).filter((id) => !ids.includes(id));
  return [...times.map((time, at) => toEvent(time, ids[at], false)), ...gone.map((time, at) => toEvent(time, left[at], true))].flatMap((event) =>
    event === null || event.date < today ? [] : [event],
  );
}

/** The first and the last are the days of the case that were in the calendar before there were times; so they move and none is there twice. */
function toIds(count: number, { one, field }: ChangeableTimes, { policy }: LoadedCase): readonly string[] {
  const days = policy.plan.filter(({ steps }) => steps.some((step) => step === field.until)).map(({ id }) => `stage/${id}`);
  const [first, last] = [days[0], days.at(-1)];
  return Array.from({ length: count }, (_, at) => (at === 0 ? first : at === count - 1 ? last : undefined) ?? `${one.step.id}/${at + 1}`);
}

function toEvent({ date, from, to, room }: InterviewTime, id: string | undefined, gone: boolean): CalendarEvent | null {
  if (id === undefined) return null;
  const time = { from: toInstant(date, from), to: toInstant(date, to) };
  const place = room === null ? {} : { place: toPlace(room) };
  return { id, date, what: { key: 'app.calendar.interview' }, tentative: false, busy: !gone, time, ...place, ...(gone ? { gone } : {}) };
}
