import { isDisqualified } from '../../core/case/panel.ts';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';
import { findApprovers } from '../find-answerers.ts';
import type { LoadedCase } from '../load-case.ts';
import { findReach, type ReachParts } from '../sending/reach.ts';

/** Those who can decide a member's doubt, and who of them the bot cannot reach. */
export interface Superiors {
  readonly reachable: readonly Person[];
  readonly unreached: readonly { readonly person: Person; readonly reason: UnreachableReason }[];
}

/** Finds who decides a doubt: the director of the area or HR, as the municipality has set it, and HR where there is no such director. Nobody decides about herself, nor in a case she leads or may take no part in. */
export async function findSuperiors(
  app: ReachParts & Pick<App, 'directory'>,
  tenant: TenantId,
  { state, policy }: LoadedCase,
  member: UserId,
): Promise<Superiors> {
  const isOther = ({ id }: Person) => id !== member && id !== state.owner && !isDisqualified(state, id);
  const byHr = policy.settings.find(({ id }) => id === 'habilitet.avgjor')?.value === 'hr';
  const director = byHr ? undefined : await findDirector(app, tenant, { state });
  const people = director !== undefined && isOther(director) ? [director] : (await app.directory.withRole(tenant, 'hr')).filter(isOther);
  const found = await Promise.all(people.map(async (person) => ({ person, reach: await findReach(app, tenant, person.id) })));
  return {
    reachable: found.flatMap(({ person, reach }) => (reach.ok ? [person] : [])),
    unreached: found.flatMap(({ person, reach }) => (reach.ok ? [] : [{ person, reason: reach.reason }])),
  };
}

/** The director of the case's area, with the role it takes to decide; in a case she leads herself, whoever answers for her. Nobody where she may take no part in it. */
export async function findDirector(app: Pick<App, 'directory'>, tenant: TenantId, { state }: Pick<LoadedCase, 'state'>): Promise<Person | undefined> {
  const director = await app.directory.directorOf(tenant, state.facts.serviceArea);
  const found = director?.id === state.owner ? (await findApprovers(app, tenant, state)).find(({ id }) => id !== state.owner) : director;
  return found?.roles.includes('director') === true && !isDisqualified(state, found.id) ? found : undefined;
}
