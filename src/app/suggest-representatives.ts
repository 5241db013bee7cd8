import type { TenantId } from '../core/ids.ts';
import type { Representative } from '../ports/directory.ts';
import type { App } from './app.ts';
import type { LoadedCase } from './load-case.ts';

/** A union representative the manager can involve in a case. */
export interface SuggestedRepresentative {
  readonly person: Representative;
  /** What the union is called. */
  readonly union: string;
  /** The policy suggests her union for the role family; the union itself decides. */
  readonly suggested: boolean;
}

/** Everybody who speaks for the case's unit or service area: suggested unions first, and in each union its main representative, who decides. */
export async function suggestRepresentatives(
  { directory }: Pick<App, 'directory'>,
  tenant: TenantId,
  { state, policy }: Pick<LoadedCase, 'state' | 'policy'>,
): Promise<readonly SuggestedRepresentative[]> {
  const found = await directory.representatives(tenant, state.facts);
  return found
    .map((person) => {
      const union = policy.unions.find(({ id }) => id === person.post.union);
      // A case may keep an older policy than the directory's newest union.
      return { person, union: union?.name ?? person.post.union, suggested: union?.families.includes(state.facts.roleFamily) ?? false };
    })
    .toSorted(
      (one, other) =>
        Number(other.suggested) - Number(one.suggested) ||
        one.union.localeCompare(other.union, 'nb') ||
        Number(other.person.post.main) - Number(one.person.post.main),
    );
}
