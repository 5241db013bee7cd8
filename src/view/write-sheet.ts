import type { Cell, Sheet } from '../core/sheet/sheet.ts';
import type { SheetLine } from '../core/sheet/to-csv.ts';
import type { Locale, Say } from '../core/text.ts';
import { toSheetMoment } from './write-date.ts';

/** Says something in a language, as plain text. */
type SayPlainly = (say: Say, locale: Locale) => string;

/** A table in somebody's language. */
export interface WordedSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly lines: readonly SheetLine[];
}

/** Puts a table into words; days and hours are written so that they sort. */
export function writeSheet({ name, columns, rows }: Sheet, locale: Locale, say: SayPlainly): WordedSheet {
  return {
    name: say(name, locale),
    headings: columns.map(({ heading }) => say(heading, locale)),
    widths: columns.map(({ width }) => width),
    lines: rows.map((row) => toSheetLine(row, locale, say)),
  };
}

/** One row in words. */
export function toSheetLine(row: readonly Cell[], locale: Locale, say: SayPlainly): SheetLine {
  return row.map((cell) => {
    if (cell === null || typeof cell === 'number') return cell ?? '';
    return 'moment' in cell ? toSheetMoment(cell.moment) : say(cell, locale);
  });
}
