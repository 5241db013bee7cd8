import type { IsoDate } from '../../core/ids.ts';
import type { Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { findDayOff } from './interview-lines.ts';

/** What is said when interview times are recorded and one of their days is a day off; null when none is. */
export function toTimesDone(loaded: LoadedCase, today: IsoDate): Message | null {
  const date = findDayOff(loaded, today);
  return date === null ? null : { key: 'app.done.times-day-off', params: { date: { date } } };
}
