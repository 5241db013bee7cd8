import type { UserId } from '../../core/ids.ts';
import type { LoadedCase } from '../load-case.ts';
import { findReach } from '../sending/reach.ts';
import type { TurnContext } from '../turn-context.ts';

/** Those of the panel whom the bot cannot reach as things are now. */
export async function findUnreached({ app, tenant }: Pick<TurnContext, 'app' | 'tenant'>, { state }: LoadedCase): Promise<ReadonlySet<UserId>> {
  const found = await Promise.all(state.panel.map(async ({ user }) => ({ user, reach: await findReach(app, tenant, user) })));
  return new Set(found.flatMap(({ user, reach }) => (reach.ok ? [] : [user])));
}
