/** A line of a table as it is written: words, or a number that stays one. */
export type SheetLine = readonly (string | number)[];

/** Spreadsheets take what begins with one of these for a formula, also behind white space and in their full-width forms. */
const formula = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** A byte order mark: without it Excel reads æ, ø and å in the machine's old alphabet. */
const byteOrderMark = '\uFEFF';

/**
 * Writes lines as a file that a Norwegian Excel opens by itself: a semicolon between the fields, since its comma is the
 * decimal sign. Somebody's own words never become a formula: an apostrophe in front makes them text.
 */
export function toCsv(lines: readonly SheetLine[]): string {
  return byteOrderMark + lines.map((line) => `${toCsvLine(line)}\r\n`).join('');
}

/** One line of such a file, without its end. */
export function toCsvLine(line: SheetLine): string {
  return line.map(toField).join(';');
}

function toField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[;"\r\n\t,]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
