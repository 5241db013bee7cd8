import { describe, expect, it } from 'vitest';
import type { IsoDate, TenantId, UserId } from '../../src/core/ids.ts';
import type { Directory, Person } from '../../src/ports/directory.ts';

/** The tenant the contract is tried in. */
export const contractTenant = '00000000-0000-4000-9000-00000000000a' as TenantId;

const id = (number: number) => `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}` as UserId;

/** Everybody of the contract's municipality; a directory under test must know exactly these. */
export const contractPeople: readonly Omit<Person, 'approvesFor'>[] = [
  { id: id(1), name: 'Anne Vik', roles: ['manager'], unit: 'Solbakken' },
  { id: id(2), name: 'Berit Lund', roles: ['manager'], unit: 'Drift', standsInFor: [{ owner: id(1), until: '2026-08-14' as IsoDate }] },
  { id: id(3), name: 'Cecilie Moe', roles: ['hr'], unit: 'HR' },
  { id: id(4), name: 'Dag Berg', roles: ['director'], unit: null, directs: ['health', 'social'] },
  { id: id(5), name: 'Eva Dahl', roles: ['union'], unit: 'Drift', post: { union: 'delta', units: ['Drift'], areas: [], main: false } },
  { id: id(6), name: 'Finn Holm', roles: ['union'], unit: 'Solbakken', post: { union: 'nsf', units: [], areas: ['health'], main: false } },
  { id: id(7), name: 'Gro Aas', roles: ['union'], unit: 'Rådhuset', post: { union: 'delta', units: [], areas: [], main: true } },
  { id: id(8), name: 'Hans Eide', roles: [], unit: 'Solbakken' },
  { id: id(9), name: 'Ida Nes', roles: ['manager', 'hr'], unit: 'HR' },
];

/** What every directory answers about the contract's people. */
export function directoryContract(name: string, open: () => Directory | Promise<Directory>): void {
  const names = (people: readonly Person[]) => people.map((person) => person.name);

  describe(`${name} keeps the directory's contract`, () => {
    it.each(contractPeople.map((person) => [person.name, person] as const))('finds %s as she is', async (_, person) => {
      const directory = await open();
      expect(await directory.find(contractTenant, person.id)).toEqual(person);
    });

    it('finds ids whatever their case, and nobody who is not there', async () => {
      const directory = await open();
      const upper = (text: string) => text.toUpperCase();
      expect((await directory.find(upper(contractTenant) as TenantId, upper(id(3)) as UserId))?.name).toBe('Cecilie Moe');
      expect(await directory.find(contractTenant, id(77))).toBeUndefined();
    });

    it('keeps municipalities apart', async () => {
      const directory = await open();
      const other = '00000000-0000-4000-9000-00000000000b' as TenantId;
      expect(await directory.find(other, id(3))).toBeUndefined();
      expect(await directory.withRole(other, 'hr')).toEqual([]);
      expect(await directory.representatives(other, { unit: 'Drift', serviceArea: 'health' })).toEqual([]);
      expect(await directory.directorOf(other, 'health')).toBeUndefined();
    });

    it('finds everybody with a role, also with two', async () => {
      const directory = await open();
      expect(names(await directory.withRole(contractTenant, 'manager'))).toEqual(['Anne Vik', 'Berit Lund', 'Ida Nes']);
      expect(names(await directory.withRole(contractTenant, 'hr'))).toEqual(['Cecilie Moe', 'Ida Nes']);
      expect(names(await directory.withRole(contractTenant, 'union'))).toEqual(['Eva Dahl', 'Finn Holm', 'Gro Aas']);
      expect(names(await directory.withRole(contractTenant, 'director'))).toEqual(['Dag Berg']);
    });

    it('puts main representatives first, and one without units and areas everywhere', async () => {
      const directory = await open();
      const found = async (unit: string, serviceArea: 'health' | 'technical') =>
        names(await directory.representatives(contractTenant, { unit, serviceArea }));
      expect(await found(' dRIFT ', 'health')).toEqual(['Gro Aas', 'Eva Dahl', 'Finn Holm']);
      expect(await found('Drift', 'technical')).toEqual(['Gro Aas', 'Eva Dahl']);
      expect(await found('Vei', 'technical')).toEqual(['Gro Aas']);
    });

    it('searches everybody by words of the name, with or without a role, at most so many, in her own municipality', async () => {
      const directory = await open();
      const found = async (words: string, limit = 10) => names(await directory.search(contractTenant, words, limit));
      expect(await found(' eide hANS ')).toEqual(['Hans Eide']);
      expect((await found('i')).length).toBeGreaterThan(1);
      expect((await found('i', 1)).length).toBe(1);
      expect(await found('ukjent')).toEqual([]);
      expect(await found('"\\ eide')).toEqual(await found('eide'));
      expect(await directory.search('00000000-0000-4000-9000-00000000000b' as TenantId, 'Hans', 10)).toEqual([]);
    });

    it('knows who stands in for somebody, whatever the case of the id, in her own municipality', async () => {
      const directory = await open();
      expect(names(await directory.standInsOf(contractTenant, id(1)))).toEqual(['Berit Lund']);
      expect(names(await directory.standInsOf(contractTenant, id(1).toUpperCase() as UserId))).toEqual(['Berit Lund']);
      expect(await directory.standInsOf(contractTenant, id(2))).toEqual([]);
      expect(await directory.standInsOf('00000000-0000-4000-9000-00000000000b' as TenantId, id(1))).toEqual([]);
    });

    it('knows the director of an area, and says so when there is none', async () => {
      const directory = await open();
      expect((await directory.directorOf(contractTenant, 'social'))?.name).toBe('Dag Berg');
      expect(await directory.directorOf(contractTenant, 'fire')).toBeUndefined();
    });
  });
}
