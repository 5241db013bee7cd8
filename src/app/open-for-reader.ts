import type { CaseId } from '../core/ids.ts';
import { loadCase, type LoadedCase } from './load-case.ts';
import { isAllowed, toRelation } from './rights.ts';
import type { TurnContext } from './turn-context.ts';

/** A case the speaker may see; null for one that does not exist or is not hers – she is not told which. */
export async function openForReader({ app, tenant, person, request }: TurnContext, caseId: CaseId): Promise<LoadedCase | null> {
  const loaded = await loadCase(app, tenant, caseId);
  if (loaded === undefined) return null;
  if (isAllowed(person, 'view-case', toRelation(person, loaded.state.owner))) return loaded;
  app.log.warn({ request: request.id, user: person.id, caseId }, 'refused to show a case');
  return null;
}
