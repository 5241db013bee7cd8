import { getDocumentProxy } from 'unpdf';
import { mostTextLength } from './document-fault.ts';
import type { DocumentText } from './read-docx.ts';

/** An advert with more pages is something else. */
const mostPages = 60;

/** Reads the text of a pdf, line by line; a pdf of pictures gives none. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // Neither scripts nor fonts of the file are of use to somebody who only wants its words.
    document = await getDocumentProxy(bytes, { disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    return { fault: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
  try {
    if (document.numPages > mostPages) return { fault: 'too-much' };
    const lines: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      let line = '';
      for (const item of items) {
        if (!('str' in item)) continue;
        line += item.str;
        length += item.str.length + 1;
        if (length > mostTextLength) return { fault: 'too-much' };
        if (item.hasEOL) {
          lines.push(line);
          line = '';
        }
      }
      if (line !== '') lines.push(line);
      page.cleanup();
    }
    const text = lines.join('\n').trim();
    return text === '' ? { fault: 'no-text' } : { text };
  } catch {
    return { fault: 'damaged' };
  } finally {
    await document.loadingTask.destroy();
  }
}
