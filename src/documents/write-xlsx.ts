import type { SheetLine } from '../core/sheet/to-csv.ts';

/** Excel bounds the name of a sheet, and refuses these signs in it. */
const longestName = 31;
const refused = /[\\/?*[\]:]/gu;
/** More than Excel takes in one field. */
const longestField = 32_000;
/** Signs XML cannot hold; a file with one of them opens nowhere. */
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** A table in words. */
export interface WrittenSheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** In letters, one for each heading. */
  readonly widths: readonly number[];
  readonly lines: readonly SheetLine[];
}

/** Writes a table as a workbook. Words are stored as text, so none of them can be taken for a formula. */
export async function writeXlsx({ name, headings, widths, lines }: WrittenSheet): Promise<Uint8Array> {
  // Few workbooks are ever written, and every start would wait for the library.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const text = (value: string) => value.toWellFormed().replaceAll(unwritable, '').slice(0, longestField);
  const rows = [
    headings.map((value) => ({ value: text(value), type: String, fontWeight: 'bold' as const })),
    ...lines.map((line) =>
      line.map((value) => (typeof value === 'number' ? { value, type: Number } : value === '' ? null : { value: text(value), type: String })),
    ),
  ];
  const buffer = await writeXlsxFile(rows, {
    sheet: text(name).replaceAll(refused, ' ').slice(0, longestName),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(buffer);
}
