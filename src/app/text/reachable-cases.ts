import { listOpenCases, listOwnCases, listPanelCases, listSharedCases } from '../list-cases.ts';
import { isAllowed, type Relation } from '../rights.ts';
import { standsInFor } from '../stands-in-for.ts';
import type { Summary } from '../summary.ts';
import type { TurnContext } from '../turn-context.ts';

/** A case the speaker may choose. */
export interface ReachableCase extends Summary {
  /** She sees how it stands and nothing more. */
  readonly processOnly: boolean;
}

/** The cases the speaker may choose among: her own, those she stands in for, those of her area or shared with her, and for HR everybody's open ones. */
export async function reachableCases({ app, tenant, person }: Pick<TurnContext, 'app' | 'tenant' | 'person'>): Promise<readonly ReachableCase[]> {
  const open = async () => listOpenCases(app, tenant);
  const owned = async () => listOwnCases(app, tenant, person.id);
  const stoodInFor = async () => {
    const owners = standsInFor(person, app.clock.today());
    return (await Promise.all(owners.map((owner) => listOwnCases(app, tenant, owner)))).flat();
  };
  const ofArea = async () => {
    const { directs = [] } = person;
    return directs.length === 0 ? [] : (await open()).filter(({ serviceArea }) => serviceArea !== null && directs.includes(serviceArea));
  };
  const ofDirectors = async () => {
    const { approvesFor = [] } = person;
    const owned = await Promise.all(approvesFor.map(({ director }) => listOwnCases(app, tenant, director)));
    return owned.flatMap((cases, index) =>
      cases.filter(({ serviceArea }) => serviceArea !== null && approvesFor[index]?.areas.includes(serviceArea) === true),
    );
  };
  const onPanel = async () => listPanelCases(app, tenant, person.id);
  const shared = async () => listSharedCases(app, tenant, person.id);
  // The index may still name her when the role is gone, so each list is asked for only where the role gives the right.
  const sources: readonly (readonly [Relation, () => Promise<readonly Summary[]>])[] = [
    ['owner', owned],
    ['stand-in', stoodInFor],
    ['area-director', ofArea],
    ['superior', ofDirectors],
    ['shared', shared],
    ['panel', onPanel],
    ...(isAllowed(person, 'list-all') ? [['none', open] as const] : []),
  ];
  const found = await Promise.all(
    sources.map(async ([relation, list]): Promise<readonly ReachableCase[]> => {
      if (!isAllowed(person, 'view-shared', [relation])) return [];
      const processOnly = !isAllowed(person, 'view-case', [relation]);
      return (await list()).map((summary) => ({ ...summary, processOnly }));
    }),
  );
  // Somebody can reach a case in two ways; the wider right counts.
  const distinct = new Map<string, ReachableCase>();
  for (const one of found.flat()) {
    const known = distinct.get(one.caseId);
    if (known === undefined || (known.processOnly && !one.processOnly)) distinct.set(one.caseId, one);
  }
  return [...distinct.values()];
}
