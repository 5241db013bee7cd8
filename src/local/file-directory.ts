import type { Directory } from '../ports/directory.ts';
import type { ListedPerson } from './read-people.ts';

/** A directory over people read from a file; ids are compared without regard to case, as Entra does. */
export function createFileDirectory(people: readonly ListedPerson[]): Directory {
  const byId = new Map(people.map((person) => [keyOf(person.tenant, person.id), person]));
  return {
    find: async (tenant, user) => {
      const found = byId.get(keyOf(tenant, user));
      return found === undefined ? undefined : toPerson(found);
    },
    withRole: async (tenant, role) =>
      people.filter((person) => person.tenant.toLowerCase() === tenant.toLowerCase() && person.roles.includes(role)).map(toPerson),
  };
}

function keyOf(tenant: string, user: string): string {
  return `${tenant} ${user}`.toLowerCase();
}

function toPerson({ id, name, roles, unit }: ListedPerson) {
  return { id, name, roles, unit };
}
