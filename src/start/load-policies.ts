import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AdvertPolicy } from '../core/advert/advert-policy.ts';
import type { Policy } from '../core/case/definition.ts';
import { loadAdvertPolicy } from '../policy/load-advert-policy.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { stop } from './stop.ts';

const policiesFolder = fileURLToPath(new URL('../../policies', import.meta.url));

/** Refuses a policy that nobody has written, before its missing files are named one by one. */
function expectPolicy(id: string): void {
  const ids = readdirSync(policiesFolder).filter((name) => name !== 'base');
  if (!ids.includes(id)) stop(`There is no policy «${id}»; there are ${ids.join(', ')}.`);
}

/** The policies by id; a broken file stops the start with file, line and reason. */
export function loadPolicies(ids: readonly string[]): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  for (const id of new Set(ids)) {
    expectPolicy(id);
    const loaded = loadPolicy({ folder: policiesFolder, id });
    if (loaded.ok) policies.set(id, loaded.value);
    else stop(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  }
  return policies;
}

/** The advert check's data of each policy; like the policy itself a broken file stops the start with file, line and reason. */
export function loadAdvertPolicies(ids: Iterable<string>): ReadonlyMap<string, AdvertPolicy> {
  const policies = new Map<string, AdvertPolicy>();
  for (const id of new Set(ids)) {
    const loaded = loadAdvertPolicy({ folder: policiesFolder, id });
    if (loaded.ok) policies.set(id, loaded.value);
    else stop(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  }
  return policies;
}
