import type { Directory, Person, Representative, UnionPost } from '../ports/directory.ts';
import type { ListedPerson } from './read-people.ts';

/** A directory over people read from a file; ids and units are compared without regard to case, as Entra does. */
export function createFileDirectory(people: readonly ListedPerson[]): Directory {
  const byId = new Map(people.map((person) => [keyOf(person.tenant, person.id), person]));
  const inTenant = (tenant: string) => people.filter((person) => person.tenant.toLowerCase() === tenant.toLowerCase());
  const toFound = ({ tenant, approvesFor, ...person }: ListedPerson): Person => {
    if (approvesFor === undefined) return person;
    // What she answers for follows what they direct, so it is written in one place alone.
    const directors = approvesFor.map((director) => ({ director, areas: byId.get(keyOf(tenant, director))?.directs ?? [] }));
    return { ...person, approvesFor: directors };
  };
  return {
    find: async (tenant, user) => {
      const found = byId.get(keyOf(tenant, user));
      return found === undefined ? undefined : toFound(found);
    },
    withRole: async (tenant, role) =>
      inTenant(tenant)
        .filter(({ roles }) => roles.includes(role))
        .map(toFound),
    representatives: async (tenant, place) =>
      inTenant(tenant)
        .flatMap((person): readonly Representative[] =>
          person.post !== undefined && speaksFor(person.post, place) ? [{ ...toFound(person), post: person.post }] : [],
        )
        .toSorted((one, other) => Number(other.post.main) - Number(one.post.main)),
    directorOf: async (tenant, area) => {
      const found = inTenant(tenant).find(({ directs }) => directs?.includes(area));
      return found === undefined ? undefined : toFound(found);
    },
  };
}

function keyOf(tenant: string, user: string): string {
  return `${tenant} ${user}`.toLowerCase();
}

function speaksFor({ units, areas }: UnionPost, place: Parameters<Directory['representatives']>[1]): boolean {
  if (units.length === 0 && areas.length === 0) return true;
  const unit = place.unit.trim().toLowerCase();
  return areas.includes(place.serviceArea) || units.some((one) => one.toLowerCase() === unit);
}
