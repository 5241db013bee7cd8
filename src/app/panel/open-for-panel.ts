import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import type { Press } from '../press/read-press.ts';
import { may, type TurnContext } from '../turn-context.ts';

/** The case of a press about the panel, for a member to answer or the manager to work in; null, and logged, for anybody else. */
export async function openForPanel(context: TurnContext, press: Press, as: 'answer-as-panel' | 'settle-doubt' | 'work'): Promise<LoadedCase | null> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId, 'view-shared');
  if (loaded === null || may(context, loaded, as)) return loaded;
  const { app, person, request } = context;
  app.log.warn({ request: request.id, user: person.id, caseId: press.caseId, verb: press.verb }, 'refused a press');
  return null;
}
