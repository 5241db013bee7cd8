import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TenantId, UserId } from '../../src/core/ids.ts';
import { createFileDirectory } from '../../src/local/file-directory.ts';
import { localParts, localPeopleFile, localTenants, localUserIds } from '../../src/local/local-people.ts';
import { type ListedPerson, readPeople } from '../../src/local/read-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'losen-people-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tenant = '00000000-0000-4000-9000-00000000000a';
const id = '00000000-0000-4000-8000-00000000000b';

function write(text: string): string {
  const file = join(folder, 'people.yaml');
  writeFileSync(file, text);
  return file;
}

function readLocal(): readonly ListedPerson[] {
  const result = readPeople(localPeopleFile);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

describe('the people of local mode', () => {
  const directory = createFileDirectory(readLocal());

  it('are the same seven ids in both municipalities, under different names', () => {
    for (const local of Object.values(localTenants)) {
      const ids = readLocal()
        .filter((person) => person.tenant === local)
        .map((person) => person.id);
      expect(ids).toEqual(localParts.map((part) => localUserIds[part]));
    }
    expect(new Set(readLocal().map((person) => person.name)).size).toBe(14);
  });

  it.each([
    ['manager', ['manager']],
    ['hr', ['hr']],
    ['union', ['union']],
    ['director', ['director']],
    ['manager2', ['manager']],
    ['employee', []],
    ['hr2', ['hr']],
  ] as const)('give the %s the roles %j in both', async (part, roles) => {
    const asker = await directory.find(localTenants.asker, localUserIds[part]);
    const alver = await directory.find(localTenants.alver, localUserIds[part]);
    expect(asker?.roles).toEqual(roles);
    expect(alver?.roles).toEqual(roles);
    expect(asker?.name).not.toBe(alver?.name);
  });

  it('are found by words of name or unit, with or without a role, within one municipality only', async () => {
    const found = async (words: string, limit = 10) => (await directory.search(localTenants.asker, words, limit)).map(({ name }) => name);
    expect(await found('solbakken')).toEqual(['Silje Hovland', 'Magnus Aasen']);
    expect(await found(' AASEN  sykehjem ')).toEqual(['Magnus Aasen']);
    expect(await found('Sverre Strand')).toEqual([]);
    expect(await found('')).toHaveLength(7);
    expect(await found('', 2)).toHaveLength(2);
  });

  it('are found by role within one municipality only', async () => {
    const managers = await directory.withRole(localTenants.alver, 'manager');
    expect(managers.map((person) => person.id)).toEqual([localUserIds.manager, localUserIds.manager2]);
    expect(managers.map((person) => person.unit)).not.toContain('Solbakken sykehjem');
  });

  it('are not found in a tenant they do not belong to, nor when nobody has the id', async () => {
    expect(await directory.find(tenant as TenantId, localUserIds.hr)).toBeUndefined();
    expect(await directory.find(localTenants.asker, id as UserId)).toBeUndefined();
    expect(await directory.withRole(tenant as TenantId, 'hr')).toEqual([]);
  });
});

describe('the posts of the local people', () => {
  const directory = createFileDirectory(readLocal());
  const { asker } = localTenants;

  it('name a main representative for the unit and for the area, whichever way she is looked for', async () => {
    const byUnit = await directory.representatives(asker, { unit: ' solbakken SYKEHJEM ', serviceArea: 'fire' });
    const byArea = await directory.representatives(asker, { unit: 'Hjemmetjenesten', serviceArea: 'health' });
    expect(byUnit.map(({ id, post }) => [id, post.union, post.main])).toEqual([[localUserIds.union, 'fagforbundet', true]]);
    expect(byArea).toEqual(byUnit);
    expect(await directory.representatives(asker, { unit: 'Brannstasjonen', serviceArea: 'fire' })).toEqual([]);
  });

  it('name the director of her areas, and nobody for the others', async () => {
    expect((await directory.directorOf(asker, 'health'))?.id).toBe(localUserIds.director);
    expect((await directory.directorOf(localTenants.alver, 'health'))?.name).toBe('Øystein Haugland');
    expect(await directory.directorOf(asker, 'school')).toBeUndefined();
  });

  it('let nobody stand in for anybody today', () => {
    const ends = readLocal().flatMap(({ standsInFor = [] }) => standsInFor.map(({ until }) => until));
    expect(ends).toEqual(['2024-08-16', '2024-08-16']);
  });
});

const person = (number: number, more: string) => `- { tenant: ${tenant}, id: ${id.slice(0, -1)}${number}, name: P${number}, ${more} }\n`;

describe('posts in a directory file', () => {
  it('put main representatives first, and one without units and areas everywhere', async () => {
    const read = readPeople(
      write(
        person(1, 'roles: [union], post: { union: delta, units: [Drift] }') +
          person(2, 'roles: [union], post: { union: nsf, areas: [health] }') +
          person(3, 'roles: [union], post: { union: delta, main: true }') +
          person(4, 'roles: [union]'),
      ),
    );
    if (!read.ok) throw new Error(read.refusal);
    const directory = createFileDirectory(read.value);
    const found = async (unit: string, serviceArea: 'health' | 'technical') =>
      (await directory.representatives(tenant as TenantId, { unit, serviceArea })).map(({ name }) => name);
    expect(await found('Drift', 'health')).toEqual(['P3', 'P1', 'P2']);
    expect(await found('Vei', 'technical')).toEqual(['P3']);
  });

  it('say for whom somebody stands in, and until when', () => {
    const read = readPeople(
      write(person(1, 'roles: [manager]') + person(2, `roles: [manager], standsInFor: [{ owner: ${id.slice(0, -1).toUpperCase()}1 }]`)),
    );
    if (!read.ok) throw new Error(read.refusal);
    expect(read.value[1]?.standsInFor).toEqual([{ owner: `${id.slice(0, -1)}1`, until: null }]);
  });

  it.each([
    ['a post without the role', person(1, 'roles: [manager], post: { union: delta }'), 1, 'post: only with the role union'],
    ['a union the policy lacks', person(1, 'roles: [union], post: { union: lo }'), 1, "post.union: the municipality's policy has no union lo"],
    ['a post in an area that is none', person(1, 'roles: [union], post: { union: delta, areas: [space] }'), 1, 'post.areas.0'],
    ['areas without the role', person(1, 'roles: [], directs: [health]'), 1, 'directs: only with the role director'],
    [
      'two directors of one area',
      person(1, 'roles: [director], directs: [health]') + person(2, 'roles: [director], directs: [social, health]'),
      1,
      'directs: health has two directors',
    ],
    ['an approver without the role', person(1, `roles: [hr], approvesFor: [${id}]`), 1, 'approvesFor: only with the role director'],
    [
      'an approver for somebody who directs nothing',
      `${person(2, 'roles: [director]')}${person(1, `roles: [manager]`)}`.replace(
        'roles: [director]',
        `roles: [director], approvesFor: [${id.slice(0, -1)}1]`,
      ),
      1,
      'is no other director of the tenant',
    ],
    ['a stand-in who is no manager', person(1, `roles: [hr], standsInFor: [{ owner: ${id} }]`), 1, 'standsInFor: only with the role manager'],
    [
      'a stand-in for somebody who has left',
      `${person(2, 'roles: [hr]')}\n${person(1, `roles: [manager], standsInFor: [{ owner: ${id} }]`)}`,
      3,
      'is no other manager',
    ],
    ['a stand-in for herself', person(1, `roles: [manager], standsInFor: [{ owner: ${id.slice(0, -1)}1 }]`), 1, 'is no other manager'],
    ['a last day that is none', person(1, `roles: [manager], standsInFor: [{ owner: ${id}, until: summer }]`), 1, 'standsInFor.0.until'],
  ])('that is %s is refused with file, line and reason', (_what, text, line, reason) => {
    const file = write(text);
    const refused = readPeople(file, { knowsUnion: (_tenant, union) => union === 'delta' });
    expect(refused).toMatchObject({ ok: false, refusal: expect.stringContaining(`${file}:${line}: `) });
    expect(refused).toMatchObject({ refusal: expect.stringContaining(reason) });
  });
});

describe('a directory file', () => {
  it('finds a person whichever case her ids are written in, and tells nothing but what a person is', async () => {
    const read = readPeople(write(`- { tenant: ${tenant.toUpperCase()}, id: ${id.toUpperCase()}, name: Liv Vik, roles: [hr] }\n`));
    if (!read.ok) throw new Error(read.refusal);
    const directory = createFileDirectory(read.value);
    const found = await directory.find(tenant as TenantId, id.toUpperCase() as UserId);
    expect(found).toEqual({ id, name: 'Liv Vik', roles: ['hr'], unit: null });
  });

  it.each([
    ['a role that does not exist', `\n- { tenant: ${tenant}, id: ${id}, name: A, roles: [boss] }`, 2, 'roles.0'],
    ['an id that is none', `- { tenant: ${tenant}, id: b, name: A, roles: [] }`, 1, 'id'],
    ['a misspelt field', `- { tenant: ${tenant}, id: ${id}, name: A, roles: [], unti: B }`, 1, 'unti'],
    ['a person without a name', `- { tenant: ${tenant}, id: ${id}, name: '', roles: [] }`, 1, 'name'],
    [
      'a person listed twice',
      `- { tenant: ${tenant}, id: ${id}, name: A, roles: [] }\n\n- { tenant: ${tenant}, id: ${id}, name: B, roles: [] }`,
      3,
      'stands twice',
    ],
    ['something that is no list', 'people: []', 1, 'expected a list'],
    ['broken YAML', `- { tenant: ${tenant}\n- [`, 2, 'not valid YAML'],
  ])('with %s is refused with file, line and reason', (_what, text, line, reason) => {
    const file = write(text);
    const result = readPeople(file);
    expect(result.ok).toBe(false);
    expect(result).toMatchObject({ refusal: expect.stringContaining(`${file}:${line}: `) });
    expect(result).toMatchObject({ refusal: expect.stringContaining(reason) });
  });

  it('that is missing is refused by name', () => {
    expect(readPeople(join(folder, 'none.yaml'))).toMatchObject({ ok: false, refusal: expect.stringContaining('none.yaml') });
  });
});
