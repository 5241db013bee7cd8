import { findTimes } from '../../core/case/decide-times.ts';
import { toCourse } from '../../core/case/course.ts';
import { extraDaysOff } from '../../core/case/to-deadline.ts';
import { daysOf, onTeams, readStoredTimes, type InterviewTime } from '../../core/interview/interview-time.ts';
import { isWorkingDay } from '../../core/reminder/working-days.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Message, Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';

/** Interview days a card bears before they are noise. */
const mostDays = 5;

/** The interviews of a case that are planned and not yet held. */
export function interviewsOf({ state, policy }: LoadedCase, today: IsoDate): readonly InterviewTime[] {
  const found = findTimes(toCourse(state, policy, today));
  return found === null || found.one.record?.outcome !== 'done' ? [] : readStoredTimes(found.one.record.evidence.fields[found.field.id]);
}

/** Each day with its interviews: «mandag 15. mars 2027 kl. 10–11 og 11.15–12». */
export function toDayLines(times: readonly InterviewTime[]): readonly Message[] {
  return daysOf(times).map((day) => ({
    key: 'app.times.day',
    params: { date: { date: day }, times: { list: times.filter(({ date }) => date === day).map(toRange) } },
  }));
}

/** Where an interview is. */
export function toPlace(room: string): Say {
  return room === onTeams ? { plain: room } : { key: 'app.times.room', params: { room } };
}

function toRange({ from, to, room }: InterviewTime): Say {
  const params = { from: { clock: from }, to: { clock: to } };
  return room === null
    ? { key: 'app.times.range', params }
    : { key: room === onTeams ? 'app.times.range-teams' : 'app.times.range-room', params: { ...params, room } };
}

/** How many interviews a day has, and when they begin. */
export function toCount(times: readonly InterviewTime[]): Message {
  return { key: 'app.ahead.interviews', params: { count: times.length, from: { clock: times[0]?.from ?? '' } } };
}

/** The next day with interviews, for those who find the rest on the timeline. */
export function toNextInterviews(loaded: LoadedCase, today: IsoDate): readonly Say[] {
  const times = interviewsOf(loaded, today).filter(({ date }) => date >= today);
  const [next] = times;
  if (next === undefined) return [];
  const what = toCount(times.filter(({ date }) => date === next.date));
  return [{ key: 'app.facts.interviews', params: { date: { date: next.date, weekday: false }, what } }];
}

/** The interviews still to come, a line for each day: for a member of the panel, who sees nothing else of the case, and for a calendar filled in by hand. */
export function toInterviewLines(loaded: LoadedCase, today: IsoDate): readonly Message[] {
  const lines = toDayLines(interviewsOf(loaded, today).filter(({ date }) => date >= today));
  const more = lines.length - mostDays;
  return [
    ...lines.slice(0, mostDays).map((day) => ({ key: 'app.times.panel-day', params: { day } })),
    ...(more > 0 ? [{ key: 'app.times.panel-more', params: { count: more } }] : []),
  ];
}

/** An interview day people are usually off; most often a slip. */
export function findDayOff(loaded: LoadedCase, today: IsoDate): IsoDate | null {
  const daysOff = extraDaysOff(loaded.policy);
  return daysOf(interviewsOf(loaded, today)).find((day) => day >= today && !isWorkingDay(day, daysOff)) ?? null;
}
