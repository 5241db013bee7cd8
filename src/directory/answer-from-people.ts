import type { Directory, Person, Representative, Role, ServiceArea, UnionPost } from '../ports/directory.ts';

type Place = Parameters<Directory['representatives']>[1];

/** What a directory answers about people who are all known. */
export interface PeopleAnswers<Listed extends Person> {
  readonly find: (id: string) => Listed | undefined;
  readonly withRole: (role: Role) => readonly Listed[];
  readonly representatives: (place: Place) => readonly (Listed & Representative)[];
  readonly standInsOf: (id: string) => readonly Listed[];
  readonly directorOf: (area: ServiceArea) => Listed | undefined;
  /** People whose name or unit has every word, at most so many. */
  readonly search: (words: string, limit: number) => readonly Listed[];
}

/** The answers of one municipality's directory; ids and units are compared without regard to case, as Entra does. */
export function answerFromPeople<Listed extends Person>(people: readonly Listed[]): PeopleAnswers<Listed> {
  const byId = new Map(people.map((person) => [person.id.toLowerCase(), person]));
  // Asked for with every change of every case, so nobody goes through tens of thousands of people for it.
  const byRole = new Map<Role, readonly Listed[]>();
  const withRole = (role: Role) => {
    const listed = byRole.get(role) ?? people.filter(({ roles }) => roles.includes(role));
    byRole.set(role, listed);
    return listed;
  };
  let standIns: ReadonlyMap<string, readonly Listed[]> | undefined;
  return {
    find: (id) => byId.get(id.toLowerCase()),
    withRole,
    standInsOf: (id) => {
      standIns ??= groupByOwner(withRole('manager'));
      return standIns.get(id.toLowerCase()) ?? [];
    },
    representatives: (place) =>
      people
        .flatMap((person) => (person.post !== undefined && speaksFor(person.post, place) ? [{ ...person, post: person.post }] : []))
        .toSorted((one, other) => Number(other.post.main) - Number(one.post.main)),
    directorOf: (area) => people.find(({ directs }) => directs?.includes(area)),
    search: (words, limit) => {
      const wanted = words
        .toLowerCase()
        .split(/[\s"\\]+/u)
        .filter((word) => word !== '');
      const matches = ({ name, unit }: Listed) => wanted.every((word) => `${name} ${unit ?? ''}`.toLowerCase().includes(word));
      return people.filter(matches).slice(0, limit);
    },
  };
}

function speaksFor({ units, areas }: UnionPost, place: Place): boolean {
  if (units.length === 0 && areas.length === 0) return true;
  const unit = place.unit.trim().toLowerCase();
  return areas.includes(place.serviceArea) || units.some((one) => one.toLowerCase() === unit);
}

function groupByOwner<Listed extends Person>(managers: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const found = new Map<string, Listed[]>();
  for (const manager of managers)
    for (const owner of new Set((manager.standsInFor ?? []).map((one) => one.owner.toLowerCase())))
      found.set(owner, [...(found.get(owner) ?? []), manager]);
  return found;
}
