import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readDocx, type DocumentText } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

/** What the worker is started with. */
const jobSchema = z.object({ kind: z.enum(['docx', 'pdf']), bytes: z.instanceof(Uint8Array) });

const { kind, bytes } = jobSchema.parse(workerData);
const answer: DocumentText = kind === 'docx' ? await readDocx(bytes) : await readPdf(bytes);
parentPort?.postMessage(answer);
