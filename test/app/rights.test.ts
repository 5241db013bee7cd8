import { describe, expect, test } from 'vitest';
import { isAllowed, rightsTable, toRelation, type Action, type Relation } from '../../src/app/rights.ts';
import type { UserId } from '../../src/core/ids.ts';
import type { Person, Role } from '../../src/ports/directory.ts';

const kari = 'kari' as UserId;
const ola = 'ola' as UserId;
const person = (...roles: readonly Role[]): Person => ({ id: kari, name: 'Kari', roles, unit: null });

const actions = ['open-case', 'view-case', 'work', 'override', 'hand-over', 'list-all', 'change-settings'] as const satisfies readonly Action[];

/** Who may do what, written out once more: one row for each role and relation, one mark for each action. */
const matrix: readonly (readonly [Role, Relation, string])[] = [
  //                     open  view  work  over  hand  list  settings
  ['manager', 'owner', 'yes   yes   yes   no    yes   no    no'],
  ['manager', 'none', 'yes   no    no    no    no    no    no'],
  ['hr', 'owner', 'yes   yes   yes   yes   yes   yes   yes'],
  ['hr', 'none', 'yes   yes   no    yes   yes   yes   yes'],
  ['union', 'owner', 'no    no    no    no    no    no    no'],
  ['union', 'none', 'no    no    no    no    no    no    no'],
  ['director', 'owner', 'no    no    no    no    no    no    no'],
  ['director', 'none', 'no    no    no    no    no    no    no'],
];

const cells = matrix.flatMap(([role, relation, marks]) =>
  marks.split(/\s+/).map((mark, index) => ({ role, relation, action: actions[index] ?? 'work', allowed: mark === 'yes' })),
);

describe('who may do what', () => {
  test.each(cells)('$role, $relation: $action is $allowed', ({ role, relation, action, allowed }) => {
    expect(isAllowed(person(role), action, relation)).toBe(allowed);
  });

  test('the matrix has a cell for everything the table knows', () => {
    expect(cells).toHaveLength(Object.keys(rightsTable).length * 2 * actions.length);
    const listed = new Set(Object.values(rightsTable).flatMap((relations) => Object.values(relations).flat()));
    expect([...listed].filter((action) => !actions.includes(action))).toEqual([]);
  });

  test.each(actions)('without a role nobody may %s', (action) => {
    expect([isAllowed(person(), action, 'owner'), isAllowed(person(), action, 'none')]).toEqual([false, false]);
  });

  test('two roles give the rights of both', () => {
    expect(isAllowed(person('manager', 'hr'), 'override', 'none')).toBe(true);
    expect(isAllowed(person('union', 'manager'), 'work', 'owner')).toBe(true);
    expect(isAllowed(person('union', 'director'), 'view-case', 'owner')).toBe(false);
  });
});

describe('how a person stands to a case', () => {
  test('its owner is its owner, anybody else is not', () => {
    expect(toRelation(person('manager'), kari)).toBe('owner');
    expect(toRelation(person('manager'), ola)).toBe('none');
    expect(toRelation(person('hr'), ola)).toBe('none');
  });

  test('where there is no case nobody is its owner', () => {
    expect(toRelation({ ...person('manager'), id: '' as UserId }, null)).toBe('none');
  });

  test('ownership without a role gives nothing: who leaves the municipality loses the case with it', () => {
    expect(isAllowed(person(), 'view-case', toRelation(person(), kari))).toBe(false);
  });
});
