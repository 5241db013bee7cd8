import type { Step } from '../core/case/definition.ts';
import { isDisqualified } from '../core/case/panel.ts';
import type { TenantId, UserId } from '../core/ids.ts';
import type { UnreachableReason } from '../core/sending/unreachable.ts';
import type { Person } from '../ports/directory.ts';
import type { LoadedCase } from './load-case.ts';
import { findReach, type ReachParts } from './sending/reach.ts';
import type { App } from './app.ts';

/** Who answers a question in Losen herself. */
export type AnsweringRole = 'director' | 'hr';

/** Those a question can be put to, as the directory and their chats are now. */
export interface Answerers {
  readonly who: AnsweringRole;
  readonly reachable: readonly Person[];
  readonly unreached: readonly { readonly person: Person; readonly reason: UnreachableReason }[];
  /** Why the director of the area cannot answer herself: the case is hers, or she is the one who asks. */
  readonly own: 'owner' | 'asker' | null;
  /** The municipality lets the manager record the answer all the same. */
  readonly recorded: boolean;
}

/** The role that answers a step in Losen; null where the answer comes from elsewhere. */
export function toAnsweringRole({ asks }: Step): AnsweringRole | null {
  return asks?.who === 'director' || asks?.who === 'hr' ? asks.who : null;
}

/** Finds who answers a step's question: the director of the service area, or everybody in HR. Nobody answers in her own case, nor what she has asked herself. */
export async function findAnswerers(
  app: ReachParts & Pick<App, 'directory'>,
  tenant: TenantId,
  { state }: LoadedCase,
  step: Step,
  asker: UserId,
): Promise<Answerers | null> {
  const who = toAnsweringRole(step);
  if (who === null) return null;
  const director = who === 'director' ? await app.directory.directorOf(tenant, state.facts.serviceArea) : undefined;
  const own = director === undefined ? null : director.id === state.owner ? 'owner' : director.id === asker ? 'asker' : null;
  const all =
    own === 'owner'
      ? await findApprovers(app, tenant, state)
      : who === 'hr'
        ? await app.directory.withRole(tenant, 'hr')
        : director === undefined
          ? []
          : [director];
  // An area without the role would give no right to answer.
  const people = all.filter(({ id, roles }) => id !== state.owner && id !== asker && roles.includes(who) && !isDisqualified(state, id));
  const found = await Promise.all(people.map(async (person) => ({ person, reach: await findReach(app, tenant, person.id) })));
  return {
    who,
    reachable: found.flatMap(({ person, reach }) => (reach.ok ? [person] : [])),
    unreached: found.flatMap(({ person, reach }) => (reach.ok ? [] : [{ person, reason: reach.reason }])),
    own,
    recorded: step.asks?.recorded === true,
  };
}

/** Those who answer for a director in a case she owns herself. */
export async function findApprovers(
  { directory }: Pick<App, 'directory'>,
  tenant: TenantId,
  { owner, facts }: Pick<LoadedCase['state'], 'owner' | 'facts'>,
): Promise<readonly Person[]> {
  const directors = await directory.withRole(tenant, 'director');
  return directors.filter(({ approvesFor = [] }) =>
    approvesFor.some(({ director, areas }) => director === owner && areas.includes(facts.serviceArea)),
  );
}
