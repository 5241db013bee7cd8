import type { DocumentText } from './read-docx.ts';
import { watchProcess, type ProcessLimits } from './watch-process.ts';

/** What the process is asked once, by nobody but the program that started it. */
export interface DocumentJob extends ProcessLimits {
  readonly kind: 'docx' | 'pdf';
  readonly bytes: Uint8Array;
}

process.once('message', (job: DocumentJob) => void answer(job));

async function answer(job: DocumentJob): Promise<void> {
  const [read] = await Promise.all([loadParser(job.kind), watchProcess(job)]);
  const text = await read(job.bytes);
  process.send?.(text, () => process.exit());
}

/** Loads only the parser that is needed: the one for pdf files is large. */
async function loadParser(kind: DocumentJob['kind']): Promise<(bytes: Uint8Array) => Promise<DocumentText>> {
  return kind === 'docx' ? (await import('./read-docx.ts')).readDocx : (await import('./read-pdf.ts')).readPdf;
}
