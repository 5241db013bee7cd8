import { strToU8, zipSync } from 'fflate';

const escape = (text: string) =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '');

/** The parts of a document by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** The name of the part with the text. */
export const body = 'word/document.xml';

/** The body of a docx with these elements in it. */
export function toBody(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
}

/** A paragraph for every line. */
export function toParagraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`)
    .join('');
}

/** The parts Word writes, with this body. */
export function toParts(xml: string): Parts {
  return {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'),
    [body]: strToU8(xml),
    'word/styles.xml': strToU8('<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
  };
}

/** A zip archive of the parts. */
export function toArchive(parts: Parts): Uint8Array {
  return zipSync({ ...parts }, { level: 6 });
}
