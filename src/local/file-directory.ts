import type { Directory, Person, Representative, UnionPost } from '../ports/directory.ts';
import type { ListedPerson } from './read-people.ts';

/** A directory over people read from a file; ids and units are compared without regard to case, as Entra does. */
export function createFileDirectory(people: readonly ListedPerson[]): Directory {
  const byId = new Map(people.map((person) => [keyOf(person.tenant, person.id), person]));
  const inTenant = (tenant: string) => people.filter((person) => person.tenant.toLowerCase() === tenant.toLowerCase());
  return {
    find: async (tenant, user) => {
      const found = byId.get(keyOf(tenant, user));
      return found === undefined ? undefined : toPerson(found);
    },
    withRole: async (tenant, role) =>
      inTenant(tenant)
        .filter(({ roles }) => roles.includes(role))
        .map(toPerson),
    representatives: async (tenant, place) =>
      inTenant(tenant)
        .flatMap((person): readonly Representative[] =>
          person.post !== undefined && speaksFor(person.post, place) ? [{ ...toPerson(person), post: person.post }] : [],
        )
        .toSorted((one, other) => Number(other.post.main) - Number(one.post.main)),
    directorOf: async (tenant, area) => {
      const found = inTenant(tenant).find(({ directs }) => directs?.includes(area));
      return found === undefined ? undefined : toPerson(found);
    },
    search: async (tenant, words, limit) => {
      const wanted = words
        .toLowerCase()
        .split(/\s+/u)
        .filter((word) => word !== '');
      const matches = ({ name, unit }: ListedPerson) => {
        const text = `${name} ${unit ?? ''}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      };
      return inTenant(tenant).filter(matches).slice(0, limit).map(toPerson);
    },
  };
}

function keyOf(tenant: string, user: string): string {
  return `${tenant} ${user}`.toLowerCase();
}

function toPerson(listed: ListedPerson): Person {
  const { tenant: _, ...person } = listed;
  return person;
}

function speaksFor({ units, areas }: UnionPost, place: Parameters<Directory['representatives']>[1]): boolean {
  if (units.length === 0 && areas.length === 0) return true;
  const unit = place.unit.trim().toLowerCase();
  return areas.includes(place.serviceArea) || units.some((one) => one.toLowerCase() === unit);
}
