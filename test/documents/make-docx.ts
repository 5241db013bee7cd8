import { strToU8, zipSync } from 'fflate';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A docx as Word would write it: a line a paragraph, lines that begin with «- » as list items. */
export function makeDocx(lines: readonly string[], extra: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const paragraphs = lines.map((line) => {
    const isItem = line.startsWith('- ');
    const properties = isItem ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : '';
    return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escape(isItem ? line.slice(2) : line)}</w:t></w:r></w:p>`;
  });
  return makeArchive(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    extra,
  );
}

/** An archive with the given body. */
export function makeArchive(documentXml: string, extra: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(documentXml), ...extra }, { level: 6 });
}
