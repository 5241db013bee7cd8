import { zlibSync } from 'fflate';

/** A pdf by its objects, the first of which is the catalogue; `trailer` is added to the trailer's dictionary. */
export function toPdf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  let length = 9;
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const offsets = objects.map((object, index) => {
    const offset = length;
    add(`${index + 1} 0 obj\n`);
    add(object);
    add('\nendobj\n');
    return offset;
  });
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A stream object; packed as writers do it unless `dictionary` says how. */
export function toStream(content: Uint8Array | string, dictionary?: string): Uint8Array {
  const plain = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const bytes = dictionary === undefined ? zlibSync(plain, { level: 9 }) : plain;
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${dictionary ?? '/Filter /FlateDecode'} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** The drawing of a text, a line below the other. */
export function toContent(text: string): string {
  const lines = text.split('\n').map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&').replaceAll(/[^\u0020-\u00ff]/g, '')}) Tj T*`);
  return `BT /F1 10 Tf 14 TL 50 800 Td ${lines.join('\n')} ET`;
}

/** The objects of a pdf of one page with this stream as its content. */
export function toPage(content: string | Uint8Array, more: readonly (string | Uint8Array)[] = []): readonly (string | Uint8Array)[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ];
}
