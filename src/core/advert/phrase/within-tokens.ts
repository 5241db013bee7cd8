import type { Match } from './match.ts';

/** The matches that begin within a range of tokens; matches are sorted, so this costs no more than the few there are. */
export function withinTokens(matches: readonly Match[], first: number, end: number): readonly Match[] {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.first ?? end) < first) low = middle + 1;
    else high = middle;
  }
  let stop = low;
  while (stop < matches.length && (matches[stop]?.first ?? end) < end) stop += 1;
  return matches.slice(low, stop);
}

/** Whether any match begins within a range of tokens. */
export function anyWithin(matches: readonly Match[], first: number, end: number): boolean {
  return withinTokens(matches, first, end).length > 0;
}

/** Whether any match shares a token with another. */
export function anyOverlap(matches: readonly Match[], other: Match): boolean {
  return matches.some((one) => one.wholeFirst < other.end && other.first < one.wholeEnd);
}
