import type { DocumentFault } from './document-fault.ts';

/** What a file is by its own bytes; its name and declared type are not believed. */
export type DocumentKind = 'docx' | 'pdf' | 'text';

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);

/** Tells docx, pdf and plain text apart; the old Word format and everything else is a fault with its own sentence. */
export function toDocumentKind(bytes: Uint8Array): { readonly kind: DocumentKind } | { readonly fault: DocumentFault } {
  if (bytes.length === 0) return { fault: 'empty' };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'docx' };
  // A pdf may begin with some other bytes; readers look for the mark within the first kilobyte.
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return { kind: 'pdf' };
  // The old binary Office container holds .doc, and also a docx under a password; both must be saved anew.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'old-word' };
  return isText(bytes) ? { kind: 'text' } : { fault: 'unknown-type' };
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
