import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import type { GraphClient } from './create-graph-client.ts';
import { GraphFault } from './graph-fault.ts';
import { holderKeysOf, type DirectoryMapping, type HolderKey } from './mapping-schema.ts';

const memberSchema = z.looseObject({
  id: z.guid().toLowerCase(),
  // Without User.Read.All Graph gives members as bare ids, with null for everything else.
  displayName: z.string().nullish(),
  department: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});

/** Somebody as Entra knows her. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
}

/** Everybody whom the mapping gives something, and what she has it from. */
export interface Roster {
  readonly members: readonly (Member & { readonly holds: readonly HolderKey[] })[];
}

const fields = '$select=id,displayName,department,accountEnabled';

/** One person by her id; undefined when she has left or her account is switched off. */
export async function loadMember(graph: GraphClient, id: string): Promise<Member | undefined> {
  const found = await graph.get({ path: `/users/${encodeURIComponent(id)}?${fields}`, permission: 'User.Read.All' }, memberSchema);
  return found === undefined ? undefined : toMember(found);
}

/** People whose name has every word, at most so many; those who have left are not among them. */
export async function searchMembers(graph: GraphClient, words: string, limit: number): Promise<readonly Member[]> {
  const wanted = words.split(/[\s"\\]+/u).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const search = encodeURIComponent(wanted.map((word) => `"displayName:${word}"`).join(' AND '));
  const page = z.looseObject({ value: z.array(memberSchema) });
  const found = await graph.get({ path: `/users?$search=${search}&${fields}&$top=${limit}`, permission: 'User.Read.All' }, page);
  return (found?.value ?? []).flatMap((member) => toMember(member) ?? []);
}

/**
 * Asks Graph who belongs to each group and app role of the mapping, nested groups included. Membership is never read from
 * a token's claims, which leave the groups out when there are many. A group that does not exist gives nobody anything, and is told.
 */
export async function loadRoster(graph: GraphClient, mapping: DirectoryMapping, log: Log): Promise<Roster> {
  const keys = holderKeysOf(mapping);
  const roles = mapping.application === undefined ? new Map<string, Assigned>() : await loadAssigned(graph, mapping.application);
  const found = new Map<string, Member & { readonly holds: HolderKey[] }>();
  const note = (key: HolderKey, members: readonly Member[]) => {
    for (const member of members) {
      const known = found.get(member.id) ?? { ...member, holds: [] };
      if (!known.holds.includes(key)) known.holds.push(key);
      found.set(member.id, known);
    }
  };
  for (const key of keys) {
    const name = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('group:')) note(key, await loadGroup(graph, name, log));
    else {
      const assigned = roles.get(name);
      if (assigned === undefined)
        log.error({ application: mapping.application, appRole: name }, 'the directory names an app role that the application lacks');
      for (const group of assigned?.groups ?? []) note(key, await loadGroup(graph, group, log));
      note(key, await loadUsers(graph, assigned?.users ?? []));
    }
  }
  return { members: [...found.values()] };
}

async function loadGroup(graph: GraphClient, group: string, log: Log): Promise<readonly Member[]> {
  const path = `/groups/${group}/transitiveMembers/microsoft.graph.user?$count=true&$top=999&${fields}`;
  const members = await graph.list({ path, permission: 'GroupMember.Read.All' }, memberSchema);
  if (members === undefined) log.error({ group }, 'the directory names a group that Entra does not have');
  return (members ?? []).flatMap((member) => toMember(member) ?? []);
}

/** Graph takes at most fifteen values in one «in». */
const mostIds = 15;

async function loadUsers(graph: GraphClient, ids: readonly string[]): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (let from = 0; from < ids.length; from += mostIds) {
    const some = ids.slice(from, from + mostIds).map((id) => `'${id}'`);
    const path = `/users?$filter=${encodeURIComponent(`id in (${some.join(',')})`)}&${fields}`;
    const found = await graph.list({ path, permission: 'User.Read.All' }, memberSchema);
    members.push(...(found ?? []).flatMap((member) => toMember(member) ?? []));
  }
  return members;
}

interface Assigned {
  readonly users: string[];
  readonly groups: string[];
}

const principalSchema = z.looseObject({
  id: z.guid(),
  appRoles: z.array(z.looseObject({ id: z.guid().toLowerCase(), value: z.string().nullish() })),
});

const assignmentSchema = z.looseObject({
  appRoleId: z.guid().toLowerCase(),
  principalId: z.guid().toLowerCase(),
  principalType: z.string(),
});

/** Who holds each app role of an application, by the role's value. */
async function loadAssigned(graph: GraphClient, application: string): Promise<ReadonlyMap<string, Assigned>> {
  const permission = 'Application.Read.All';
  const principal = await graph.get({ path: `/servicePrincipals(appId='${application}')?$select=id,appRoles`, permission }, principalSchema);
  if (principal === undefined) return new Map();
  const roles = new Map(principal.appRoles.flatMap(({ id, value }) => (typeof value === 'string' ? [[id, value] as const] : [])));
  const byRole = new Map([...roles.values()].map((value): readonly [string, Assigned] => [value, { users: [], groups: [] }]));
  const assignments = await graph.list({ path: `/servicePrincipals/${principal.id}/appRoleAssignedTo?$top=999`, permission }, assignmentSchema);
  if (assignments === undefined) throw new GraphFault('failed', { status: 404 });
  for (const { appRoleId, principalId, principalType } of assignments) {
    const assigned = byRole.get(roles.get(appRoleId) ?? '');
    if (principalType === 'User') assigned?.users.push(principalId);
    if (principalType === 'Group') assigned?.groups.push(principalId);
  }
  return byRole;
}

function toMember({ id, displayName, department, accountEnabled }: z.output<typeof memberSchema>): Member | undefined {
  if (typeof displayName !== 'string' || typeof accountEnabled !== 'boolean')
    throw new GraphFault('forbidden', { status: 200, permission: 'User.Read.All' });
  const unit = department?.trim().slice(0, 100) ?? '';
  return accountEnabled ? { id, name: displayName.trim().slice(0, 256), unit: unit === '' ? null : unit } : undefined;
}
