import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toCsvLine } from '../../../src/core/sheet/to-csv.ts';

/** Reads a line as a spreadsheet does: semicolons, quotes doubled inside quotes. */
function readLine(line: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ';' && !isQuoted) {
      fields.push(field);
      field = '';
    } else field += sign;
  }
  return [...fields, field];
}

describe('a table as csv', () => {
  it('begins with a byte order mark, has semicolons between fields and ends each line as Excel does', () => {
    expect(
      toCsv([
        ['Navn', 'Antall'],
        ['Åse Bø', 3],
      ]),
    ).toBe('\uFEFFNavn;Antall\r\nÅse Bø;3\r\n');
  });

  it.each(['=1+1', '+47 900 00 000', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uFF1D1+1', "=cmd|' /C calc'!A0"])(
    'never lets %j become a formula',
    (text) => {
      const [field = ''] = readLine(toCsvLine([text]));
      expect(field).toBe(`'${text}`);
    },
  );

  it('keeps numbers as numbers, also negative ones', () => {
    expect(toCsvLine([-3, 0, 2.5])).toBe('-3;0;2.5');
  });

  it('is read back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 5 }), (row) => {
        const read = readLine(toCsvLine(row));
        expect(read.map((field, index) => (field === row[index] ? field : field.slice(1)))).toEqual(row);
        for (const field of read) expect(field).not.toMatch(/^\s*[=+\-@]/u);
      }),
    );
  });
});
