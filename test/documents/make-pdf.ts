/** A minimal pdf with a line of text for each entry, in a standard font; `extra` goes into the trailer. */
export function makePdf(lines: readonly string[], extra = ''): Uint8Array {
  const content = `BT /F1 12 Tf 50 780 Td 14 TL ${lines.map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
  return assemble(content, '/Font << /F1 5 0 R >>', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>', extra);
}

/** A page that is one picture, as a scanner makes it. */
export function makePicturePdf(): Uint8Array {
  const picture =
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length 9 >>\nstream\n00FF00FF>\nendstream';
  return assemble('q 595 0 0 842 0 0 cm /P1 Do Q', '/XObject << /P1 5 0 R >>', picture, '');
}

/** A pdf under a password nobody knows. */
export function makeLockedPdf(lines: readonly string[]): Uint8Array {
  const key = '0123456789abcdef'.repeat(4);
  return makePdf(lines, `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<${key.slice(0, 32)}> <${key.slice(0, 32)}>]`);
}

function assemble(content: string, resources: string, resource: string, extra: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    resource,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(body, 'latin1');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, 'latin1'));
}
