import { refuse, type Result } from '../core/result.ts';
import type { FileFault, FileReader } from '../ports/file-reader.ts';
import { createGate } from './create-gate.ts';
import { toDocumentKind } from './document-kind.ts';
import { downloadFile } from './download-file.ts';
import { readDocument } from './read-document.ts';

/** Where files may come from. */
export interface FileReaderOptions {
  readonly isAllowed: (url: string) => boolean;
  /** The bot's token for its own connector; null where that asks for none. */
  readonly connectorToken: (url: string) => Promise<string | null>;
}

/** A message must be answered within fifteen seconds, and the document has to be read as well. Milliseconds. */
const downloadTimeoutMs = 8_000;
/** Documents that are parsed at once; each may take a worker's memory. */
const mostAtOnce = 2;

/** Reads files that people send. */
export function createFileReader({ isAllowed, connectorToken }: FileReaderOptions): FileReader {
  const gate = createGate(mostAtOnce);
  const read = (name: string, bytes: Uint8Array) => gate(() => readNamed(name, bytes));
  return {
    read,
    fetch: async ({ name, type, url, serviceUrl }) => {
      // A picture of an advert is not worth a journey.
      if (type.startsWith('image/')) return refuse('unknown-type');
      const connector = URL.parse(serviceUrl)?.origin;
      const token = async (address: string) => (URL.parse(address)?.origin === connector ? connectorToken(address) : null);
      const bytes = await downloadFile(url, { isAllowed, token, timeoutMs: downloadTimeoutMs });
      return bytes.ok ? read(name, bytes.value) : bytes;
    },
  };
}

/** A document is what its bytes are; the name only tells what its sender believes it to be. */
async function readNamed(name: string, bytes: Uint8Array): Promise<Result<string, FileFault>> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const found = toDocumentKind(bytes);
  const claimsDocument = extension === 'docx' || extension === 'pdf';
  // A sign-in page saved as annonse.docx is text as well, and no advert.
  if ('kind' in found && found.kind === 'text') {
    if (claimsDocument || extension === 'doc') return refuse('misnamed');
    if (!['', 'txt', 'md'].includes(extension)) return refuse('unknown-type');
  }
  const document = await readDocument(bytes);
  if (document.ok) return document;
  if (document.refusal === 'unknown-type' && claimsDocument) return refuse('misnamed');
  // Word hides a docx under a password in the old container.
  return document.refusal === 'old-word' && extension === 'docx' ? refuse('encrypted') : document;
}
