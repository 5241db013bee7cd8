import type { FileFault } from '../ports/file-reader.ts';

/** Why a document gives no text, whatever it is called and wherever it came from. Each has a sentence of its own for the person who sent it. */
export const documentFaults = [
  'empty',
  'too-large',
  'old-word',
  'unknown-type',
  'encrypted',
  'damaged',
  'no-text',
  'too-much',
  'too-slow',
] as const satisfies readonly FileFault[];

/** Why a document gives no text. */
export type DocumentFault = (typeof documentFaults)[number];

/** Largest file that is opened, in bytes. */
export const mostFileBytes = 10 * 1024 * 1024;
/** Most text a document may give, in UTF-16 units; an advert is a page or two. */
export const mostTextLength = 400_000;
/** Largest part of an archive that is unpacked, in bytes; measured while unpacking, not believed from its header. */
export const mostPartBytes = 24 * 1024 * 1024;
