import { describe, expect, it } from 'vitest';
import type { UserId } from '../../src/core/ids.ts';
import { GraphFault } from '../../src/directory/graph-fault.ts';
import { contractPeople, contractTenant, directoryContract } from './directory-contract.ts';
import { groupId, setEntraStage } from './entra-stage.ts';

const stage = setEntraStage();
const tenant = contractTenant;
const minute = 60_000;
const manager = contractPeople[0]?.id ?? ('' as UserId);
const employee = contractPeople[7]?.id ?? ('' as UserId);

directoryContract('the directory over Entra ID', () => stage().directory);

describe('asking Microsoft Graph', () => {
  it('reads every page of a group', async () => {
    const { entra, directory } = stage();
    const many = Array.from({ length: 25 }, (_, index) => ({
      id: `00000000-0000-4000-d000-0000000000${String(index).padStart(2, '0')}`,
      displayName: `Leder ${String(index).padStart(2, '0')}`,
      department: null,
      accountEnabled: true,
    }));
    entra.groups.set(groupId(1), many);
    entra.pageSize.value = 10;
    expect(await directory.withRole(tenant, 'manager')).toHaveLength(25);
    expect(entra.asked.filter((path) => path.includes(groupId(1)))).toHaveLength(3);
  });

  it('asks in handfuls for those who hold an app role directly', async () => {
    const { entra, directory } = stage();
    const many = Array.from({ length: 40 }, (_, index) => `00000000-0000-4000-d000-0000000000${String(index).padStart(2, '0')}`);
    for (const id of many) entra.users.set(id, { id, displayName: id, department: null, accountEnabled: true });
    entra.appRoles.set(
      'Losen.HR',
      many.map((id) => ({ type: 'User', id })),
    );
    expect(await directory.withRole(tenant, 'hr')).toHaveLength(40);
    expect(entra.asked.filter((path) => path.startsWith('/v1.0/users?'))).toHaveLength(3);
  });

  it.each([
    'https://graph.microsoft.com.example.com/v1.0/groups',
    'https://example.com/v1.0/groups',
    'http://graph.microsoft.com/v1.0/groups',
    '//example.com/v1.0/groups',
    'https://graph.microsoft.com@example.com/v1.0/groups',
    'https://user@graph.microsoft.com/v1.0/groups',
    'https://graph.microsoft.com:8443/v1.0/groups',
  ])('shows its token to no other place: the next page is at %s', async (nextLink) => {
    const { entra, directory } = stage();
    entra.groups.clear();
    entra.appRoles.clear();
    entra.answerNext([{ status: 404 }, { status: 200, body: { value: [], '@odata.nextLink': nextLink } }]);
    await expect(directory.withRole(tenant, 'manager')).rejects.toMatchObject({ kind: 'misdirected' });
    expect(entra.asked).toHaveLength(2);
  });

  it('follows no redirect', async () => {
    const { entra, directory } = stage();
    entra.answerNext([{ status: 302, headers: { location: 'https://graph.microsoft.com/v1.0/me' } }]);
    await expect(directory.withRole(tenant, 'manager')).rejects.toMatchObject({ kind: 'misdirected', status: 302 });
    expect(entra.asked).toHaveLength(1);
  });

  it('ends a list of pages that leads in a circle', async () => {
    const { entra, directory } = stage();
    const page = { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/groups/again' };
    entra.answerNext([{ status: 404 }, ...Array.from({ length: 1_100 }, () => ({ status: 200, body: page }))]);
    await expect(directory.withRole(tenant, 'manager')).rejects.toMatchObject({ kind: 'misdirected' });
    expect(entra.asked.length).toBeLessThan(1_010);
  });

  it('finds somebody in more groups than a token could name, because it asks each mapped group', async () => {
    const { entra, directory } = stage();
    for (let number = 10; number < 99; number += 1) entra.groups.set(groupId(number), [...(entra.groups.get(groupId(1)) ?? [])]);
    expect((await directory.find(tenant, manager))?.roles).toEqual(['manager']);
    // Only what the mapping names is asked for: how many other groups she is in plays no part.
    expect(entra.asked.filter((path) => path.includes('/groups/'))).toHaveLength(6);
  });

  it('makes one round for everybody who asks at once, and none while the copy is fresh', async () => {
    const { directory, calls, clock, lines } = stage();
    await Promise.all(Array.from({ length: 20 }, () => directory.withRole(tenant, 'hr')));
    const first = calls();
    clock.now += 14 * minute;
    await directory.find(tenant, manager);
    expect(calls()).toBe(first);
    clock.now += 2 * minute;
    await directory.find(tenant, manager);
    expect(calls()).toBe(2 * first);
    expect(lines).toEqual([]);
  });

  it('keeps its copy over a restart', async () => {
    const { directory, restart, calls } = stage();
    await directory.withRole(tenant, 'hr');
    const first = calls();
    expect(await restart().withRole(tenant, 'hr')).toEqual(await directory.withRole(tenant, 'hr'));
    expect(calls()).toBe(first);
  });
});

describe('when Graph gives no answer', () => {
  it.each([500, 503, 401, 429])('uses the last good copy at %i, says how old it is, and never takes nobody for an answer', async (status) => {
    const { entra, directory, clock, lines, restart } = stage();
    const before = await directory.withRole(tenant, 'hr');
    clock.now += 20 * minute;
    entra.answerAll = { status };
    expect(await directory.withRole(tenant, 'hr')).toEqual(before);
    expect(before).not.toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'warn', fields: { status, ageMinutes: 20 } });
    expect(lines[0]?.message).toContain('last good copy');
    // Also by a process that has just begun.
    expect(await restart().withRole(tenant, 'hr')).toEqual(before);
  });

  it('throws when there is no copy, so that a manager is not told she is nobody', async () => {
    const { entra, directory, lines } = stage();
    entra.answerAll = { status: 500 };
    await expect(directory.find(tenant, manager)).rejects.toBeInstanceOf(GraphFault);
    await expect(directory.withRole(tenant, 'hr')).rejects.toBeInstanceOf(GraphFault);
    expect(lines.map(({ fields }) => fields['ageMinutes'])).toEqual([null]);
  });

  it('does not go on with a copy that is more than three days old', async () => {
    const { entra, directory, clock } = stage();
    await directory.withRole(tenant, 'hr');
    entra.answerAll = { status: 500 };
    clock.now += 71 * 60 * minute;
    await directory.withRole(tenant, 'hr');
    clock.now += 2 * 60 * minute;
    await expect(directory.withRole(tenant, 'hr')).rejects.toBeInstanceOf(GraphFault);
  });

  it('leaves Graph alone for a minute, then asks again and is up to date', async () => {
    const { entra, directory, clock, calls } = stage();
    await directory.withRole(tenant, 'manager');
    clock.now += 20 * minute;
    entra.answerAll = { status: 502 };
    await directory.withRole(tenant, 'manager');
    const after = calls();
    await directory.withRole(tenant, 'manager');
    expect(calls()).toBe(after);
    entra.answerAll = null;
    entra.groups.set(groupId(1), []);
    clock.now += minute;
    expect((await directory.withRole(tenant, 'manager')).map(({ name }) => name)).toEqual([]);
  });

  it('throws away a half-read round: one group that fails changes nothing', async () => {
    const { entra, directory, clock } = stage();
    const before = await directory.withRole(tenant, 'manager');
    clock.now += 20 * minute;
    entra.groups.set(groupId(1), []);
    const service = [1, 2].map(() => ({ status: 200, body: { id: groupId(50), appRoles: [], value: [] } }));
    entra.answerNext([...service, { status: 200, body: { value: [] } }, { status: 500 }]);
    expect(await directory.withRole(tenant, 'manager')).toEqual(before);
  });

  it('waits as told when Graph is busy for a moment', async () => {
    const { entra, directory, waits, lines } = stage();
    entra.answerNext([
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 503, headers: { 'retry-after': '1' } },
    ]);
    expect(await directory.withRole(tenant, 'hr')).toHaveLength(2);
    expect(waits).toEqual([3_000, 1_000]);
    expect(lines).toEqual([]);
  });

  it('asks nothing more before a long Retry-After has passed', async () => {
    const { entra, directory, clock, waits, calls } = stage();
    await directory.withRole(tenant, 'hr');
    const first = calls();
    clock.now += 20 * minute;
    entra.answerNext([{ status: 429, headers: { 'retry-after': '600' } }]);
    await directory.withRole(tenant, 'hr');
    clock.now += 9 * minute;
    await directory.withRole(tenant, 'hr');
    expect(calls()).toBe(first + 1);
    expect(waits).toEqual([]);
    clock.now += 2 * minute;
    await directory.withRole(tenant, 'hr');
    expect(calls()).toBe(2 * first + 1);
  });

  it.each([
    ['Application.Read.All', [{ status: 403 }]],
    ['GroupMember.Read.All', [{ status: 404 }, { status: 403 }]],
    // Without it members come as bare ids.
    [
      'User.Read.All',
      [{ status: 404 }, { status: 200, body: { value: [{ id: groupId(1), displayName: null, department: null, accountEnabled: null }] } }],
    ],
  ])('names the permission %s in one line when its consent is missing', async (permission, answers) => {
    const { entra, directory, lines } = stage();
    entra.answerNext(answers);
    await expect(directory.withRole(tenant, 'manager')).rejects.toMatchObject({ kind: 'forbidden', permission });
    const errors = lines.filter(({ message }) => message.includes('consent'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ level: 'error', fields: { permission } });
    expect(errors[0]?.message).toContain(permission);
  });

  it('takes an answer it does not understand for none', async () => {
    const { entra, directory } = stage();
    entra.answerNext([{ status: 200, body: { id: 'not a guid' } }]);
    await expect(directory.withRole(tenant, 'manager')).rejects.toMatchObject({ kind: 'not-understood' });
  });
});

