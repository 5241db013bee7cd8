import type { Finding, Report } from '../../core/advert/report.ts';
import type { CaseId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import { openForReader } from '../open-for-reader.ts';
import { toNotice, type TurnContext } from '../turn-context.ts';
import { keepCheck } from './kept-check.ts';
import { toReportReply } from './report-reply.ts';

/** Longest advert that is checked, in UTF-16 units. */
export const advertMaxLength = 60_000;

/** Names a finding across two versions of a text: its rule and the words it quotes. */
export function findingKey({ rule, quote }: Finding): string {
  return `${rule}|${(quote ?? '').replaceAll(/\s+/g, ' ').trim().toLowerCase()}`;
}

/** Checks a text, for a case where one is named and hers, and answers with the first page of the report. */
export async function checkText(
  context: TurnContext,
  { text, caseId, before }: { readonly text: string; readonly caseId: CaseId | null; readonly before: readonly string[] | null },
): Promise<Reply> {
  if (text.trim() === '') return toNotice({ key: 'app.advert.empty' });
  if (text.length > advertMaxLength) return toNotice({ key: 'app.advert.too-long', params: { length: text.length, max: advertMaxLength } });
  const found = await runCheck(context, text, caseId);
  if (found === null) return toNotice({ key: 'app.not-allowed' });
  // A text with an identity number is reported and not kept: the store never holds such a number.
  const isKept = !found.report.findings.some(({ rule }) => rule === 'privacy.identity-number');
  const id = isKept ? await keepCheck(context, { text, caseId: found.caseId, before: before === null ? null : [...before] }) : null;
  return toReportReply(context, { report: found.report, text, caseId: found.caseId, title: found.title, before, id, page: 1 });
}

/** Runs the check with what the case knows; null for a tenant without a policy. */
export async function runCheck(
  context: TurnContext,
  text: string,
  caseId: CaseId | null,
): Promise<{ readonly report: Report; readonly caseId: CaseId | null; readonly title: string | null } | null> {
  const loaded = caseId === null ? null : await openForReader(context, caseId);
  const report = context.app.checkAdvert(context.tenant, text, {
    locale: context.locale,
    today: context.app.clock.today(),
    family: loaded?.state.facts.roleFamily ?? null,
    analysis: loaded?.state.requirements?.list ?? null,
  });
  return report === undefined ? null : { report, caseId: loaded?.state.id ?? null, title: loaded?.state.facts.title ?? null };
}
