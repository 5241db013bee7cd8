import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { documentFaults } from '../../../src/documents/document-fault.ts';

const answerSchema = z.object({ outcome: z.enum(['text', ...documentFaults]), text: z.string(), ms: z.number(), megabytes: z.number() });

/** What came of one file. */
export type FileAnswer = z.infer<typeof answerSchema>;

/** A process that reads files. */
export interface FileReader {
  /** Null when the process ended or did not answer. */
  readonly read: (bytes: Uint8Array) => Promise<FileAnswer | null>;
  readonly stop: () => void;
}

const script = fileURLToPath(new URL('run-file-reader.ts', import.meta.url));
/** A process that has not answered for so long, in milliseconds, never will. */
const patienceMs = 30_000;

/** Starts a process that reads documents as the program does. */
export function startFileReader(): FileReader {
  const child = fork(script, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    read: (bytes) =>
      new Promise((resolve) => {
        const end = (answer: FileAnswer | null) => {
          clearTimeout(timer);
          child.off('message', hear);
          child.off('exit', fall);
          resolve(answer);
        };
        const hear = (message: unknown) => end(answerSchema.parse(message));
        const fall = () => end(null);
        const timer = setTimeout(fall, patienceMs);
        child.once('message', hear);
        child.once('exit', fall);
        if (child.connected) child.send({ bytes: new Uint8Array(bytes) });
        else fall();
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}
