import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { suggestRepresentatives } from '../../src/app/suggest-representatives.ts';
import { roleFamilies } from '../../src/core/case/facts.ts';
import type { UserId } from '../../src/core/ids.ts';
import { createFileDirectory } from '../../src/local/file-directory.ts';
import { localTenants } from '../../src/local/local-people.ts';
import type { ListedPerson } from '../../src/local/read-people.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import type { UnionPost } from '../../src/ports/directory.ts';
import { playCase } from '../core/case/case-script.ts';
import { postFacts } from '../core/case/post-facts.ts';

const tenant = localTenants.asker;
const loaded = loadPolicy({ folder: fileURLToPath(new URL('../../policies', import.meta.url)), id: 'asker' });
if (!loaded.ok) throw new Error('The policy has faults');
const policy = loaded.value;

const representative = (name: string, post: Partial<UnionPost> & { readonly union: string }): ListedPerson => ({
  tenant,
  id: name as UserId,
  name,
  roles: ['union'],
  unit: null,
  post: { units: [], areas: ['health'], main: false, ...post },
});

async function suggested(people: readonly ListedPerson[], family: (typeof roleFamilies)[number] = 'HO') {
  const { state } = playCase({ policy, facts: { ...postFacts(), serviceArea: 'health', roleFamily: family } });
  const found = await suggestRepresentatives({ directory: createFileDirectory(people) }, tenant, { state: state(), policy });
  return found.map(({ person, union, suggested: is }) => [person.name, union, is]);
}

describe('whom a manager can involve', () => {
  test('are those for the unit or area, the suggested unions first and in each the main representative', async () => {
    const people = [
      representative('Ada', { union: 'utdanningsforbundet', main: true }),
      representative('Bo', { union: 'nsf' }),
      representative('Cilla', { union: 'nsf', main: true }),
      representative('Dag', { union: 'fagforbundet' }),
      representative('Eli', { union: 'fagforbundet', areas: ['school'] }),
    ];
    expect(await suggested(people)).toEqual([
      ['Dag', 'Fagforbundet', true],
      ['Cilla', 'Norsk Sykepleierforbund', true],
      ['Bo', 'Norsk Sykepleierforbund', true],
      ['Ada', 'Utdanningsforbundet', false],
    ]);
  });

  test('the role family changes what is suggested, never who can be chosen', async () => {
    const people = [representative('Ada', { union: 'utdanningsforbundet' }), representative('Bo', { union: 'nsf' })];
    expect((await suggested(people, 'BH'))[0]).toEqual(['Ada', 'Utdanningsforbundet', true]);
    for (const family of roleFamilies) expect(await suggested(people, family)).toHaveLength(2);
  });

  test('a union the policy of the case does not know yet is there under its id, not suggested', async () => {
    expect(await suggested([representative('Ada', { union: 'parat' })])).toEqual([['Ada', 'parat', false]]);
  });
});

describe('the unions of Asker', () => {
  test('are proposals, every one: no local paper says who takes part in what', () => {
    expect(policy.unions.length).toBeGreaterThan(5);
    expect(new Set(policy.unions.map(({ certainty }) => certainty))).toEqual(new Set(['DEFAULT']));
  });
});
