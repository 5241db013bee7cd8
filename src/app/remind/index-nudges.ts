import type { IsoDate, TenantId, UserId } from '../../core/ids.ts';
import type { Nudge } from '../../core/reminder/nudge.ts';
import { planNudges } from '../../core/reminder/plan-nudges.ts';
import type { App } from '../app.ts';
import type { LoadedCase } from '../load-case.ts';
import { findSuperiors } from '../panel/find-superiors.ts';
import { isInDoubt } from '../show/panel-lines.ts';
import { loadReminded, toldKey, type Reminded } from './reminded.ts';
import { addPlaces, type TellPlace } from './tell-places.ts';

/** The day on which a reminder is still to be told to somebody; null when she has been. */
export function tellDay({ told }: Reminded, { id, due }: { readonly id: string; readonly due: IsoDate }): IsoDate | null {
  const known = told[id];
  return known === undefined ? due : known.until;
}

/** Whom a case concerns, by the case and the directory as they are now, with what each is to be told. */
async function findConcerned(app: App, tenant: TenantId, loaded: LoadedCase, today: IsoDate): Promise<ReadonlyMap<UserId, readonly Nudge[]>> {
  const { state, policy } = loaded;
  const nudges = planNudges(state, policy, today);
  const hr = nudges.some(({ party }) => party.kind === 'hr') ? await app.directory.withRole(tenant, 'hr') : [];
  const usersOf = async ({ party, about }: Nudge): Promise<readonly UserId[]> => {
    switch (party.kind) {
      case 'owner':
        return [state.owner];
      case 'answerers':
        return party.to;
      case 'hr':
        return hr.map(({ id }) => id);
      case 'superiors': {
        if (about.kind !== 'doubt' || !isInDoubt(loaded, about.member)) return [];
        const { reachable } = await findSuperiors(app, tenant, loaded, party.of);
        return reachable.map(({ id }) => id);
      }
    }
  };
  const concerned = new Map<UserId, Nudge[]>();
  for (const nudge of nudges) for (const user of await usersOf(nudge)) concerned.set(user, [...(concerned.get(user) ?? []), nudge]);
  return concerned;
}

/**
 * Notes by day what a case has to tell to whom – to everybody or to one – so that nobody's digest has to read cases of
 * which nothing is due to her. Gives whom it concerns.
 */
export async function indexNudges(
  app: App,
  tenant: TenantId,
  loaded: LoadedCase,
  only: UserId | null = null,
): Promise<ReadonlyMap<UserId, readonly Nudge[]>> {
  const concerned = await findConcerned(app, tenant, loaded, app.clock.today());
  const places = await Promise.all(
    [...concerned].map(async ([user, hers]): Promise<readonly TellPlace[]> => {
      if (only !== null && user !== only) return [];
      const { reminded } = await loadReminded(app, tenant, user);
      return hers.flatMap(({ key, due }) => {
        const on = tellDay(reminded, { id: toldKey(loaded.state.id, key), due });
        return on === null ? [] : [{ user, on, caseId: loaded.state.id }];
      });
    }),
  );
  await addPlaces(app, tenant, places.flat());
  return concerned;
}
