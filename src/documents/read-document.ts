import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { accept, refuse, type Result } from '../core/result.ts';
import { documentFaults, mostFileBytes, mostTextLength, type DocumentFault } from './document-fault.ts';
import { toDocumentKind, type DocumentKind } from './document-kind.ts';
import type { DocumentJob } from './document-worker.ts';
import type { DocumentText } from './read-docx.ts';

const answerSchema = z.union([z.strictObject({ text: z.string() }), z.strictObject({ fault: z.enum(documentFaults) })]);

/** What one file may cost. */
export interface DocumentLimits {
  /** Milliseconds until its process is ended. */
  readonly timeoutMs: number;
  /** Megabytes its process may grow to, buffers included. */
  readonly memoryMb: number;
}

/** Limits of the product: a file may cost two seconds and 256 MB, and noticing takes a little of both. */
export const documentLimits: DocumentLimits = { timeoutMs: 1_600, memoryMb: 200 };

const workerFile = fileURLToPath(new URL('document-worker.ts', import.meta.url));
/** Megabytes its heap may grow to; beyond, V8 ends the process by itself. */
const heapMb = 128;

/**
 * The text of a docx, pdf or plain-text file. Files are told apart by their bytes, sized before they are opened and parsed
 * in a process of their own that is ended when it takes too long or too much memory: a bad file costs nobody else anything.
 * A thread would not do, since V8 ends the whole program when a thread cannot get what it asks for at once.
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

function parseInWorker(kind: Exclude<DocumentKind, 'text'>, bytes: Uint8Array, { timeoutMs, memoryMb }: DocumentLimits): Promise<DocumentText> {
  return new Promise((resolve) => {
    const worker = fork(workerFile, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapMb}`, '--max-semi-space-size=8'],
      // A parser needs no secrets, and what it writes about a bad file is nobody's business.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (answer: DocumentText) => {
      clearTimeout(timer);
      resolve(answer);
      worker.kill('SIGKILL');
    };
    const timer = setTimeout(() => end({ fault: 'too-slow' }), timeoutMs);
    worker.once('message', (answer) => end(answerSchema.parse(answer)));
    worker.once('error', () => end({ fault: 'damaged' }));
    // It ends itself by a signal when its memory grows too large, and V8 does when its heap does.
    worker.once('exit', (_code, signal) => end({ fault: signal === null ? 'damaged' : 'too-much' }));
    const job: DocumentJob = { kind, bytes: new Uint8Array(bytes), memoryMb, timeoutMs: timeoutMs * 2 };
    worker.send(job, (error) => {
      if (error !== null) end({ fault: 'damaged' });
    });
  });
}
