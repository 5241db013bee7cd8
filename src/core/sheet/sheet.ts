import type { Instant } from '../ids.ts';
import type { Say } from '../text.ts';

/** A field of a table: something said, a number, a moment, or nothing. */
export type Cell = Say | number | { readonly moment: Instant } | null;

/** A table for a spreadsheet, not yet in anybody's language. */
export interface Sheet {
  readonly name: Say;
  readonly columns: readonly { readonly heading: Say; /** In letters. */ readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a table is written as. */
export const sheetFormats = ['csv', 'xlsx'] as const;

/** What a table is written as. */
export type SheetFormat = (typeof sheetFormats)[number];
