import { howCommon } from './how-common.ts';
import type { Piece } from './pattern.ts';

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
}

/**
 * What pieces need, the rarest first. Of every row of a group the rarest counts, since with the others nearly any text
 * could go on.
 */
export function neededBy(pieces: readonly Piece[]): readonly Need[] {
  let before = 0;
  const needs: Need[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'word' && !piece.optional) needs.push({ atoms: piece.atoms, within: before + 1 });
    if (piece.kind === 'group' && !piece.optional) {
      const rows = piece.rows.flatMap((row) => neededBy(row).slice(0, 1));
      const atoms = [...new Set(rows.flatMap((row) => row.atoms))];
      if (rows.length === piece.rows.length) needs.push({ atoms, within: before + Math.max(...rows.map(({ within }) => within)) });
    }
    before += reachOf([piece]);
  }
  return needs.toSorted((one, other) => howCommon(one.atoms) - howCommon(other.atoms));
}
