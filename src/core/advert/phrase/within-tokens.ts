import type { Match } from './match.ts';

/** Number of the first match that begins at a token or after it. */
function firstFrom(matches: readonly Match[], token: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.first ?? token) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The matches that begin within a range of tokens; matches are sorted, so this costs no more than the few there are. */
export function withinTokens(matches: readonly Match[], first: number, end: number): readonly Match[] {
  const from = firstFrom(matches, first);
  let stop = from;
  while (stop < matches.length && (matches[stop]?.first ?? end) < end) stop += 1;
  return matches.slice(from, stop);
}

/** How many matches begin within a range of tokens. */
export function countWithin(matches: readonly Match[], first: number, end: number): number {
  if (matches.length === 0) return 0;
  let at = firstFrom(matches, first);
  const from = at;
  while (at < matches.length && (matches[at]?.first ?? end) < end) at += 1;
  return at - from;
}

/** Whether any match begins within a range of tokens. */
export function anyWithin(matches: readonly Match[], first: number, end: number): boolean {
  if (matches.length === 0) return false;
  return (matches[firstFrom(matches, first)]?.first ?? end) < end;
}

/** Whether any match shares a token with another. */
export function anyOverlap(matches: readonly Match[], other: Match): boolean {
  return matches.some((one) => one.wholeFirst < other.end && other.first < one.wholeEnd);
}
