import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FiledPolicy } from '../policy/policy-thread.ts';
import { readPolicies } from '../policy/read-policies.ts';
import { stop } from './stop.ts';

const policiesFolder = fileURLToPath(new URL('../../policies', import.meta.url));

/** The policies by id, the advert check's data with them. */
export type FiledPolicies = ReadonlyMap<string, FiledPolicy>;

/**
 * Reads the policies in a second thread, so that the libraries can be loaded meanwhile; a policy nobody has written and
 * a broken file stop the start, the latter with file, line and reason.
 */
export async function loadPolicies(ids: readonly string[]): Promise<FiledPolicies> {
  const known = readdirSync(policiesFolder).filter((name) => name !== 'base');
  for (const id of ids) if (!known.includes(id)) stop(`There is no policy «${id}»; there are ${known.join(', ')}.`);
  const read = await readPolicies({ folder: policiesFolder, ids: [...new Set(ids)] });
  if (!read.ok) stop(read.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  return new Map(read.value.map((one) => [one.policy.id, one]));
}
