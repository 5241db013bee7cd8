import type { Summary } from '../summary.ts';
import { reachableCases } from '../text/case-list.ts';
import type { TurnContext } from '../turn-context.ts';

/** More than these and nobody finds the one in a list. */
const most = 20;

/** The cases an advert may be checked for: the speaker's own that are not closed. */
export async function advertCases(context: TurnContext): Promise<readonly Summary[]> {
  const cases = await reachableCases(context);
  return cases.filter(({ status, owner }) => status !== 'closed' && owner === context.person.id).slice(0, most);
}
