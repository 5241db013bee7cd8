import type { IsoDate } from '../ids.ts';

/** One interview as it is planned: when and where, never with whom. The clock is the municipality's, `HH:MM`. */
export interface InterviewTime {
  readonly date: IsoDate;
  readonly from: string;
  readonly to: string;
  /** Number or letter of the room, or Teams. */
  readonly room: string | null;
}

/** What stands for a room where the interview is a video call. */
export const onTeams = 'Teams';

const stored = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)-(\d\d:\d\d)(?: ([\p{L}\d.-]{1,8}))?$/u;

/** Writes interview times as a case keeps them: a line each, in the order they come. */
export function toStoredTimes(times: readonly InterviewTime[]): string {
  return times.map(({ date, from, to, room }) => `${date} ${from}-${to}${room === null ? '' : ` ${room}`}`).join('\n');
}

/** Reads interview times as a case keeps them. */
export function readStoredTimes(value: string | number | undefined): readonly InterviewTime[] {
  return String(value ?? '')
    .split('\n')
    .flatMap((line): readonly InterviewTime[] => {
      const [, date, from, to, room] = stored.exec(line) ?? [];
      return date === undefined || from === undefined || to === undefined ? [] : [{ date: date as IsoDate, from, to, room: room ?? null }];
    });
}

/** Writes interview times as somebody can go on writing: «15.03.2027 10:00–11:00, rom 214». Read alike in all three languages. */
export function writeTimes(times: readonly InterviewTime[]): string {
  return times
    .map(({ date, from, to, room }) => {
      const where = room === null ? '' : `, ${room === onTeams ? onTeams : `rom ${room}`}`;
      return `${date.split('-').toReversed().join('.')} ${from}–${to}${where}`;
    })
    .join('\n');
}

/** Which of two interviews comes first. */
export function compareTimes(one: InterviewTime, other: InterviewTime): number {
  return toStoredTimes([one]) < toStoredTimes([other]) ? -1 : 1;
}

/** The days with interviews, each once, in order. */
export function daysOf(times: readonly InterviewTime[]): readonly IsoDate[] {
  return [...new Set(times.map(({ date }) => date))].toSorted();
}
