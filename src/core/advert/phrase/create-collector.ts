import type { Match } from './match.ts';

/** Collects matches by set. Most sets match nowhere in a text, so that theirs is made at the first match. */
export function createCollector(names: readonly string[]) {
  const bySet = names.map((): Match[] | undefined => undefined);
  const collected = new Map<string, readonly Match[]>();
  /** Adds a match to sets unless an earlier one of the set reaches into it; of two that begin together the longer stays. */
  const keep = (sets: readonly number[], match: Match): void => {
    for (const set of sets) add(set, match);
  };
  const add = (set: number, match: Match): void => {
    const matches = bySet[set];
    const last = matches?.[matches.length - 1];
    if (matches === undefined || last === undefined) {
      const first = [match];
      bySet[set] = first;
      collected.set(names[set] ?? '', first);
    } else if (last.end <= match.first) matches.push(match);
    else if (last.wholeFirst === match.wholeFirst && match.end - match.first > last.end - last.first) matches[matches.length - 1] = match;
  };
  return { keep, collected };
}
