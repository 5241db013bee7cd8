import { parentPort, workerData } from 'node:worker_threads';
import type { AdvertPolicy } from '../core/advert/advert-policy.ts';
import type { Policy } from '../core/case/definition.ts';
import { accept, refuse, type Result } from '../core/result.ts';
import { loadAdvertPolicy, readAdvertBase } from './load-advert-policy.ts';
import { loadPolicy } from './load-policy.ts';
import { type PolicyFault, sortFaults } from './policy-fault.ts';

/** Which policies the thread is to read. */
export interface PolicyJob {
  readonly folder: string;
  readonly ids: readonly string[];
}

/** A municipality's policy and the data of its advert check. */
export interface FiledPolicy {
  readonly policy: Policy;
  readonly advert: AdvertPolicy;
}

/** What the thread answers with: every policy, or every fault in their files. */
export type PolicyAnswer = Result<readonly FiledPolicy[], readonly PolicyFault[]>;

parentPort?.postMessage(readAll(workerData as PolicyJob));

function readAll({ folder, ids }: PolicyJob): PolicyAnswer {
  const read: FiledPolicy[] = [];
  const faults: PolicyFault[] = [];
  const base = readAdvertBase(folder);
  for (const id of ids) {
    const policy = loadPolicy({ folder, id });
    const advert = loadAdvertPolicy({ folder, id, base });
    if (policy.ok && advert.ok) read.push({ policy: policy.value, advert: advert.value });
    for (const loaded of [policy, advert]) if (!loaded.ok) faults.push(...loaded.refusal);
  }
  return faults.length === 0 ? accept(read) : refuse(sortFaults(faults));
}
