import type { Summary } from '../summary.ts';
import { worksFor } from '../stands-in-for.ts';
import { reachableCases } from '../text/reachable-cases.ts';
import type { TurnContext } from '../turn-context.ts';

/** More than these and nobody finds the one in a list. */
const most = 20;

/** The cases an advert may be checked for: those the speaker works in that are not closed. */
export async function advertCases(context: TurnContext): Promise<readonly Summary[]> {
  const cases = await reachableCases(context);
  const today = context.app.clock.today();
  return cases.filter(({ status, owner }) => status !== 'closed' && worksFor(context.person, owner, today)).slice(0, most);
}
