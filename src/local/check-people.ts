import type { TenantId, UserId } from '../core/ids.ts';
import type { ServiceArea } from '../ports/directory.ts';
import type { ListedPerson } from './people-schema.ts';

/** What people of one file say about each other and about the policies, checked for one of them. */
export interface PeopleWorld {
  /** Everybody of the file. */
  readonly people: PeopleIndex;
  /** Whether a municipality's policy has the union; true where its policy is not loaded. */
  readonly knowsUnion: (tenant: TenantId, union: string) => boolean;
}

/** People to be looked up: a file may name tens of thousands. */
export interface PeopleIndex {
  /** The first with the id in the tenant. */
  readonly find: (tenant: TenantId, id: UserId) => ListedPerson | undefined;
  readonly directorsOf: (tenant: TenantId, area: ServiceArea) => readonly ListedPerson[];
}

/** Makes people ready to be looked up. */
export function indexPeople(people: readonly ListedPerson[]): PeopleIndex {
  const key = (...parts: readonly string[]) => parts.join(' ');
  // Filled from behind, so that the first one stays.
  const byId = new Map(people.toReversed().map((person) => [key(person.tenant, person.id), person]));
  const directors = new Map<string, readonly ListedPerson[]>();
  for (const person of people)
    for (const area of person.directs ?? []) {
      const place = key(person.tenant, area);
      directors.set(place, [...(directors.get(place) ?? []), person]);
    }
  return { find: (tenant, id) => byId.get(key(tenant, id)), directorsOf: (tenant, area) => directors.get(key(tenant, area)) ?? [] };
}

/** What is wrong with one entry beside its form, or undefined. */
export function checkPerson(person: ListedPerson, { people, knowsUnion }: PeopleWorld): string | undefined {
  const { tenant, id, roles, post, directs = [], approvesFor = [], standsInFor = [] } = person;
  const hasOther = (other: UserId, role: 'director' | 'manager') => {
    const found = people.find(tenant, other);
    return found !== undefined && found !== person && found.roles.includes(role);
  };
  if (people.find(tenant, id) !== person) return `${id} stands twice in tenant ${tenant}`;

  if (post !== undefined && !roles.includes('union')) return 'post: only with the role union';
  if (post !== undefined && !knowsUnion(tenant, post.union)) return `post.union: the municipality's policy has no union ${post.union}`;

  if (directs.length > 0 && !roles.includes('director')) return 'directs: only with the role director';
  // Whoever comes first in the file would be asked, and the other one would see the cases: better said than guessed.
  const shared = directs.find((area) => people.directorsOf(tenant, area).some((other) => other !== person));
  if (shared !== undefined) return `directs: ${shared} has two directors`;

  if (approvesFor.length > 0 && !roles.includes('director')) return 'approvesFor: only with the role director';
  const nobody = approvesFor.find((director) => !hasOther(director, 'director'));
  if (nobody !== undefined) return `approvesFor: ${nobody} is no other director of the tenant`;

  if (standsInFor.length > 0 && !roles.includes('manager')) return 'standsInFor: only with the role manager';
  const lost = standsInFor.find(({ owner }) => !hasOther(owner, 'manager'));
  return lost === undefined ? undefined : `standsInFor: ${lost.owner} is no other manager of the tenant`;
}
