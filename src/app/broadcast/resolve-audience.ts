import { audienceRoles, type Audience, type AudienceFilter } from '../../core/broadcast/audience.ts';
import { isMeant, type AudienceMember } from '../../core/broadcast/is-meant.ts';
import { foldName, readPasted, toNames } from '../../core/broadcast/read-pasted.ts';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { Locale } from '../../core/text.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';
import { loadProfile, toLocale } from '../profile.ts';
import { findSituations, type CaseStanding } from './find-situations.ts';
import { resolveList } from './resolve-list.ts';

/** People looked up at once: a database answers several questions sooner than one after the other. */
const atOnce = 16;

/** Somebody a broadcast is meant for. */
export interface Addressed {
  readonly person: Person;
  /** The language she is written to in. */
  readonly locale: Locale;
  /** She has a chat with the bot, and nothing is known against it. */
  readonly reachable: boolean;
}

/** Whom an audience is, now. */
export interface ResolvedAudience {
  /** Everybody once, by name. */
  readonly recipients: readonly Addressed[];
  /** Entries of a pasted list that are nobody, or more than one person. */
  readonly unknown: readonly string[];
  /** Entries that named somebody once more. */
  readonly duplicates: number;
}

/** Finds out whom an audience is, by the directory and the cases as they are now. */
export async function resolveAudience(app: App, tenant: TenantId, audience: Audience): Promise<ResolvedAudience> {
  const found =
    audience.kind === 'list'
      ? await resolveList(app, tenant, audience.pasted)
      : { people: await filterPeople(app, tenant, audience), unknown: [], duplicates: 0 };
  const people = found.people.toSorted(byName);
  const recipients: Addressed[] = [];
  for (let first = 0; first < people.length; first += atOnce)
    recipients.push(...(await Promise.all(people.slice(first, first + atOnce).map((person) => toAddressed(app, tenant, person)))));
  return { recipients, unknown: found.unknown, duplicates: found.duplicates };
}

/** Whether an audience means somebody who has just come; a list is read for her name alone. */
export async function isMeantFor(app: App, tenant: TenantId, audience: Audience, person: Person): Promise<boolean> {
  if (audience.kind === 'list') {
    const hers = readPasted(audience.pasted).filter(
      (entry) => entry.toLowerCase() === person.id || toNames(entry).some((name) => foldName(name) === foldName(person.name)),
    );
    // Whether the name is hers alone.
    return hers.length > 0 && (await resolveList(app, tenant, hers.join('\n'))).people.some(({ id }) => id === person.id);
  }
  const standing = await findSituations(app, tenant, { wanted: audience.situations, owner: person.id });
  return isMeant(audience, toMember(person, standing.get(person.id)));
}

/** Somebody with her language, and whether she can be reached. */
export async function toAddressed(app: App, tenant: TenantId, person: Person): Promise<Addressed> {
  const profile = await loadProfile(app, tenant, person.id);
  const locale = toLocale(profile, null, app.filedPolicy(tenant)?.locale ?? 'nb');
  return { person, locale, reachable: profile.where !== null && profile.unreachable === null };
}

async function filterPeople(app: App, tenant: TenantId, filter: AudienceFilter): Promise<readonly Person[]> {
  const roles = filter.roles.length === 0 ? audienceRoles : filter.roles;
  const people = new Map<UserId, Person>();
  for (const role of roles) for (const person of await app.directory.withRole(tenant, role)) people.set(person.id, person);
  const needsCases = filter.areas.length > 0 || filter.situations.length > 0;
  const standings = needsCases ? await findSituations(app, tenant, { wanted: filter.situations }) : new Map<UserId, CaseStanding>();
  return [...people.values()].filter((person) => isMeant(filter, toMember(person, standings.get(person.id))));
}

function toMember({ roles, unit, post, directs = [] }: Person, standing: CaseStanding | undefined): AudienceMember {
  return {
    roles,
    units: [...(unit === null ? [] : [unit]), ...(post?.units ?? [])],
    areas: [...directs, ...(post?.areas ?? []), ...(standing?.areas ?? [])],
    situations: [...(standing?.situations ?? [])],
  };
}

function byName(one: Addressed['person'], other: Addressed['person']): number {
  return one.name.localeCompare(other.name, 'nb') || (one.id < other.id ? -1 : 1);
}
