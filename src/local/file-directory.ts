import { answerFromPeople } from '../directory/answer-from-people.ts';
import type { TenantId } from '../core/ids.ts';
import type { Directory, Person } from '../ports/directory.ts';
import type { ListedPerson } from './read-people.ts';

/** A directory over people read from a file; ids and units are compared without regard to case, as Entra does. */
export function createFileDirectory(people: readonly ListedPerson[]): Directory {
  const tenants = new Set(people.map(({ tenant }) => tenant.toLowerCase()));
  const byTenant = new Map(
    [...tenants].map((tenant) => [
      tenant,
      answerFromPeople(people.filter((person) => person.tenant.toLowerCase() === tenant).map(toPerson.bind(null, people))),
    ]),
  );
  const nobody = answerFromPeople<Person>([]);
  const of = (tenant: TenantId) => byTenant.get(tenant.toLowerCase()) ?? nobody;
  return {
    find: async (tenant, user) => of(tenant).find(user),
    withRole: async (tenant, role) => of(tenant).withRole(role),
    representatives: async (tenant, place) => of(tenant).representatives(place),
    standInsOf: async (tenant, user) => of(tenant).standInsOf(user),
    directorOf: async (tenant, area) => of(tenant).directorOf(area),
    search: async (tenant, words, limit) => of(tenant).search(words, limit),
  };
}

function toPerson(people: readonly ListedPerson[], { tenant, approvesFor, ...person }: ListedPerson): Person {
  if (approvesFor === undefined) return person;
  // What she answers for follows what they direct, so it is written in one place alone.
  const areasOf = (director: string) =>
    people.find((one) => one.tenant.toLowerCase() === tenant.toLowerCase() && one.id.toLowerCase() === director.toLowerCase())?.directs ?? [];
  return { ...person, approvesFor: approvesFor.map((director) => ({ director, areas: areasOf(director) })) };
}
