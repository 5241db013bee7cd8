import { howCommon } from './how-common.ts';
import type { Piece } from './pattern.ts';

/** What a match can begin with: atoms, any number, or any word; `open` when it may be without any. */
interface First {
  readonly atoms: readonly string[];
  readonly number: boolean;
  readonly any: boolean;
  readonly open: boolean;
}

/** What a row of pieces can begin with. */
export function firstOf(pieces: readonly Piece[]): First {
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

/** The most words a match can hold; marks that are passed over between them do not count. */
export function reachOf(pieces: readonly Piece[]): number {
  return pieces.reduce((reach, piece) => {
    switch (piece.kind) {
      case 'word':
      case 'any':
      case 'number':
        return reach + 1;
      case 'gap':
        return reach + piece.most;
      case 'group':
        return reach + Math.max(...piece.rows.map(reachOf));
      case 'not':
      case 'start':
      case 'end':
      case 'open':
      case 'close':
        return reach;
    }
  }, 0);
}

/** Atoms of which a text must hold at least one, within so many words from where the pieces begin, or they cannot match. */
export interface Need {
  readonly atoms: readonly string[];
  readonly within: number;
  /** How likely a word is to meet it, see `howCommon`. */
  readonly common: number;
}

/** What pieces need, the rarest first. */
function neededBy(pieces: readonly Piece[]): readonly Need[] {
  let before = 0;
  const needs: Need[] = [];
  for (const piece of pieces) {
    const need = needOf(piece);
    if (need !== null) needs.push({ ...need, within: before + need.within });
    before += reachOf([piece]);
  }
  return needs.toSorted((one, other) => one.common - other.common);
}

/** Pieces that name a list are shared by hundreds of patterns. */
const known = new WeakMap<Piece, Need | null>();

function needOf(piece: Piece): Need | null {
  if ((piece.kind !== 'word' && piece.kind !== 'group') || piece.optional) return null;
  const before = known.get(piece);
  if (before !== undefined) return before;
  const need = piece.kind === 'word' ? toNeed(piece.atoms, 1) : needOfRows(piece.rows);
  known.set(piece, need);
  return need;
}

/** Of every row the rarest counts, since with the others nearly any text could go on. */
function needOfRows(rows: readonly (readonly Piece[])[]): Need | null {
  const rarest = rows.flatMap((row) => neededBy(row).slice(0, 1));
  if (rarest.length < rows.length) return null;
  return toNeed([...new Set(rarest.flatMap(({ atoms }) => atoms))], Math.max(...rarest.map(({ within }) => within)));
}

function toNeed(atoms: readonly string[], within: number): Need {
  return { atoms, within, common: howCommon(atoms) };
}

/** What pieces need beside the one they begin with, the rarest first. */
export function neededAhead(pieces: readonly Piece[]): readonly Need[] {
  const first = pieces.findIndex(({ kind }) => kind !== 'open' && kind !== 'start');
  const begun = reachOf(pieces.slice(0, first + 1));
  return neededBy(pieces.slice(first + 1)).map((need) => ({ ...need, within: begun + need.within }));
}
