import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import type { Notice } from '../show/case-reply.ts';
import { replacing, type TurnContext } from '../turn-context.ts';
import { runCheck } from './check-text.ts';
import type { KeptCheck } from './kept-check.ts';
import { toStanding } from './note-check.ts';
import { toReportReply } from './report-reply.ts';

/** One page of the report on a kept text, as the case now is. */
export async function toPage(
  context: TurnContext,
  { text, caseId, before }: KeptCheck,
  { id, page, notices }: { readonly id: string; readonly page: number; readonly notices: readonly Notice[] },
): Promise<Outcome> {
  const found = await runCheck(context, text, caseId);
  if (found === null) return staleCard(context);
  const { report, loaded } = found;
  const standing = [...notices, ...(loaded === null ? [] : toStanding(context, loaded, report))];
  return replacing(context, toReportReply(context, { report, text, loaded, before, id, page, standing }));
}
