import { SaxesParser } from 'saxes';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { mostPartBytes, mostTextLength, type DocumentFault } from './document-fault.ts';

/** Text, or why there is none. */
export type DocumentText = { readonly text: string } | { readonly fault: DocumentFault };

const body = 'word/document.xml';
/** Many more entries than Word writes mean something that is no document. */
const mostEntries = 2_000;

/** Reads the running text of a docx: one line a paragraph, list items with a dash. Streams, so that no archive is unpacked whole. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentText> {
  const archive = await openArchive(bytes).catch(() => null);
  if (archive === null) return { fault: 'damaged' };
  try {
    const entry = await findEntry(archive, body).catch(() => null);
    if (entry === null) return { fault: archive.entryCount > mostEntries ? 'too-much' : 'unknown-type' };
    if (entry.isEncrypted()) return { fault: 'encrypted' };
    if (entry.uncompressedSize > mostPartBytes) return { fault: 'too-much' };
    return await readBody(archive, entry);
  } finally {
    archive.close();
  }
}

function openArchive(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true }, (error, archive) =>
      error === null && archive !== undefined ? resolve(archive) : reject(error ?? new Error('no archive')),
    );
  });
}

function findEntry(archive: ZipFile, name: string): Promise<Entry | null> {
  if (archive.entryCount > mostEntries) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: Entry) => (entry.fileName === name ? resolve(entry) : archive.readEntry()));
    archive.on('end', () => resolve(null));
    archive.on('error', reject);
    archive.readEntry();
  });
}

function readBody(archive: ZipFile, entry: Entry): Promise<DocumentText> {
  return new Promise((resolve) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) return resolve({ fault: 'damaged' });
      const reader = createBodyReader();
      let unpacked = 0;
      const end = (answer: DocumentText) => {
        resolve(answer);
        stream.destroy();
      };
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        unpacked += chunk.length;
        // The size in the header may lie; what comes out is counted.
        if (unpacked > mostPartBytes) return end({ fault: 'too-much' });
        const fault = reader.write(chunk);
        if (fault !== null) end({ fault });
      });
      stream.on('error', () => resolve({ fault: 'damaged' }));
      stream.on('end', () => resolve(reader.end()));
    });
  });
}

interface BodyReader {
  readonly write: (chunk: string) => DocumentFault | null;
  readonly end: () => DocumentText;
}

/** Follows WordprocessingML: w:t is text, w:p a line, w:numPr a list item; deleted text (w:del) is not part of the advert. */
function createBodyReader(): BodyReader {
  const parser = new SaxesParser({ xmlns: false });
  const lines: string[] = [];
  let line = '';
  let length = 0;
  let isListItem = false;
  let collects = 0;
  let deleted = 0;
  let fault: DocumentFault | null = null;

  parser.on('error', () => (fault = 'damaged'));
  parser.on('doctype', () => (fault = 'damaged'));
  parser.on('opentag', ({ name }) => {
    if (name === 'w:t') collects += 1;
    else if (name === 'w:del') deleted += 1;
    else if (name === 'w:numPr') isListItem = true;
    else if (name === 'w:tab') line += '\t';
    else if (name === 'w:br' || name === 'w:cr') line += '\n';
    else if (name === 'w:noBreakHyphen') line += '\u2011';
    else if (name === 'w:softHyphen') line += '\u00ad';
  });
  parser.on('text', (text) => {
    if (collects > 0 && deleted === 0) line += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') collects -= 1;
    else if (name === 'w:del') deleted -= 1;
    else if (name === 'w:p') {
      lines.push(isListItem && line.trim() !== '' ? `- ${line}` : line);
      length += line.length + 1;
      line = '';
      isListItem = false;
      if (length > mostTextLength) fault = 'too-much';
    }
  });
  return {
    write: (chunk) => {
      parser.write(chunk);
      return fault;
    },
    end: () => {
      parser.close();
      if (fault !== null) return { fault };
      const text = [...lines, ...(line === '' ? [] : [line])]
        .join('\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
      return text === '' ? { fault: 'no-text' } : { text };
    },
  };
}
