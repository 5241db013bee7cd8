import type { Token } from '../token.ts';
import { isCommon } from './how-common.ts';
import type { Match } from './match.ts';
import type { Piece } from './pattern.ts';
import { firstOf, neededAhead } from './read-pieces.ts';

/** Which lists of atoms a token is an instance of: a bit for each list, by its number. */
export interface Instance {
  readonly bits: Uint32Array;
}

/** Gives the number of a list of atoms. */
export type NumberOf = (atoms: readonly string[]) => number;

/** Numbers for what a pattern asks words: which lists they are instances of, and which needs they meet for words before them. */
export interface Numbering {
  readonly list: NumberOf;
  readonly need: NumberOf;
  /** What has been worked out of rows and groups, which are shared by hundreds of patterns when they come from a list. */
  readonly rows: Map<readonly Piece[], Asked>;
  readonly groups: Map<Piece, AskedOfGroup>;
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

/** Where the quoted part begins and ends while a pattern is being matched. */
interface Quote {
  from: number;
  to: number;
}

/** Matches from a token on; gives the end of the match, or -1. */
type Step = (row: Row, at: number, quote: Quote) => number;

function pass(row: Row, at: number): number {
  const next = row.passed[at] ?? row.end;
  return next < row.end ? next : row.end;
}

function isPassable(row: Row, at: number): boolean {
  return row.passed[at] !== at;
}

/** Whether a token is an instance of a list. A word is asked this more often than anything else, so that the answer is a bit that was worked out once. */
export function isAny(row: Row, at: number, list: number): boolean {
  return (((row.words[at]?.bits[list >>> 5] ?? 0) >>> (list & 31)) & 1) === 1;
}

const isMark = (atom: string): boolean => !/[\p{L}\p{N}]/u.test(atom);

function compilePiece(piece: Piece, next: Step, numbers: Numbering): Step {
  switch (piece.kind) {
    case 'word': {
      const list = numbers.list(piece.atoms);
      const step: Step = piece.atoms.some(isMark)
        ? (row, at, quote) => {
            // A mark that is asked for must not be passed over.
            for (let from = at; from < row.end; from += 1) {
              const found = isAny(row, from, list) ? next(row, from + 1, quote) : -1;
              if (found >= 0 || !isPassable(row, from)) return found;
            }
            return -1;
          }
        : (row, at, quote) => {
            const from = row.passed[at] ?? row.end;
            return from < row.end && isAny(row, from, list) ? next(row, from + 1, quote) : -1;
          };
      return piece.optional ? orElse(step, next) : step;
    }
    case 'not': {
      const list = numbers.list(piece.atoms);
      return (row, at, quote) => {
        const from = pass(row, at);
        return from < row.end && isAny(row, from, list) ? -1 : next(row, at, quote);
      };
    }
    case 'any':
      return (row, at, quote) => {
        const from = pass(row, at);
        return from < row.end && row.tokens[from]?.kind !== 'mark' ? next(row, from + 1, quote) : -1;
      };
    case 'gap': {
      const except = piece.except.length === 0 ? null : numbers.list(piece.except);
      return (row, at, quote) => {
        let from = at;
        for (let left = piece.most; ; left -= 1) {
          const found = next(row, from, quote);
          if (found >= 0 || left === 0) return found;
          from = pass(row, from);
          if (from >= row.end || row.tokens[from]?.kind === 'mark' || (except !== null && isAny(row, from, except))) return -1;
          from += 1;
        }
      };
    }
    case 'number':
      return (row, at, quote) => {
        const from = pass(row, at);
        if (from >= row.end || row.tokens[from]?.kind !== 'number') return -1;
        const value = Number(row.tokens[from]?.text);
        return value >= piece.least && value <= piece.most ? next(row, from + 1, quote) : -1;
      };
    case 'start':
      return (row, at, quote) => {
        for (let before = row.first; before < at; before += 1) if (row.tokens[before]?.kind !== 'mark') return -1;
        return next(row, at, quote);
      };
    case 'end':
      return (row, at, quote) => {
        for (let after = at; after < row.end; after += 1) if (row.tokens[after]?.kind !== 'mark') return -1;
        return next(row, at, quote);
      };
    case 'open':
      return (row, at, quote) => {
        quote.from = pass(row, at);
        return next(row, at, quote);
      };
    case 'close':
      return (row, at, quote) => {
        const found = next(row, at, quote);
        // Set on the way back, so that only the way that matched counts.
        if (found >= 0) quote.to = at;
        return found;
      };
    case 'group': {
      // Of a list of many rows most begin with other words; a look at the next one tells whether any of them can, and which.
      const { begins, asked } = toAskedOfGroup(piece, numbers);
      const runs: (Step | undefined)[] = piece.rows.map(() => undefined);
      const step: Step = (row, at, quote) => {
        const from = pass(row, at);
        if (begins !== -1 && (from >= row.end || !isAny(row, from, begins))) return -1;
        const bits = from < row.end ? (row.words[from]?.bits ?? noBits) : noBits;
        const here = row.places[from] ?? 0;
        const left = (row.places[row.end] ?? 0) - here;
        for (let inner = 0; inner < runs.length; inner += 1) {
          const first = asked[inner * askedOfRow] ?? -1;
          if (first !== -1 && (((bits[first >>> 5] ?? 0) >>> (first & 31)) & 1) === 0) continue;
          const need = asked[inner * askedOfRow + 1] ?? -1;
          if (need !== -1 && (row.nearest[need] ?? here) - here >= Math.min(asked[inner * askedOfRow + 2] ?? 0, left)) continue;
          const run = (runs[inner] ??= compileRow(piece.rows[inner] ?? [], next, numbers));
          const found = run(row, at, quote);
          if (found >= 0) return found;
        }
        return -1;
      };
      return piece.optional ? orElse(step, next) : step;
    }
  }
}

/**
 * What tells of a row of a group that it cannot match, without its being run: the number of the list it can begin with,
 * that of the need that must be met in it, and within how many words from its first on; -1 where there is nothing to ask.
 */
type Asked = readonly [begins: number, need: number, within: number];

/** Numbers for a row in what a group asks. */
const askedOfRow = 3;
const noBits = new Uint32Array(0);

function toAsked(pieces: readonly Piece[], numbers: Numbering): Asked {
  const before = numbers.rows.get(pieces);
  if (before !== undefined) return before;
  const [rarest] = neededAhead(pieces);
  const need = rarest === undefined || isCommon(rarest.atoms) ? -1 : numbers.need(rarest.atoms);
  const asked = [toBeginning(pieces, numbers.list) ?? -1, need, rarest?.within ?? 0] as const;
  numbers.rows.set(pieces, asked);
  return asked;
}

/** What is asked before the rows of a group are run: the number of the list one of them must begin with, or -1, and what each is asked, one after the other. */
interface AskedOfGroup {
  readonly begins: number;
  readonly asked: Int32Array;
}

function toAskedOfGroup(group: Extract<Piece, { readonly kind: 'group' }>, numbers: Numbering): AskedOfGroup {
  const before = numbers.groups.get(group);
  if (before !== undefined) return before;
  const asked = {
    begins: toBeginning([{ ...group, optional: false }], numbers.list) ?? -1,
    asked: Int32Array.from(group.rows.flatMap((row) => toAsked(row, numbers))),
  };
  numbers.groups.set(group, asked);
  return asked;
}

/** Number of the list of atoms that pieces can begin with; null when that may also be a mark, a number, any word or nothing. */
function toBeginning(pieces: readonly Piece[], numberOf: NumberOf): number | null {
  const { atoms, any, number, open } = firstOf(pieces);
  return any || number || open || atoms.some(isMark) ? null : numberOf(atoms);
}

/** Number of the list that the word behind the first one must be an instance of; null when the pattern leaves that open. */
export function followedBy(pieces: readonly Piece[], numberOf: NumberOf): number | null {
  const [first, second] = pieces.filter(({ kind }) => kind !== 'open' && kind !== 'close' && kind !== 'start');
  if (first?.kind !== 'word' || first.optional || first.atoms.some(isMark)) return null;
  return second?.kind === 'word' || second?.kind === 'group' ? toBeginning([second], numberOf) : null;
}

function orElse(step: Step, next: Step): Step {
  return (row, at, quote) => {
    const found = step(row, at, quote);
    return found >= 0 ? found : next(row, at, quote);
  };
}

function compileRow(pieces: readonly Piece[], last: Step, numbers: Numbering): Step {
  return pieces.reduceRight<Step>((next, piece) => compilePiece(piece, next, numbers), last);
}

/** A pattern as a function: the match that begins at a token, or null. Its time is bounded by the pattern alone. */
export type CompiledPattern = (row: Row, at: number) => Match | null;

/** Gives the lists and needs of pieces their numbers; the rows of a list, which many patterns share, once. */
function numberAll(pieces: readonly Piece[], numbers: Numbering): void {
  for (const piece of pieces) {
    if (piece.kind === 'word' || piece.kind === 'not') numbers.list(piece.atoms);
    else if (piece.kind === 'gap' && piece.except.length > 0) numbers.list(piece.except);
    else if (piece.kind === 'group' && !numbers.groups.has(piece)) {
      toAskedOfGroup(piece, numbers);
      for (const row of piece.rows) numberAll(row, numbers);
    }
  }
}

/**
 * Prepares a parsed pattern; its numbers are those that the words of a text are marked with. It is compiled when it is
 * first run, and a row of a list likewise: most are never run, and all together they are most of what a reader would
 * keep and of the time it takes to make one.
 */
export function compilePattern(pieces: readonly Piece[], numbers: Numbering): CompiledPattern {
  numberAll(pieces, numbers);
  let run: Step | undefined;
  // One for all attempts: most of them fail, and an object for each is what the collector would be busy with.
  const quote: Quote = { from: -1, to: -1 };
  return (row, at) => {
    quote.from = -1;
    quote.to = -1;
    run ??= compileRow(pieces, (_row, end) => end, numbers);
    const end = run(row, at, quote);
    if (end <= at) return null;
    const first = quote.from < 0 ? at : quote.from;
    return { first, end: Math.max(quote.to < 0 ? end : quote.to, first + 1), wholeFirst: at, wholeEnd: end };
  };
}
