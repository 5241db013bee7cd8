import type { CaseId } from '../core/ids.ts';
import { loadCase, type LoadedCase } from './load-case.ts';
import { may, type TurnContext } from './turn-context.ts';

/** A case the speaker may see – all of it, or with `view-shared` how it stands; null for one that does not exist or is not hers: she is not told which. */
export async function openForReader(context: TurnContext, caseId: CaseId, as: 'view-case' | 'view-shared' = 'view-case'): Promise<LoadedCase | null> {
  const { app, tenant, person, request } = context;
  const loaded = await loadCase(app, tenant, caseId);
  if (loaded === undefined) return null;
  if (may(context, loaded, as)) return loaded;
  app.log.warn({ request: request.id, user: person.id, caseId }, 'refused to show a case');
  return null;
}
