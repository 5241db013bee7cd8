import type { LocalConfig } from '../config.ts';
import type { TenantId } from '../core/ids.ts';
import { createFileReader } from '../documents/create-file-reader.ts';
import { createFileDirectory } from '../local/file-directory.ts';
import type { ListedPerson } from '../local/read-people.ts';
import { createLocalClock } from '../local/local-clock.ts';
import { localPeopleFile, localTenants } from '../local/local-people.ts';
import { isHostAllowed, isLoopback } from '../teams/service-hosts.ts';
import { loadPeople } from './load-people.ts';
import type { FiledPolicies } from './load-policies.ts';
import type { Parts } from './open-app.ts';
import { stop } from './stop.ts';

/** Local mode's own parts: its clock, its people, and one municipality. */
export function localParts(
  config: LocalConfig,
  filed: FiledPolicies,
): Parts & { readonly tenant: TenantId; readonly people: readonly ListedPerson[] } {
  const tenantOf = (id: string) => Object.entries(localTenants).find(([known]) => known === id)?.[1] ?? localTenants.asker;
  const clock = createLocalClock(config.LOSEN_NOW);
  if (!clock.ok) stop(clock.refusal);
  const policies = new Map([...filed].map(([id, policy]) => [tenantOf(id), policy] as const));
  // The clients that local mode starts sit in the municipality named first.
  const tenant = tenantOf(config.LOSEN_POLICY.split(',')[0] ?? '');
  const isAllowed = (url: string) =>
    isHostAllowed(url, config.LOSEN_DOWNLOAD_HOSTS) || (isLoopback(url) && config.LOSEN_DOWNLOAD_HOSTS.includes(URL.parse(url)?.hostname ?? ''));
  const files = createFileReader({ isAllowed, connectorToken: async () => null });
  const people = loadPeople(config.LOSEN_DIRECTORY ?? localPeopleFile, policies);
  return { config, clock: clock.value, files, people, openDirectory: () => createFileDirectory(people), policies, tenant };
}
