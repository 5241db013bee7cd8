import { advertMaxLength } from '../../core/advert/advert-max-length.ts';
import type { Report } from '../../core/advert/report.ts';
import type { CaseId, Nonce } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Update } from '../../core/turn.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { toNotice, type TurnContext } from '../turn-context.ts';
import { keepCheck } from './kept-check.ts';
import { noteCheck } from './note-check.ts';
import { toReportReply } from './report-reply.ts';

/** The report, and the living cards that change because a case now knows of the check. */
export interface CheckedText {
  readonly reply: Reply;
  readonly updates: readonly Update[];
}

/** Checks a text, notes it in the case it is for where one is named and hers, and answers with the first page of the report. */
export async function checkText(
  context: TurnContext,
  {
    text,
    caseId,
    before,
    nonce = null,
  }: {
    readonly text: string;
    readonly caseId: CaseId | null;
    readonly before: readonly string[] | null;
    /** Of the card that was pressed, so that a late twin of the press does not bring an older text back. */
    readonly nonce?: Nonce | null;
  },
): Promise<CheckedText> {
  if (text.trim() === '') return { reply: toNotice({ key: 'app.advert.empty' }), updates: [] };
  if (text.length > advertMaxLength)
    return { reply: toNotice({ key: 'app.advert.too-long', params: { length: text.length, max: advertMaxLength } }), updates: [] };
  const found = await runCheck(context, text, caseId);
  if (found === null) return { reply: toNotice({ key: 'app.not-allowed' }), updates: [] };
  const { report } = found;
  // A text with an identity number is reported and not kept: the store never holds such a number.
  const isKept = !report.findings.some(({ rule }) => rule === 'privacy.identity-number');
  const kept = { text, caseId: found.loaded?.state.id ?? null, before: before === null ? null : [...before] };
  const id = isKept ? await keepCheck(context, kept) : null;
  const noted = found.loaded === null ? null : await noteCheck(context, found.loaded, { report, text: isKept ? text : null, nonce });
  const reply = toReportReply(context, {
    report,
    text,
    loaded: noted?.loaded ?? found.loaded,
    before,
    id,
    page: 1,
    standing: noted?.standing ?? [],
  });
  return { reply, updates: noted?.updates ?? [] };
}

/** Runs the check with what the case knows; null for a tenant without a policy. */
export async function runCheck(
  context: TurnContext,
  text: string,
  caseId: CaseId | null,
): Promise<{ readonly report: Report; readonly loaded: LoadedCase | null } | null> {
  const loaded = caseId === null ? null : await openForReader(context, caseId);
  const report = context.app.checkAdvert(context.tenant, text, {
    settings: (loaded ?? context).policy.settings,
    locale: context.locale,
    today: context.app.clock.today(),
    family: loaded?.state.facts.roleFamily ?? null,
    analysis: loaded?.state.requirements?.list ?? null,
  });
  return report === undefined ? null : { report, loaded };
}
