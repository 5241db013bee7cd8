import type { TenantId } from '../core/ids.ts';
import type { ListedPerson } from './people-schema.ts';

/** What people of one file say about each other and about the policies, checked for one of them. */
export interface PeopleWorld {
  /** Everybody of the file. */
  readonly people: readonly ListedPerson[];
  /** Whether a municipality's policy has the union; true where its policy is not loaded. */
  readonly knowsUnion: (tenant: TenantId, union: string) => boolean;
}

/** What is wrong with one entry beside its form, or undefined. */
export function checkPerson(person: ListedPerson, { people, knowsUnion }: PeopleWorld): string | undefined {
  const { tenant, id, roles, post, directs = [], approvesFor = [], standsInFor = [] } = person;
  const others = people.filter((other) => other !== person && other.tenant === tenant);
  const twin = people.find((other) => other.tenant === tenant && other.id === id);
  if (twin !== person) return `${id} stands twice in tenant ${tenant}`;

  if (post !== undefined && !roles.includes('union')) return 'post: only with the role union';
  if (post !== undefined && !knowsUnion(tenant, post.union)) return `post.union: the municipality's policy has no union ${post.union}`;

  if (directs.length > 0 && !roles.includes('director')) return 'directs: only with the role director';
  // Whoever comes first in the file would be asked, and the other one would see the cases: better said than guessed.
  const shared = directs.find((area) => others.some((other) => other.directs?.includes(area)));
  if (shared !== undefined) return `directs: ${shared} has two directors`;

  if (approvesFor.length > 0 && !roles.includes('director')) return 'approvesFor: only with the role director';
  const nobody = approvesFor.find((director) => !others.some((other) => other.id === director && other.roles.includes('director')));
  if (nobody !== undefined) return `approvesFor: ${nobody} is no other director of the tenant`;

  if (standsInFor.length > 0 && !roles.includes('manager')) return 'standsInFor: only with the role manager';
  const lost = standsInFor.find(({ owner }) => !others.some((other) => other.id === owner && other.roles.includes('manager')));
  return lost === undefined ? undefined : `standsInFor: ${lost.owner} is no other manager of the tenant`;
}