describe('people who come and go', () => {
  it('does not find a disabled account, whatever its groups', async () => {
    const { entra, directory } = stage();
    entra.groups.set(
      groupId(1),
      (entra.groups.get(groupId(1)) ?? []).map((user) => ({ ...user, accountEnabled: user.id !== manager })),
    );
    entra.users.set(manager, { id: manager, displayName: 'Anne Vik', department: null, accountEnabled: false });
    expect(await directory.find(tenant, manager)).toBeUndefined();
    expect((await directory.withRole(tenant, 'manager')).map(({ name }) => name)).toEqual(['Berit Lund', 'Ida Nes']);
    // Nobody follows up the cases of a manager who is none.
    expect((await directory.withRole(tenant, 'manager'))[0]?.standsInFor).toBeUndefined();
  });

  it('loses sight of somebody who has left, once the copy has expired', async () => {
    const { entra, directory, clock } = stage();
    expect((await directory.find(tenant, employee))?.name).toBe('Hans Eide');
    entra.users.delete(employee);
    clock.now += 16 * minute;
    expect(await directory.find(tenant, employee)).toBeUndefined();
  });

  it('lets the rest of a turn go on when only one person could not be asked about', async () => {
    const { entra, directory, lines } = stage();
    await directory.withRole(tenant, 'hr');
    entra.answerAll = { status: 500 };
    expect(await directory.find(tenant, employee)).toBeUndefined();
    expect(lines).toHaveLength(1);
  });

  it('is not touched by a group that is renamed: it asks by id and for no name', async () => {
    const { entra, directory } = stage();
    await directory.withRole(tenant, 'manager');
    expect(entra.asked.filter((path) => /\/groups\/[^/?]+(?:\?|$)/.test(path))).toEqual([]);
  });

  it('tells of a group Entra does not have, and gives nobody its role', async () => {
    const { entra, directory, lines } = stage();
    entra.groups.delete(groupId(2));
    expect(await directory.directorOf(tenant, 'health')).toBeUndefined();
    expect((await directory.withRole(tenant, 'manager')).length).toBe(3);
    expect(lines).toEqual([{ level: 'error', fields: { group: groupId(2) }, message: 'the directory names a group that Entra does not have' }]);
  });

  it('tells of an app role the application lacks', async () => {
    const { entra, directory, lines } = stage();
    entra.appRoles.delete('Losen.HR');
    expect(await directory.withRole(tenant, 'hr')).toEqual([]);
    expect(lines.map(({ fields }) => fields['appRole'])).toEqual(['Losen.HR']);
  });

  it('asks the first of two directors of one area and says that there are two', async () => {
    const { entra, directory, lines } = stage();
    entra.groups.set(groupId(2), [...(entra.groups.get(groupId(2)) ?? []), ...(entra.groups.get(groupId(4)) ?? [])]);
    expect((await directory.directorOf(tenant, 'health'))?.name).toBe('Dag Berg');
    expect(lines.map(({ level, fields }) => [level, fields['area'], fields['directors']])).toEqual([
      ['warn', 'health', 2],
      ['warn', 'social', 2],
    ]);
  });

  it('shows the one token to Graph and logs it nowhere', async () => {
    const { entra, directory, lines } = stage();
    entra.answerNext([{ status: 403 }]);
    await directory.withRole(tenant, 'hr').catch(() => undefined);
    expect([...entra.bearers]).toEqual(['Bearer graph-token']);
    expect(JSON.stringify(lines)).not.toContain('graph-token');
  });
});
