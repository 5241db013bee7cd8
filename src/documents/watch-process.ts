import { Worker } from 'node:worker_threads';

/** What a process may cost. */
export interface ProcessLimits {
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

/** Milliseconds between two looks. */
const everyMs = 4;

/** Runs in a thread of its own; plain JavaScript, because loading a module there would take longer than most files do. */
const look = `
  const { memoryBytes, timeoutMs, everyMs } = require('node:worker_threads').workerData;
  const until = performance.now() + timeoutMs;
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryBytes || performance.now() > until) process.kill(process.pid, 'SIGKILL');
  }, everyMs);
`;

/**
 * Ends this process when it grows too large or lives too long; settles when the watch is on. A parser that is busy hears
 * nothing, what it unpacks lies in buffers that the limit of a heap does not count, and whoever asked may be gone.
 */
export function watchProcess({ memoryMb, timeoutMs }: ProcessLimits): Promise<void> {
  const watch = new Worker(look, { eval: true, env: {}, workerData: { memoryBytes: memoryMb * 1024 ** 2, timeoutMs, everyMs } });
  return new Promise((resolve) => watch.once('online', resolve));
}
