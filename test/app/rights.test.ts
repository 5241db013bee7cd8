import { describe, expect, test } from 'vitest';
import { actions, isAllowed, relations, rightsTable, toRelations, type Relation } from '../../src/app/rights.ts';
import type { IsoDate, UserId } from '../../src/core/ids.ts';
import type { Person, Role } from '../../src/ports/directory.ts';
import { postFacts } from '../core/case/post-facts.ts';

const kari = 'kari' as UserId;
const ola = 'ola' as UserId;
const person = (...roles: readonly Role[]): Person => ({ id: kari, name: 'Kari', roles, unit: null });

/** Who may do what, written out once more: one row for each role and relation, one mark for each action in their order. */
const matrix = `
role      relation       open  view  shared  work  over  hand  list  settings  director  union  as-hr  panel  settle  appoint  broadcast
manager   owner          yes   yes   yes     yes   no    yes   no    no        no        no     no     no     no      no       no
manager   stand-in       yes   yes   yes     yes   no    no    no    no        no        no     no     no     no      no       no
manager   area-director  yes   no    no      no    no    no    no    no        no        no     no     no     no      no       no
manager   superior       yes   no    no      no    no    no    no    no        no        no     no     no     no      no       no
manager   shared         yes   no    no      no    no    no    no    no        no        no     no     no     no      no       no
manager   panel          yes   no    yes     no    no    no    no    no        no        no     no     yes    no      no       no
manager   none           yes   no    no      no    no    no    no    no        no        no     no     no     no      no       no
hr        owner          yes   yes   yes     yes   yes   yes   yes   yes       no        no     yes    no     yes     no       yes
hr        stand-in       yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    no     yes     no       yes
hr        area-director  yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    no     yes     no       yes
hr        superior       yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    no     yes     no       yes
hr        shared         yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    no     yes     no       yes
hr        panel          yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    yes    yes     no       yes
hr        none           yes   yes   yes     no    yes   yes   yes   yes       no        no     yes    no     yes     no       yes
union     owner          no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
union     stand-in       no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
union     area-director  no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
union     superior       no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
union     shared         no    no    yes     no    no    no    no    no        no        yes    no     no     no      no       no
union     panel          no    no    yes     no    no    no    no    no        no        no     no     yes    no      no       no
union     none           no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
director  owner          no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
director  stand-in       no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
director  area-director  no    yes   yes     no    no    no    no    no        yes       no     no     no     yes     yes      no
director  superior       no    yes   yes     no    no    no    no    no        yes       no     no     no     yes     yes      no
director  shared         no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
director  panel          no    no    yes     no    no    no    no    no        no        no     no     yes    no      no       no
director  none           no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    owner          no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    stand-in       no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    area-director  no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    superior       no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    shared         no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
nobody    panel          no    no    yes     no    no    no    no    no        no        no     no     yes    no      no       no
nobody    none           no    no    no      no    no    no    no    no        no        no     no     no     no      no       no
`;

const [, ...rows] = matrix.trim().split('\n');
const cells = rows.flatMap((row) => {
  const [role, relation, ...marks] = row.split(/\s+/);
  return marks.map((mark, index) => ({
    role: role as Role | 'nobody',
    relation: relation as Relation,
    action: actions[index] ?? 'work',
    allowed: mark === 'yes',
  }));
});

describe('who may do what', () => {
  test.each(cells)('$role, $relation: $action is $allowed', ({ role, relation, action, allowed }) => {
    expect(isAllowed(role === 'nobody' ? person() : person(role), action, [relation])).toBe(allowed);
  });

  test('the matrix has one cell for everything there is', () => {
    const distinct = new Set(cells.map(({ role, relation, action }) => `${role} ${relation} ${action}`));
    expect(distinct.size).toBe(Object.keys(rightsTable).length * relations.length * actions.length);
    expect(cells).toHaveLength(distinct.size);
  });

  test('a way to stand to a case never takes away what the role gives without one', () => {
    for (const ways of Object.values(rightsTable)) {
      for (const relation of relations) expect(ways[relation]).toEqual(expect.arrayContaining([...ways.none]));
    }
  });

  test('who sees all of a case also sees how it stands', () => {
    for (const granted of Object.values(rightsTable).flatMap((ways) => Object.values(ways))) {
      if (granted.includes('view-case')) expect(granted).toContain('view-shared');
    }
  });

  test('two roles give the rights of both, each in its own relation', () => {
    expect(isAllowed(person('manager', 'hr'), 'override')).toBe(true);
    expect(isAllowed(person('union', 'manager'), 'work', ['owner'])).toBe(true);
    expect(isAllowed(person('union', 'director'), 'view-case', ['owner'])).toBe(false);
    expect(isAllowed(person('union', 'director'), 'view-case', ['shared'])).toBe(false);
    expect(isAllowed(person('union', 'director'), 'view-case', ['shared', 'area-director'])).toBe(true);
  });
});

