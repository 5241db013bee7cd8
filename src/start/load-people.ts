import type { TenantId } from '../core/ids.ts';
import { readPeople, type ListedPerson } from '../local/read-people.ts';
import type { FiledPolicy } from '../policy/policy-thread.ts';
import { stop } from './stop.ts';

/** The people of a file; a mistake in it, or a union no policy knows, stops the start. */
export function loadPeople(file: string, policies: ReadonlyMap<TenantId, FiledPolicy>): readonly ListedPerson[] {
  const knowsUnion = (tenant: TenantId, union: string) => policies.get(tenant)?.policy.unions.some(({ id }) => id === union) ?? true;
  const people = readPeople(file, { knowsUnion });
  return people.ok ? people.value : stop(people.refusal);
}
