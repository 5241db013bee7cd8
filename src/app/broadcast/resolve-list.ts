import { audienceRoles } from '../../core/broadcast/audience.ts';
import { foldName, readPasted, toNames } from '../../core/broadcast/read-pasted.ts';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';

const objectId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Enough to see that a name is not one person's alone. */
const mostNamesakes = 20;
/** Entries looked up outside the roster; a longer list of strangers is taken for unknown rather than asked for one by one. */
const mostLookedUp = 500;

/** Who the entries of a pasted list are. A name that several people have is nobody: HR writes the id, or leaves it to a filter. */
export async function resolveList(
  { directory }: Pick<App, 'directory'>,
  tenant: TenantId,
  pasted: string,
): Promise<{ readonly people: readonly Person[]; readonly unknown: readonly string[]; readonly duplicates: number }> {
  const roster = new Map<UserId, Person>();
  for (const role of audienceRoles) for (const person of await directory.withRole(tenant, role)) roster.set(person.id, person);
  const byName = Map.groupBy(roster.values(), ({ name }) => foldName(name));
  let lookedUp = 0;

  const findByName = async (name: string): Promise<Person | undefined> => {
    const known = byName.get(foldName(name));
    if (known !== undefined) return known.length === 1 ? known[0] : undefined;
    if (lookedUp >= mostLookedUp) return undefined;
    lookedUp += 1;
    const found = (await directory.search(tenant, name, mostNamesakes)).filter((person) => foldName(person.name) === foldName(name));
    return found.length === 1 ? found[0] : undefined;
  };
  const findEntry = async (entry: string): Promise<Person | undefined> => {
    if (objectId.test(entry)) return directory.find(tenant, entry.toLowerCase() as UserId);
    for (const name of toNames(entry)) {
      const person = await findByName(name);
      if (person !== undefined) return person;
    }
    return undefined;
  };

  const people = new Map<UserId, Person>();
  const unknown = new Set<string>();
  let duplicates = 0;
  for (const entry of readPasted(pasted)) {
    const person = await findEntry(entry);
    if (person === undefined ? unknown.has(entry) : people.has(person.id)) duplicates += 1;
    else if (person === undefined) unknown.add(entry);
    else people.set(person.id, person);
  }
  return { people: [...people.values()], unknown: [...unknown], duplicates };
}