describe('how a person stands to a case', () => {
  const today = '2026-11-24' as IsoDate;
  const share = { with: kari, as: 'union', union: '2/union-1', step: 'need.union', position: null } as const;
  const of = (owner: UserId, shares: readonly object[] = [], panel: readonly object[] = []) =>
    ({ owner, facts: postFacts({ serviceArea: 'health' }), shares, panel, leftPanel: [], formerLeaders: [] }) as unknown as Parameters<
      typeof toRelations
    >[1];
  const standIn = (until: string | null): Person => ({ ...person('manager'), standsInFor: [{ owner: ola, until: until as IsoDate | null }] });

  test('its owner is its owner, anybody else is not', () => {
    expect(toRelations(person('manager'), of(kari), today)).toEqual(['owner']);
    expect(toRelations(person('manager'), of(ola), today)).toEqual(['none']);
    expect(toRelations(person('hr'), of(ola), today)).toEqual(['none']);
  });

  test.each([
    [null, ['stand-in']],
    ['2026-11-25', ['stand-in']],
    ['2026-11-24', ['stand-in']],
    ['2026-11-23', ['none']],
  ])('who stands in until %s is today %j', (until, expected) => {
    expect(toRelations(standIn(until), of(ola), today)).toEqual(expected);
    expect(toRelations(standIn(until), of('per' as UserId), today)).toEqual(['none']);
  });

  test('a stand-in who may not take part has only her place on the panel, and nothing when she is out of it', () => {
    const out = { user: kari, answer: { clear: false }, ruling: null };
    const case_ = of(ola, [], [out]);
    expect(toRelations(standIn(null), case_, today)).toEqual(['panel']);
    expect(toRelations(standIn(null), { ...case_, panel: [], leftPanel: [out] } as unknown as typeof case_, today)).toEqual(['none']);
    expect(toRelations(standIn(null), of(ola, [], [{ ...out, answer: { clear: true } }]), today)).toEqual(['stand-in', 'panel']);
  });

  test('a director stands to the cases of her areas, whoever owns them', () => {
    expect(toRelations({ ...person('director'), directs: ['social', 'health'] }, of(ola), today)).toEqual(['area-director']);
    expect(toRelations({ ...person('director'), directs: ['social'] }, of(ola), today)).toEqual(['none']);
    expect(toRelations(person('director'), of(ola), today)).toEqual(['none']);
  });

  test('whoever answers for a director stands to the cases that director owns in the areas she directs, and to no others', () => {
    const chief = { ...person('director'), approvesFor: [{ director: ola, areas: ['health'] }] } as const;
    expect(toRelations(chief, of(ola), today)).toEqual(['superior']);
    expect(toRelations(chief, of('per' as UserId), today)).toEqual(['none']);
    expect(toRelations({ ...chief, approvesFor: [{ director: ola, areas: ['school'] }] }, of(ola), today)).toEqual(['none']);
  });

  test('a representative stands to what is shared with her, and to nothing else in her unit', () => {
    const post = { union: 'delta', units: [], areas: ['health'], main: true } as const;
    expect(toRelations({ ...person('union'), post }, of(ola, [share]), today)).toEqual(['shared']);
    expect(toRelations({ ...person('union'), post }, of(ola, [{ ...share, with: ola }]), today)).toEqual(['none']);
    expect(toRelations({ ...person('union'), post }, of(ola), today)).toEqual(['none']);
  });

  test('somebody can stand to a case in several ways', () => {
    const both: Person = { ...standIn(null), directs: ['health'] };
    expect(toRelations(both, of(ola, [share]), today)).toEqual(['stand-in', 'area-director', 'shared']);
    expect(toRelations({ ...both, standsInFor: [{ owner: kari, until: null }] }, of(kari), today)).toEqual(['owner', 'area-director']);
  });

  test('where there is no case nobody is its owner', () => {
    expect(toRelations({ ...person('manager'), id: '' as UserId }, null, today)).toEqual(['none']);
  });

  test('a member stands to the case whose panel she is on, whatever her role, and so does its leader', () => {
    expect(toRelations(person(), of(ola, [], [{ user: kari }]), today)).toEqual(['panel']);
    expect(toRelations(person('manager'), of(kari, [], [{ user: kari }]), today)).toEqual(['owner', 'panel']);
    expect(toRelations(person(), of(ola, [], [{ user: ola }]), today)).toEqual(['none']);
  });

  test('a relation without a role gives a part on the panel at most', () => {
    const given = actions.filter((action) => isAllowed(person(), action, [...relations]));
    expect(given).toEqual(['view-shared', 'answer-as-panel']);
  });

  test('who leaves the municipality loses the case with it', () => {
    for (const action of actions) expect(isAllowed({ ...person(), isUnknown: true }, action, [...relations])).toBe(false);
  });
});
