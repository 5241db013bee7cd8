import type { Program } from './compile-pattern.ts';
import type { Match } from './match.ts';
import { type Row, type Runnable, isAny, runPattern } from './run-pattern.ts';

/** A pattern, and what it is asked before it is run. */
export interface Entry extends Runnable {
  /** Numbers of the sets that have the pattern: guards are shared by many phrases, and a pattern is looked for once for all of them. */
  readonly sets: number[];
  /** The word it begins with is the whole of it, so that nothing is left to try. */
  readonly isWord: boolean;
  /** Number of the list that the next word must be an instance of, or -1. */
  readonly next: number;
  /** Needs, two at most, by number, and within how many words from the first one on they must be met, or the pattern cannot match. */
  readonly needs: readonly { readonly need: number; readonly within: number }[];
}

/**
 * Patterns that can begin with the same word. Most of them fail at once; what tells so stands in a row of its own, so
 * that neither the entry nor anything it points to need be fetched.
 */
export interface Bunch {
  readonly entries: readonly Entry[];
  /**
   * Five numbers for every entry: the need that fewest words meet and that the word itself does not, within how many
   * words, the next of its needs, within how many, the list of the next word. A need or list is -1 where there is none.
   */
  readonly asked: Int32Array;
}

/** Numbers for an entry in `asked`. */
const width = 5;

/** Puts what most patterns fail by into a row; needs that are met already are not asked for. */
export function toBunch(entries: readonly Entry[], met: ReadonlySet<number>): Bunch {
  const asked = entries.flatMap((entry) => {
    const [first, second] = entry.needs.filter(({ need }) => !met.has(need));
    return [first?.need ?? -1, first?.within ?? 0, second?.need ?? -1, second?.within ?? 0, entry.next];
  });
  return { entries, asked: Int32Array.from(asked) };
}

/** A match with the sets it belongs to. */
export interface Found {
  readonly sets: readonly number[];
  readonly match: Match;
}

/** The sets that are looked for: all of them, or those that have the number of the sentence at their own. */
export type Wanted = 'all' | { readonly sets: Int32Array; readonly sentence: number };

/** What patterns are tried for. */
export interface Search {
  readonly program: Program;
  readonly row: Row;
  readonly wanted: Wanted;
  readonly found: Found[];
}

/** Tries every pattern of a bunch at a token, the last one first, and adds what matches of what is wanted. */
export function tryBunch({ entries, asked }: Bunch, at: number, { program, row, wanted, found }: Search): void {
  const following = row.passed[at + 1] ?? row.end;
  const here = row.places[at] ?? 0;
  const end = row.places[row.end] ?? 0;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const from = index * width;
    const need = asked[from] ?? -1;
    if (need !== -1 && (row.nearest[need] ?? end) >= Math.min(here + (asked[from + 1] ?? 0), end)) continue;
    const other = asked[from + 2] ?? -1;
    if (other !== -1 && (row.nearest[other] ?? end) >= Math.min(here + (asked[from + 3] ?? 0), end)) continue;
    const list = asked[from + 4] ?? -1;
    if (list !== -1 && (following >= row.end || !isAny(row, following, list))) continue;
    const entry = entries[index];
    if (entry === undefined) continue;
    if (wanted !== 'all' && !isAnyWanted(entry.sets, wanted)) continue;
    const match = entry.isWord ? { first: at, end: at + 1, wholeFirst: at, wholeEnd: at + 1 } : runPattern(program, entry, row, at);
    if (match === null) continue;
    const isWhole = wanted === 'all' || entry.sets.length === 1;
    found.push({ sets: isWhole ? entry.sets : entry.sets.filter((set) => wanted.sets[set] === wanted.sentence), match });
  }
}

/** A loop, as this is asked of every pattern that may match. */
function isAnyWanted(sets: readonly number[], { sets: wanted, sentence }: Exclude<Wanted, 'all'>): boolean {
  for (let at = 0; at < sets.length; at += 1) if (wanted[sets[at] ?? -1] === sentence) return true;
  return false;
}
