import { earliestStart, type Window } from '../../core/sending/windows.ts';

/** What has been sent on one road lately: a conversation, or a whole tenant. */
export interface Lane {
  /** Latest moments at which the channel can have counted each call, oldest first. */
  taken: number[];
  pausedUntil: number;
}

/** A lane nothing has been sent on. */
export function createLane(): Lane {
  return { taken: [], pausedUntil: Number.NEGATIVE_INFINITY };
}

/** The moment from which one more call keeps every window and every pause. */
export function startOf({ taken, pausedUntil }: Lane, windows: readonly Window[]): number {
  return Math.max(pausedUntil, earliestStart(taken, windows));
}

/** Enters a call that begins at `at` and is counted at `latest` or before; forgets what is older than `keepMs`. */
export function take(lane: Lane, { latest, at, keepMs }: { readonly latest: number; readonly at: number; readonly keepMs: number }): void {
  const isOld = (moment: number | undefined) => moment !== undefined && moment + keepMs <= at;
  // Cut now and then rather than each time: shifting a long list for every call would cost more than the call.
  if (lane.taken.length > 64 && isOld(lane.taken[lane.taken.length >> 1])) lane.taken = lane.taken.filter((moment) => !isOld(moment));
  lane.taken.push(latest);
}

/** Replaces a provisional moment by the true one, keeping the order. */
export function moveForward({ taken }: Lane, latest: number, counted: number): void {
  const index = taken.lastIndexOf(latest);
  if (index === -1) return;
  taken.splice(index, 1);
  let place = taken.length;
  while (place > 0 && (taken[place - 1] ?? 0) > counted) place -= 1;
  taken.splice(place, 0, counted);
}

/** Nothing on the lane bears on a call any more. */
export function isQuiet({ taken, pausedUntil }: Lane, at: number, longestMs: number): boolean {
  return pausedUntil <= at && (taken.at(-1) ?? Number.NEGATIVE_INFINITY) + longestMs <= at;
}
