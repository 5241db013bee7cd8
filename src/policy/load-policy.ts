import { join } from 'node:path';
import type { Policy } from '../core/case/definition.ts';
import { type Result, accept, refuse } from '../core/result.ts';
import { checkDraft } from './check-draft.ts';
import { hashPolicy } from './hash-policy.ts';
import { type PolicyFault, sortFaults } from './policy-fault.ts';
import { readDraft } from './read-draft.ts';
import { resolveDraft } from './resolve-draft.ts';

/** Reads `<folder>/<id>` laid over `<folder>/base`; refuses with every fault of the files, by file and line. */
export function loadPolicy({ folder, id }: { readonly folder: string; readonly id: string }): Result<Policy, readonly PolicyFault[]> {
  // The id comes from the environment or a tenant map; it names a folder and never a way out of it.
  if (!/^[a-z-]+$/.test(id) || id === 'base') {
    return refuse([{ file: join(folder, 'policy.yaml'), line: 1, reason: `${JSON.stringify(id)} is no municipality's id` }]);
  }
  const faults: PolicyFault[] = [];
  const report = (place: { readonly file: string; readonly line: number }, reason: string): void => {
    faults.push({ ...place, reason });
  };
  const draft = readDraft(folder, id, report);
  checkDraft(draft, id, report);
  if (faults.length > 0) return refuse(sortFaults(faults));
  const data = resolveDraft(draft);
  if (data === undefined) throw new Error(`The policy ${id} has no faults and still is no policy`);
  return accept(hashPolicy(data));
}
