import { accept, refuse, type Result } from '../result.ts';

/** Why two clock times are no interview: no such time, at night, or the end is not after the beginning. */
export type ClockRefusal = 'no-time' | 'night' | 'order';

/** From and to, `HH:MM`. */
export interface ClockRange {
  readonly from: string;
  readonly to: string;
}

const clock = String.raw`(\d{1,2})(?:[.:]?(\d{2}))? ?(am|pm)?`;

/** The pattern of «10–11», «10.00 til 10.45», «1000-1100», “10am to 11:30am”; six groups. */
export const rangePattern = String.raw`${clock} ?(?:-|til|to|until) ?${clock}`;

/** Nobody is interviewed before this hour; «1–2» is meant to be in the afternoon. */
const firstHour = 6;

/** Reads the six groups of the pattern. */
export function readClockRange(groups: readonly (string | undefined)[]): Result<ClockRange, ClockRefusal> {
  const [hour = '', minute, half, endHour = '', endMinute, endHalf] = groups;
  const to = toMinutes(endHour, endMinute, endHalf ?? half);
  const same = toMinutes(hour, minute, half ?? endHalf);
  // “11-1pm” begins in the morning.
  const from = half === undefined && endHalf !== undefined && same !== null && to !== null && same >= to ? toMinutes(hour, minute, 'am') : same;
  if (from === null || to === null) return refuse('no-time');
  if (from < firstHour * 60) return refuse('night');
  return from < to ? accept({ from: toClock(from), to: toClock(to) }) : refuse('order');
}

function toMinutes(hour: string, minute: string | undefined, half: string | undefined): number | null {
  const hours = Number(hour);
  const minutes = Number(minute ?? '0');
  if (minutes > 59 || hours > (half === undefined ? 23 : 12) || (half !== undefined && hours === 0)) return null;
  return (half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)) * 60 + minutes;
}

function toClock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
