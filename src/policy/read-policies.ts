import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PolicyAnswer, PolicyJob } from './policy-thread.ts';

/** Reads and checks policies in a thread of their own, so that the program can load its libraries meanwhile. Rejects when the thread itself fails. */
export async function readPolicies(job: PolicyJob): Promise<PolicyAnswer> {
  const thread = new Worker(new URL('policy-thread.ts', import.meta.url), { workerData: job });
  const [answer] = (await once(thread, 'message')) as [PolicyAnswer];
  return answer;
}
