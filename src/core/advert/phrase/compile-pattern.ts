import type { Piece } from './pattern.ts';

/** What a pattern is matched against: the tokens of one sentence, each with the atoms of the patterns it is an instance of. */
export interface Row {
  readonly kinds: readonly ('word' | 'number' | 'mark')[];
  readonly texts: readonly string[];
  readonly atoms: readonly (readonly string[])[];
  /** For every token the signature of its atoms. */
  readonly signatures: readonly number[];
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

/** Marks that are passed over between words; a colon or semicolon is not. A full stop inside a sentence belongs to an abbreviation. */
const passable = new Set([
  ',',
  '.',
  '"',
  '«',
  '»',
  '“',
  '”',
  '„',
  "'",
  '(',
  ')',
  '[',
  ']',
  '-',
  '–',
  '/',
  '*',
  '_',
  '&',
  '|',
  '…',
  '‹',
  '›',
  '`',
  '+',
]);

function pass(row: Row, at: number): number {
  let next = at;
  while (next < row.end && row.kinds[next] === 'mark' && passable.has(row.texts[next] ?? '')) next += 1;
  return next;
}

/** Thirty-two bits, one for each atom; two lists without a common bit have no common atom. */
export function signatureOf(atoms: Iterable<string>): number {
  let signature = 0;
  for (const atom of atoms) {
    let hash = 0;
    for (let at = 0; at < atom.length; at += 1) hash = (Math.imul(hash, 31) + atom.charCodeAt(at)) | 0;
    signature |= 1 << ((hash ^ (hash >>> 13)) & 31);
  }
  return signature;
}

interface Wanted {
  readonly atoms: ReadonlySet<string>;
  readonly signature: number;
}

const toWanted = (atoms: readonly string[]): Wanted => ({ atoms: new Set(atoms), signature: signatureOf(atoms) });

/** A word is an instance of few atoms, while a piece may list hundreds. */
function isAny(row: Row, at: number, { atoms, signature }: Wanted): boolean {
  if (((row.signatures[at] ?? 0) & signature) === 0) return false;
  for (const atom of row.atoms[at] ?? []) if (atoms.has(atom)) return true;
  return false;
}

const isMark = (atom: string): boolean => !/[\p{L}\p{N}]/u.test(atom);

function compilePiece(piece: Piece, next: Step): Step {
  switch (piece.kind) {
    case 'word': {
      const atoms = toWanted(piece.atoms);
      const take = (row: Row, at: number, quote: Quote): number => (at < row.end && isAny(row, at, atoms) ? next(row, at + 1, quote) : -1);
      const marks = piece.atoms.some(isMark);
      const step: Step = (row, at, quote) => {
        // A mark that is asked for must not be passed over.
        if (!marks) return take(row, pass(row, at), quote);
        for (let from = at; from < row.end; from += 1) {
          const found = take(row, from, quote);
          if (found >= 0 || row.kinds[from] !== 'mark' || !passable.has(row.texts[from] ?? '')) return found;
        }
        return -1;
      };
      return piece.optional ? orElse(step, next) : step;
    }
    case 'not': {
      const atoms = toWanted(piece.atoms);
      return (row, at, quote) => {
        const from = pass(row, at);
        return from < row.end && isAny(row, from, atoms) ? -1 : next(row, at, quote);
      };
    }
    case 'any':
      return (row, at, quote) => {
        const from = pass(row, at);
        return from < row.end && row.kinds[from] !== 'mark' ? next(row, from + 1, quote) : -1;
      };
    case 'gap': {
      const except = toWanted(piece.except);
      return (row, at, quote) => {
        let from = at;
        for (let left = piece.most; ; left -= 1) {
          const found = next(row, from, quote);
          if (found >= 0 || left === 0) return found;
          from = pass(row, from);
          if (from >= row.end || row.kinds[from] === 'mark' || isAny(row, from, except)) return -1;
          from += 1;
        }
      };
    }
    case 'number':
      return (row, at, quote) => {
        const from = pass(row, at);
        if (from >= row.end || row.kinds[from] !== 'number') return -1;
        const value = Number(row.texts[from]);
        return value >= piece.least && value <= piece.most ? next(row, from + 1, quote) : -1;
      };
    case 'start':
      return (row, at, quote) => {
        for (let before = row.first; before < at; before += 1) if (row.kinds[before] !== 'mark') return -1;
        return next(row, at, quote);
      };
    case 'end':
      return (row, at, quote) => {
        for (let after = at; after < row.end; after += 1) if (row.kinds[after] !== 'mark') return -1;
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
      const rows = piece.rows.map((inner) => compileRow(inner, next));
      const first = firstOf([{ ...piece, optional: false }]);
      const begins = first.any || first.number || first.open || first.atoms.some(isMark) ? null : toWanted(first.atoms);
      const step: Step = (row, at, quote) => {
        // Of a list of many rows most begin with other words; one look tells whether any of them can.
        if (begins !== null) {
          const from = pass(row, at);
          if (from >= row.end || !isAny(row, from, begins)) return -1;
        }
        for (const inner of rows) {
          const found = inner(row, at, quote);
          if (found >= 0) return found;
        }
        return -1;
      };
      return piece.optional ? orElse(step, next) : step;
    }
  }
}

function orElse(step: Step, next: Step): Step {
  return (row, at, quote) => {
    const found = step(row, at, quote);
    return found >= 0 ? found : next(row, at, quote);
  };
}

function compileRow(pieces: readonly Piece[], last: Step): Step {
  return pieces.reduceRight<Step>((next, piece) => compilePiece(piece, next), last);
}

/** A pattern as a function: the match that begins at a token, or null. Its time is bounded by the pattern alone. */
export type CompiledPattern = (row: Row, at: number) => { readonly from: number; readonly to: number; readonly end: number } | null;

/** Compiles a parsed pattern. */
export function compilePattern(pieces: readonly Piece[]): CompiledPattern {
  const run = compileRow(pieces, (_row, at) => at);
  // One for all attempts: most of them fail, and an object for each is what the collector would be busy with.
  const quote: Quote = { from: -1, to: -1 };
  return (row, at) => {
    quote.from = -1;
    quote.to = -1;
    const end = run(row, at, quote);
    if (end <= at) return null;
    const from = quote.from < 0 ? at : quote.from;
    return { from, to: quote.to < 0 ? end : quote.to, end };
  };
}

/** What a match can begin with: atoms, any number, or any word; `open` when it may be without any. */
export function firstOf(pieces: readonly Piece[]): {
  readonly atoms: readonly string[];
  readonly number: boolean;
  readonly any: boolean;
  readonly open: boolean;
} {
  const atoms = new Set<string>();
  let number = false;
  let any = false;
  const visit = (row: readonly Piece[]): boolean => {
    for (const piece of row) {
      switch (piece.kind) {
        case 'start':
        case 'end':
        case 'open':
        case 'close':
        case 'not':
          break;
        case 'gap':
        case 'any':
          any = true;
          return true;
        case 'number':
          number = true;
          return true;
        case 'word':
          for (const atom of piece.atoms) atoms.add(atom);
          if (!piece.optional) return true;
          break;
        case 'group': {
          const closed = piece.rows.map(visit).every(Boolean);
          if (closed && !piece.optional) return true;
        }
      }
    }
    return false;
  };
  const open = !visit(pieces);
  return { atoms: [...atoms], number, any, open };
}

/** Sets of atoms of each of which a text must hold at least one, or the pattern cannot match anywhere in it. */
export function neededBy(pieces: readonly Piece[]): readonly (readonly string[])[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'word') return piece.optional ? [] : [piece.atoms];
    if (piece.kind !== 'group' || piece.optional) return [];
    const rows = piece.rows.map((row) => neededBy(row)[0]);
    return rows.every((row) => row !== undefined) ? [rows.flatMap((row) => row ?? [])] : [];
  });
}
