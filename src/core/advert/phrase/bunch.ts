import { type CompiledPattern, type Row, isAny } from './compile-pattern.ts';
import type { Needs } from './create-needs.ts';
import type { Match } from './match.ts';

/** A pattern, and what it is asked before it is run. */
export interface Entry {
  /** Numbers of the sets that have the pattern: guards are shared by many phrases, and a pattern is looked for once for all of them. */
  readonly sets: number[];
  /** The word it begins with is the whole of it, so that nothing is left to try. */
  readonly isWord: boolean;
  /** Number of the list that the next word must be an instance of, or -1. */
  readonly next: number;
  /** Numbers of the needs that a sentence must meet, or the pattern cannot match in it. */
  readonly needs: readonly number[];
  readonly run: CompiledPattern;
}

/**
 * Patterns that can begin with the same word. Most of them fail at once; what tells so stands in rows of its own, so
 * that neither the entry nor anything it points to need be fetched. Each number is -1 where there is nothing to ask.
 */
export interface Bunch {
  readonly entries: readonly Entry[];
  /** For every entry the need that fewest words meet and that the word itself does not. */
  readonly rarest: Int32Array;
  /** The next of its needs. */
  readonly second: Int32Array;
  readonly next: Int32Array;
}

/** Puts what most patterns fail by into rows; needs that are met already are not asked for. */
export function toBunch(entries: readonly Entry[], met: ReadonlySet<number>, needs: Needs): Bunch {
  const asked = entries.map((entry) => entry.needs.filter((need) => !met.has(need)).toSorted((one, other) => needs.size(one) - needs.size(other)));
  return {
    entries,
    rarest: Int32Array.from(asked, (those) => those[0] ?? -1),
    second: Int32Array.from(asked, (those) => those[1] ?? -1),
    next: Int32Array.from(entries, ({ next }) => next),
  };
}

/** Tries every pattern of a bunch at a token; `met` says which needs the piece of text meets. */
export function tryBunch(
  { entries, rarest, second, next }: Bunch,
  at: number,
  row: Row,
  met: Int32Array,
  piece: number,
  keep: (sets: readonly number[], match: Match | null) => void,
): void {
  const following = row.passed[at + 1] ?? row.end;
  for (let index = 0; index < rarest.length; index += 1) {
    if (!isAtHand(rarest[index] ?? -1, met, piece) || !isAtHand(second[index] ?? -1, met, piece)) continue;
    const list = next[index] ?? -1;
    if (list !== -1 && (following >= row.end || !isAny(row, following, list))) continue;
    const entry = entries[index];
    if (entry === undefined || !isMet(entry.needs, met, piece)) continue;
    keep(entry.sets, entry.isWord ? { first: at, end: at + 1, wholeFirst: at, wholeEnd: at + 1 } : entry.run(row, at));
  }
}

function isAtHand(need: number, met: Int32Array, piece: number): boolean {
  return need === -1 || met[need] === piece;
}

function isMet(needs: readonly number[], met: Int32Array, piece: number): boolean {
  for (const need of needs) if (met[need] !== piece) return false;
  return true;
}
