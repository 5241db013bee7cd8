import { isDisqualified } from '../core/case/panel.ts';
import type { CaseState } from '../core/case/state.ts';
import type { IsoDate } from '../core/ids.ts';
import type { Person, Role } from '../ports/directory.ts';
import { worksFor } from './stands-in-for.ts';

/**
 * Everything that is guarded. `work` is every step and change of the manager's own process;
 * `view-shared` is how the case stands, without anything people have written in it.
 */
export const actions = [
  'open-case',
  'view-case',
  'view-shared',
  'work',
  'override',
  'hand-over',
  'list-all',
  'change-settings',
  'answer-as-director',
  'answer-as-union',
  'answer-as-hr',
  'answer-as-panel',
  'settle-doubt',
  'appoint-leader',
  'broadcast',
] as const;

/** Something that is guarded. */
export type Action = (typeof actions)[number];

/** How a person can stand to a case; `none` also where no case is concerned. */
export const relations = ['owner', 'stand-in', 'area-director', 'superior', 'shared', 'panel', 'none'] as const;

/** A way to stand to a case. */
export type Relation = (typeof relations)[number];

const managing = ['open-case'] as const satisfies readonly Action[];
const advising = [
  'open-case',
  'view-case',
  'view-shared',
  'override',
  'hand-over',
  'list-all',
  'change-settings',
  'answer-as-hr',
  'settle-doubt',
  'broadcast',
] as const satisfies readonly Action[];

const directing = ['view-case', 'view-shared', 'answer-as-director', 'settle-doubt', 'appoint-leader'] as const satisfies readonly Action[];

/** Who may do what: role × relation → actions; `anybody` is everybody the directory knows, with or without a role. What is not listed is refused. */
export const rightsTable: Readonly<Record<Role | 'anybody', Readonly<Record<Relation, readonly Action[]>>>> = {
  manager: {
    owner: [...managing, 'view-case', 'view-shared', 'work', 'hand-over'],
    // Whose case it is to be is not decided while she is away.
    'stand-in': [...managing, 'view-case', 'view-shared', 'work'],
    'area-director': managing,
    superior: managing,
    shared: managing,
    panel: managing,
    none: managing,
  },
  hr: {
    owner: [...advising, 'work'],
    'stand-in': advising,
    'area-director': advising,
    superior: advising,
    shared: advising,
    panel: advising,
    none: advising,
  },
  union: { owner: [], 'stand-in': [], 'area-director': [], superior: [], shared: ['view-shared', 'answer-as-union'], panel: [], none: [] },
  director: {
    owner: [],
    'stand-in': [],
    // The case of a leader who is disqualified is hers to move; any other is not.
    'area-director': directing,
    superior: directing,
    shared: [],
    panel: [],
    none: [],
  },
  // Who prepares a case answers for herself, whatever else she is in the municipality.
  anybody: { owner: [], 'stand-in': [], 'area-director': [], superior: [], shared: [], panel: ['view-shared', 'answer-as-panel'], none: [] },
};

/** Every way a person stands to a case, from the case and the directory and never from card data; without a case `none`. */
export function toRelations(
  person: Person,
  state: Pick<CaseState, 'owner' | 'facts' | 'shares' | 'panel' | 'leftPanel' | 'formerLeaders'> | null,
  today: IsoDate,
): readonly Relation[] {
  if (state === null) return ['none'];
  const found: Relation[] = [];
  if (person.id === state.owner) found.push('owner');
  // Who may not take part does not do it in the leader's place either.
  else if (worksFor(person, state.owner, today) && !isDisqualified(state, person.id)) found.push('stand-in');
  if (person.directs?.includes(state.facts.serviceArea) === true) found.push('area-director');
  // The director owns the case herself: whoever answers for her takes her place.
  const own = person.approvesFor?.find(({ director }) => director === state.owner);
  if (own?.areas.includes(state.facts.serviceArea) === true) found.push('superior');
  if (state.shares.some((share) => share.with === person.id)) found.push('shared');
  if (state.panel.some(({ user }) => user === person.id)) found.push('panel');
  return found.length === 0 ? ['none'] : found;
}

/** Whether some role of hers allows the action in one of the ways she stands to the case. */
export function isAllowed(person: Person, action: Action, standing: readonly Relation[] = ['none']): boolean {
  const roles = person.isUnknown === true ? person.roles : (['anybody', ...person.roles] as const);
  return roles.some((role) => standing.some((relation) => rightsTable[role][relation].includes(action)));
}
