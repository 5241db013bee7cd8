import type { UserId } from '../core/ids.ts';
import type { Person, Role, UnionPost } from '../ports/directory.ts';
import type { Roster } from './load-roster.ts';
import { toHolderKey, type DirectoryMapping, type HolderKey } from './mapping-schema.ts';

/** What the mapping makes of everybody in a roster, by name and then id so that the order never changes by itself. */
export function toPeople({ members }: Roster, mapping: DirectoryMapping): readonly Person[] {
  const people = members
    .map(({ id, name, unit, holds }): Person => {
      const post = toPost(holds, mapping);
      const directs = mapping.directors.filter((entry) => holds.includes(toHolderKey(entry))).flatMap(({ areas }) => areas);
      const has = (entries: DirectoryMapping['managers']) => entries.some((entry) => holds.includes(toHolderKey(entry)));
      const roles: readonly (Role | false)[] = [
        has(mapping.managers) && 'manager',
        has(mapping.hr) && 'hr',
        post !== undefined && 'union',
        directs.length > 0 && 'director',
      ];
      return {
        id: id as UserId,
        name,
        unit,
        roles: roles.filter((role): role is Role => role !== false),
        ...(post === undefined ? {} : { post }),
        ...(directs.length === 0 ? {} : { directs }),
      };
    })
    .toSorted((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
  // Only managers stand in for managers: whoever has lost the role has lost the cases with it.
  const managers = new Set(people.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id));
  return people.map((person) => {
    const standsInFor = mapping.standIns
      .filter((entry) => entry.person === person.id && managers.has(person.id) && managers.has(entry.owner))
      .map(({ owner, until }) => ({ owner, until }));
    return standsInFor.length === 0 ? person : { ...person, standsInFor };
  });
}

/** One post out of all her entries for the union that the mapping names first; a person speaks for one union. */
function toPost(holds: readonly HolderKey[], { representatives }: DirectoryMapping): UnionPost | undefined {
  const hers = representatives.filter((entry) => holds.includes(toHolderKey(entry)));
  const [first] = hers;
  if (first === undefined) return undefined;
  const same = hers.filter(({ union }) => union === first.union);
  // One entry without units and areas is the whole municipality, whatever the others add.
  const everywhere = same.some(({ units, areas }) => units.length === 0 && areas.length === 0);
  return {
    union: first.union,
    units: everywhere ? [] : [...new Set(same.flatMap(({ units }) => units))],
    areas: everywhere ? [] : [...new Set(same.flatMap(({ areas }) => areas))],
    main: same.some(({ main }) => main),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
