import type { UserId } from '../core/ids.ts';
import type { Person, Role } from '../ports/directory.ts';

/** Everything that is guarded. `work` is every step and change of the manager's own process. */
export type Action = 'open-case' | 'view-case' | 'work' | 'override' | 'hand-over' | 'list-all' | 'change-settings';

/** How a person stands to a case; `none` also where no case is concerned. */
export type Relation = 'owner' | 'none';

/** Who may do what: role × relation → actions. What is not listed is refused. */
export const rightsTable: Readonly<Record<Role, Readonly<Record<Relation, readonly Action[]>>>> = {
  manager: {
    owner: ['open-case', 'view-case', 'work', 'hand-over'],
    none: ['open-case'],
  },
  hr: {
    owner: ['open-case', 'view-case', 'work', 'override', 'hand-over', 'list-all', 'change-settings'],
    none: ['open-case', 'view-case', 'override', 'hand-over', 'list-all', 'change-settings'],
  },
  union: { owner: [], none: [] },
  director: { owner: [], none: [] },
};

/** How a person stands to a case, from the case itself and never from card data. */
export function toRelation(person: Person, owner: UserId | null): Relation {
  return owner !== null && person.id === owner ? 'owner' : 'none';
}

/** Whether some role of hers allows the action. */
export function isAllowed(person: Person, action: Action, relation: Relation): boolean {
  return person.roles.some((role) => rightsTable[role][relation].includes(action));
}
