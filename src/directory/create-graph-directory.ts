import type Keyv from 'keyv';
import { z } from 'zod';
import type { TenantId, UserId } from '../core/ids.ts';
import type { Directory, Person } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import { answerFromPeople, type PeopleAnswers } from './answer-from-people.ts';
import type { GraphClient } from './create-graph-client.ts';
import { createKeptCopies } from './create-kept-copies.ts';
import { GraphFault } from './graph-fault.ts';
import { loadMember, loadRoster, searchMembers, type Member, type Roster } from './load-roster.ts';
import type { DirectoryMapping, HolderKey } from './mapping-schema.ts';
import { toPeople } from './to-people.ts';

/** What a directory over Entra ID needs. */
export interface GraphDirectoryOptions {
  /** The tenant whose credentials the bot has; nobody is found in any other. */
  readonly tenant: TenantId;
  readonly mapping: DirectoryMapping;
  readonly graph: GraphClient;
  /** Where copies outlive the process; of this tenant alone. */
  readonly cache: Keyv;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long an answer of Graph is used before it is asked again, in milliseconds. */
  readonly expiryMs: number;
  /** A short fingerprint of a text: a copy made under another mapping is no copy. */
  readonly hash: (text: string) => string;
}

const memberShape = { id: z.string(), name: z.string(), unit: z.string().nullable() };
const rosterSchema: z.ZodType<Roster> = z.strictObject({
  members: z.array(z.strictObject({ ...memberShape, holds: z.array(z.string().transform((key) => key as HolderKey)) })),
});
const memberSchema: z.ZodType<Member | null> = z.strictObject(memberShape).nullable();

/** A directory over the groups and app roles of Entra ID. Throws when Graph is down and there is no copy: nobody is never said for nothing known. */
export function createGraphDirectory(options: GraphDirectoryOptions): Directory {
  const { mapping, graph, log, hash } = options;
  const kept = createKeptCopies(options);
  const home = options.tenant.toLowerCase();
  const rosterKey = `directory/1/roster/${hash(JSON.stringify(mapping))}`;
  let current: { readonly at: number; readonly answers: PeopleAnswers<Person> } | undefined;

  const answers = async (tenant: TenantId): Promise<PeopleAnswers<Person>> => {
    if (tenant.toLowerCase() !== home) return answerFromPeople<Person>([]);
    const { at, value } = await kept(rosterKey, rosterSchema, () => loadRoster(graph, mapping, log));
    if (current?.at !== at) {
      const people = toPeople(value, mapping);
      tellDoubts(people, log);
      current = { at, answers: answerFromPeople(people) };
    }
    return current.answers;
  };

  /** Somebody the mapping gives nothing; what matters is that she works here. */
  const findOther = async (user: UserId): Promise<Person | undefined> => {
    try {
      const { value } = await kept(`directory/1/user/${user.toLowerCase()}`, memberSchema, async () => (await loadMember(graph, user)) ?? null);
      return value === null ? undefined : { id: value.id as UserId, name: value.name, unit: value.unit, roles: [] };
    } catch (error) {
      // That she has no role is known from the roster, so no right hangs on the rest; the fault has been logged.
      if (error instanceof GraphFault) return undefined;
      throw error;
    }
  };

  return {
    find: async (tenant, user) => {
      const known = (await answers(tenant)).find(user);
      return known ?? (tenant.toLowerCase() === home ? findOther(user) : undefined);
    },
    withRole: async (tenant, role) => (await answers(tenant)).withRole(role),
    representatives: async (tenant, place) => (await answers(tenant)).representatives(place),
    standInsOf: async (tenant, user) => (await answers(tenant)).standInsOf(user),
    directorOf: async (tenant, area) => (await answers(tenant)).directorOf(area),
    search: async (tenant, words, limit) => {
      if (tenant.toLowerCase() !== home) return [];
      const people = await answers(tenant);
      const known = people.search(words, limit);
      const others = await searchMembers(graph, words, limit).catch((error: unknown) => {
        // Those with a role are found all the same; Graph is asked anew at the next search.
        if (error instanceof GraphFault) return [];
        throw error;
      });
      const added = others
        .filter(({ id }) => !known.some((one) => one.id.toLowerCase() === id.toLowerCase()))
        .map(({ id, name, unit }): Person => people.find(id) ?? { id: id as UserId, name, unit, roles: [] });
      return [...known, ...added].slice(0, limit);
    },
  };
}

/** What a file would be refused for and a group cannot be: two directors of one area. The first by name is asked. */
function tellDoubts(people: readonly Person[], log: Log): void {
  const areas = people.flatMap(({ directs = [] }) => [...new Set(directs)]);
  for (const area of new Set(areas)) {
    const directors = areas.filter((one) => one === area).length;
    if (directors > 1) log.warn({ area, directors }, 'several people direct one area; the first by name is asked');
  }
}
