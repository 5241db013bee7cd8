import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** The fields of a workbook's first sheet, read from its XML without the library that wrote it. Throws when a part is missing. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const parts = unzipSync(bytes);
  const part = (name: string) => {
    const found = parts[name];
    if (found === undefined) throw new Error(`The workbook lacks ${name}`);
    return strFromU8(found);
  };
  const shared: string[] = [];
  parse(part('xl/sharedStrings.xml'), {
    open: (name) => name === 'si' && shared.push(''),
    text: (text, name) => name === 't' && shared.push(`${shared.pop() ?? ''}${text}`),
  });
  const rows: string[][] = [];
  let type = '';
  parse(part('xl/worksheets/sheet1.xml'), {
    open: (name, attributes) => {
      if (name === 'row') rows.push([]);
      if (name === 'f') throw new Error('The sheet holds a formula');
      if (name === 'c') {
        type = attributes['t'] ?? '';
        const column = (attributes['r'] ?? 'A').charCodeAt(0) - 'A'.charCodeAt(0);
        const row = rows.at(-1);
        while (row !== undefined && row.length <= column) row.push('');
      }
    },
    text: (text, name) => {
      const row = rows.at(-1);
      if (name === 'v' && row !== undefined) row[row.length - 1] = type === 's' ? (shared[Number(text)] ?? '') : text;
    },
  });
  return rows;
}

function parse(
  xml: string,
  on: {
    readonly open: (name: string, attributes: Readonly<Record<string, string>>) => unknown;
    readonly text: (text: string, name: string) => unknown;
  },
): void {
  const parser = new SaxesParser();
  const names: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    names.push(name);
    on.open(name, attributes as Readonly<Record<string, string>>);
  });
  parser.on('text', (text) => on.text(text, names.at(-1) ?? ''));
  parser.on('closetag', () => names.pop());
  parser.write(xml).close();
}
