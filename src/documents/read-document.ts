import { Worker } from 'node:worker_threads';
import { accept, refuse, type Result } from '../core/result.ts';
import { mostFileBytes, mostTextLength, type DocumentFault } from './document-fault.ts';
import { toDocumentKind, type DocumentKind } from './document-kind.ts';
import type { DocumentText } from './read-docx.ts';

/** What one file may cost. */
export interface DocumentLimits {
  /** Milliseconds until the worker is ended. */
  readonly timeoutMs: number;
  /** Megabytes its heap may grow to. */
  readonly heapMb: number;
}

/** Limits of the product; measured in the hostile-file runs. */
export const documentLimits: DocumentLimits = { timeoutMs: 2_000, heapMb: 192 };

const workerFile = new URL('document-worker.ts', import.meta.url);

/**
 * The text of a docx, pdf or plain-text file. Files are told apart by their bytes, sized before they are opened and parsed
 * in a worker of their own that is ended when it takes too long or too much memory: a bad file costs nobody else anything.
 */
export async function readDocument(bytes: Uint8Array, limits: DocumentLimits = documentLimits): Promise<Result<string, DocumentFault>> {
  if (bytes.length > mostFileBytes) return refuse('too-large');
  const found = toDocumentKind(bytes);
  if ('fault' in found) return refuse(found.fault);
  if (found.kind === 'text') {
    const text = new TextDecoder('utf-8').decode(bytes);
    if (text.length > mostTextLength) return refuse('too-much');
    return text.trim() === '' ? refuse('no-text') : accept(text);
  }
  const answer = await parseInWorker(found.kind, bytes, limits);
  return 'fault' in answer ? refuse(answer.fault) : accept(answer.text);
}

function parseInWorker(kind: Exclude<DocumentKind, 'text'>, bytes: Uint8Array, { timeoutMs, heapMb }: DocumentLimits): Promise<DocumentText> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      // A copy: the worker may take its memory with it when it is ended.
      workerData: { kind, bytes: new Uint8Array(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // What a parser writes about a bad file is nobody's business.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => end({ fault: 'too-slow' }), timeoutMs);
    const end = (answer: DocumentText) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', (error) =>
      end({ fault: error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much' : 'damaged' }),
    );
    worker.once('exit', () => end({ fault: 'damaged' }));
  });
}
