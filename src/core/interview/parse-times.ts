import type { IsoDate } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { compareTimes, toStoredTimes, type InterviewTime } from './interview-time.ts';
import { readTimeLine, type LineRefusal } from './read-time-line.ts';

/** A line that is no interview time, by its number in the text from 1 on. `twice` stands already in an earlier line. */
export interface TimesFault {
  readonly line: number;
  readonly refusal: LineRefusal | { readonly reason: 'twice'; readonly as: number };
}

/** Reads interview times, one a line; empty lines count only in the numbering. Two at once are two rooms; the same twice is a slip. */
export function parseTimes(text: string, near: IsoDate): Result<readonly InterviewTime[], readonly TimesFault[]> {
  const times: InterviewTime[] = [];
  const faults: TimesFault[] = [];
  const seen = new Map<string, number>();
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = index + 1;
    const read = readTimeLine(written, near);
    if (!read.ok) {
      faults.push({ line, refusal: read.refusal });
      continue;
    }
    const name = toStoredTimes([read.value]);
    const as = seen.get(name);
    if (as !== undefined) faults.push({ line, refusal: { reason: 'twice', as } });
    seen.set(name, as ?? line);
    times.push(read.value);
  }
  return faults.length > 0 ? refuse(faults) : accept(times.toSorted(compareTimes));
}
