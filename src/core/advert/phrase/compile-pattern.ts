import { isCommon } from './how-common.ts';
import type { Piece } from './pattern.ts';
import { firstOf, neededAhead } from './read-pieces.ts';

/** Gives the number of a list of atoms. */
export type NumberOf = (atoms: readonly string[]) => number;

/** Numbers for what patterns ask words: which lists they are instances of, and which needs they meet for words before them. */
export interface Numbering {
  readonly list: NumberOf;
  readonly need: NumberOf;
  /** What has been worked out of rows and groups, which are shared by hundreds of patterns when they come from a list. */
  readonly rows: Map<readonly Piece[], Asked>;
  readonly groups: Map<Piece, AskedOfGroup>;
}

/** What a step does; the numbers behind it are named in brackets. */
export const step = {
  /** The match ends here. */
  done: 0,
  /** The next word is an instance of a list (its number). */
  word: 1,
  /** As `word`, where the list has marks, which must not be passed over. */
  mark: 2,
  /** The next word is no instance of a list (its number). */
  not: 3,
  /** The next word is any. */
  any: 4,
  /** Words that may stand between (how many at most, the number of the list they must not be of, or -1). */
  gap: 5,
  /** The next word is a number (the least, the most). */
  number: 6,
  /** The sentence begins here. */
  start: 7,
  /** The sentence ends here. */
  end: 8,
  /** The quote begins here. */
  open: 9,
  /** The quote ends here. */
  close: 10,
  /** One of some rows matches (its number among the groups). */
  group: 11,
  /** What follows may be left out (where to go on without it). */
  orElse: 12,
  /** Go on elsewhere (where). */
  jump: 13,
} as const;

/** A list of rows as it is run. */
interface Group extends AskedOfGroup {
  readonly rows: readonly (readonly Piece[])[];
  /** Where the steps of each row begin, or -1 as long as it has not been run. */
  readonly begun: Int32Array;
  /** Where to go on behind a row. */
  readonly after: number;
}

/**
 * The steps of patterns, as numbers one behind the other: what is run lies together in memory, where a function for
 * every piece of every pattern would lie all over it, and a text full of findings runs thousands of patterns.
 */
export interface Program {
  steps: Int32Array;
  length: number;
  readonly groups: Group[];
  readonly numbering: Numbering;
}

/** A program without any pattern. */
export function createProgram(numbering: Numbering): Program {
  return { steps: new Int32Array(1 << 12), length: 0, groups: [], numbering };
}

function put(program: Program, ...numbers: readonly number[]): void {
  if (program.length + numbers.length > program.steps.length) {
    const longer = new Int32Array(program.steps.length * 2);
    longer.set(program.steps);
    program.steps = longer;
  }
  program.steps.set(numbers, program.length);
  program.length += numbers.length;
}

const isMark = (atom: string): boolean => !/[\p{L}\p{N}]/u.test(atom);

/** The largest number a step can hold; as an upper bound it stands for none. */
export const unbounded = 0x7fff_ffff;

function putPiece(program: Program, piece: Piece): void {
  const { list } = program.numbering;
  switch (piece.kind) {
    case 'word':
      return put(program, piece.atoms.some(isMark) ? step.mark : step.word, list(piece.atoms));
    case 'not':
      return put(program, step.not, list(piece.atoms));
    case 'gap':
      return put(program, step.gap, piece.most, piece.except.length === 0 ? -1 : list(piece.except));
    case 'number':
      return put(program, step.number, piece.least, Math.min(piece.most, unbounded));
    case 'group': {
      const after = program.length + 2;
      put(program, step.group, program.groups.length);
      const begun = new Int32Array(piece.rows.length).fill(-1);
      program.groups.push({ ...toAskedOfGroup(piece, program.numbering), rows: piece.rows, begun, after });
      return;
    }
    default:
      return put(program, step[piece.kind]);
  }
}

function putRow(program: Program, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    const from = program.length;
    const mayBeLeftOut = (piece.kind === 'word' || piece.kind === 'group') && piece.optional;
    if (mayBeLeftOut) put(program, step.orElse, -1);
    putPiece(program, piece);
    if (mayBeLeftOut) program.steps[from + 1] = program.length;
  }
}

/**
 * Gives the lists and needs of a pattern their numbers, which are those that the words of a text are marked with; the
 * rows of a list, which many patterns share, once. All patterns are numbered before any text is read, and compiled when
 * they are first run: most never are.
 */
export function numberPattern(pieces: readonly Piece[], numbers: Numbering): void {
  for (const piece of pieces) {
    if (piece.kind === 'word' || piece.kind === 'not') numbers.list(piece.atoms);
    else if (piece.kind === 'gap' && piece.except.length > 0) numbers.list(piece.except);
    else if (piece.kind === 'group' && !numbers.groups.has(piece)) {
      toAskedOfGroup(piece, numbers);
      for (const row of piece.rows) numberPattern(row, numbers);
    }
  }
}

/** Adds the steps of a pattern, and gives where they begin. */
export function compilePattern(program: Program, pieces: readonly Piece[]): number {
  const from = program.length;
  putRow(program, pieces);
  put(program, step.done);
  return from;
}

/** Where the steps of a row of a group begin; they are added when the row is first run. */
export function compileRow(program: Program, { rows, begun, after }: Group, number: number): number {
  const before = begun[number] ?? -1;
  if (before !== -1) return before;
  const from = program.length;
  begun[number] = from;
  putRow(program, rows[number] ?? []);
  put(program, step.jump, after);
  return from;
}

/**
 * What tells of a row of a group that it cannot match, without its being run: the number of the list it can begin with,
 * that of the need that must be met in it, and within how many words from its first on; -1 where there is nothing to ask.
 */
export type Asked = readonly [begins: number, need: number, within: number];

/** Numbers for a row in what a group asks. */
export const askedOfRow = 3;

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
export interface AskedOfGroup {
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
