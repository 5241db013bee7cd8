import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../src/documents/write-xlsx.ts';
import { readXlsx } from '../conversation/read-xlsx.ts';

const sheet = { name: 'Utsending 2026-3 [alle]: hvem/hva?', headings: ['Navn', 'Antall'], widths: [28, 10] };

describe('a table as a workbook', () => {
  it('is read back field by field, with words as words and numbers as numbers', async () => {
    const lines = [
      ['Åse & <Ola> "Bø"', 3],
      ['', -1],
      ['linje én\nlinje to', 0],
    ] as const;
    expect(await readXlsx(await writeXlsx({ ...sheet, lines }))).toEqual([['Navn', 'Antall'], ...lines.map((line) => line.map(String))]);
  });

  it('holds no formula, whatever the words look like', async () => {
    const lines = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil.example")'].map((text) => [text, 1] as const);
    const rows = await readXlsx(await writeXlsx({ ...sheet, lines }));
    expect(rows.slice(1).map(([text]) => text)).toEqual(lines.map(([text]) => text));
  });

  it('opens although somebody has written signs that XML cannot hold, or far too much', async () => {
    const rows = await readXlsx(
      await writeXlsx({
        ...sheet,
        lines: [
          ['a\u0000b\uD800c', 1],
          ['x'.repeat(40_000), 2],
        ],
      }),
    );
    expect(rows[1]?.[0]).toMatch(/^ab.?c$/u);
    expect(rows[2]?.[0]).toHaveLength(32_000);
  });
});
