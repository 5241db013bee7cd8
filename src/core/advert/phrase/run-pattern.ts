import type { Token } from '../token.ts';
import { type Program, askedOfRow, compilePattern, compileRow, step, unbounded } from './compile-pattern.ts';
import type { Match } from './match.ts';
import type { Piece } from './pattern.ts';

/** Which lists of atoms a token is an instance of: a bit for each list, by its number. */
export interface Instance {
  readonly bits: Uint32Array;
}

/** What a pattern is matched against: the tokens of one sentence, and for each of all tokens what it is an instance of. */
export interface Row {
  readonly tokens: readonly Token[];
  readonly words: readonly Instance[];
  /** For every token the first from it on that is not passed over between words. */
  readonly passed: Int32Array;
  /** For every token how many before it are not passed over, and for the end of the text how many there are. */
  readonly places: Int32Array;
  /** For every need the place of the nearest word that meets it, from the token on that a pattern is tried at. */
  readonly nearest: Int32Array;
  /** One past the last token of the sentence. */
  readonly end: number;
  /** First token of the sentence. */
  readonly first: number;
}

/** A pattern that can be run. */
export interface Runnable {
  readonly pieces: readonly Piece[];
  /** Where its steps begin in the program, or -1 as long as it has not been run. */
  begun: number;
}

/** Whether a token is an instance of a list. A word is asked this more often than anything else, so that the answer is a bit that was worked out once. */
export function isAny(row: Row, at: number, list: number): boolean {
  return (((row.words[at]?.bits[list >>> 5] ?? 0) >>> (list & 31)) & 1) === 1;
}

function pass(row: Row, at: number): number {
  return row.passed[at] ?? row.end;
}

function isMark(row: Row, at: number): boolean {
  return row.tokens[at]?.kind === 'mark';
}

/** Where the quoted part begins and ends while a pattern is being matched: one for all attempts, as most of them fail. */
const quote = { from: -1, to: -1 };

/** The match of a pattern that begins at a token, or null. Its time is bounded by the pattern alone. */
export function runPattern(program: Program, pattern: Runnable, row: Row, at: number): Match | null {
  if (pattern.begun === -1) pattern.begun = compilePattern(program, pattern.pieces);
  quote.from = -1;
  quote.to = -1;
  const end = run(program, pattern.begun, row, at);
  if (end <= at) return null;
  const first = quote.from < 0 ? at : quote.from;
  return { first, end: Math.max(quote.to < 0 ? end : quote.to, first + 1), wholeFirst: at, wholeEnd: end };
}

/** Takes the steps from one on at a token; gives the end of the match, or -1. */
function run(program: Program, from: number, row: Row, token: number): number {
  const { steps } = program;
  let next = from;
  let at = token;
  for (;;) {
    const first = steps[next + 1] ?? -1;
    switch (steps[next]) {
      case step.word: {
        const word = pass(row, at);
        if (word >= row.end || !isAny(row, word, first)) return -1;
        at = word + 1;
        next += 2;
        break;
      }
      case step.group:
        return runGroup(program, first, row, at);
      case step.jump:
        next = first;
        break;
      case step.done:
        return at;
      case step.gap:
        return runGap(program, next, row, at);
      case step.orElse: {
        const found = run(program, next + 2, row, at);
        if (found >= 0) return found;
        next = first;
        break;
      }
      case step.open:
        quote.from = pass(row, at);
        next += 1;
        break;
      case step.close: {
        const found = run(program, next + 1, row, at);
        // Set on the way back, so that only the way that matched counts.
        if (found >= 0) quote.to = at;
        return found;
      }
      case step.not: {
        const word = pass(row, at);
        if (word < row.end && isAny(row, word, first)) return -1;
        next += 2;
        break;
      }
      case step.any: {
        const word = pass(row, at);
        if (word >= row.end || isMark(row, word)) return -1;
        at = word + 1;
        next += 1;
        break;
      }
      case step.mark:
        return runMark(program, next, row, at);
      case step.number: {
        const word = pass(row, at);
        if (word >= row.end || row.tokens[word]?.kind !== 'number') return -1;
        const value = Number(row.tokens[word]?.text);
        const most = steps[next + 2] ?? unbounded;
        if (!(value >= first && (most === unbounded || value <= most))) return -1;
        at = word + 1;
        next += 3;
        break;
      }
      case step.start:
        for (let before = row.first; before < at; before += 1) if (!isMark(row, before)) return -1;
        next += 1;
        break;
      case step.end:
        for (let after = at; after < row.end; after += 1) if (!isMark(row, after)) return -1;
        next += 1;
        break;
      default:
        throw new Error(`There is no step ${steps[next] ?? 'there'}`);
    }
  }
}

/** A mark that is asked for must not be passed over. */
function runMark(program: Program, here: number, row: Row, at: number): number {
  const list = program.steps[here + 1] ?? -1;
  for (let from = at; from < row.end; from += 1) {
    const found = isAny(row, from, list) ? run(program, here + 2, row, from + 1) : -1;
    if (found >= 0 || row.passed[from] === from) return found;
  }
  return -1;
}

function runGap(program: Program, here: number, row: Row, at: number): number {
  const except = program.steps[here + 2] ?? -1;
  let from = at;
  for (let left = program.steps[here + 1] ?? 0; ; left -= 1) {
    const found = run(program, here + 3, row, from);
    if (found >= 0 || left === 0) return found;
    from = pass(row, from);
    if (from >= row.end || isMark(row, from) || (except !== -1 && isAny(row, from, except))) return -1;
    from += 1;
  }
}

const noBits = new Uint32Array(0);

/** Of a list of many rows most begin with other words; a look at the next one tells whether any of them can, and which. */
function runGroup(program: Program, number: number, row: Row, at: number): number {
  const group = program.groups[number];
  if (group === undefined) return -1;
  const { begins, asked, begun } = group;
  const from = pass(row, at);
  if (begins !== -1 && (from >= row.end || !isAny(row, from, begins))) return -1;
  const bits = from < row.end ? (row.words[from]?.bits ?? noBits) : noBits;
  const here = row.places[from] ?? 0;
  const left = (row.places[row.end] ?? 0) - here;
  for (let inner = 0; inner < begun.length; inner += 1) {
    const first = asked[inner * askedOfRow] ?? -1;
    if (first !== -1 && (((bits[first >>> 5] ?? 0) >>> (first & 31)) & 1) === 0) continue;
    const need = asked[inner * askedOfRow + 1] ?? -1;
    if (need !== -1 && (row.nearest[need] ?? here) - here >= Math.min(asked[inner * askedOfRow + 2] ?? 0, left)) continue;
    const found = run(program, compileRow(program, group, inner), row, at);
    if (found >= 0) return found;
  }
  return -1;
}
