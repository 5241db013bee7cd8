import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { numberOf, textOf, type Press } from '../press/read-press.ts';
import { isAllowed } from '../rights.ts';
import { toButton } from '../show/button.ts';
import { newOrigin, posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { listReportedFindings, settleReportedFinding, type ReportedFinding } from './reported-findings.ts';

/** Reported findings on one card. */
const pageSize = 8;

/** HR's list of findings that somebody holds to be wrong, and taking one off it. */
export async function pressReported(context: TurnContext, press: Press): Promise<Outcome> {
  if (!isAllowed(context.person, 'change-settings')) return replacing(context, toNotice({ key: 'app.not-allowed' }));
  if (press.verb === 'advert.handled') {
    const id = textOf(press, 'reported') ?? '';
    if (/^[\w-]{1,120}$/.test(id)) await settleReportedFinding(context, id);
  }
  const reply = await toReportedReply(context, numberOf(press, 'page', 0));
  return press.menu ? posting(context, reply) : replacing(context, reply);
}

/** The list, a page at a time, oldest first. */
export async function toReportedReply(context: TurnContext, page = 0): Promise<Reply> {
  const findings = await listReportedFindings(context);
  if (findings.length === 0) return toNotice({ key: 'app.reported.none' });
  const origin = newOrigin(context, null);
  const last = Math.ceil(findings.length / pageSize) - 1;
  const at = Math.min(Math.max(0, page), last);
  const toView = ({ id, rule, principle, quote, message, comment, name, at: moment, caseId }: ReportedFinding) => ({
    rule,
    principle,
    quote,
    message,
    comment,
    from: {
      key: caseId === null ? 'app.reported.from' : 'app.reported.from-case',
      params: { name, date: { date: moment.slice(0, 10) }, case: caseId ?? '' },
    },
    button: toButton(origin, 'advert.handled', { key: 'app.button.handled' }, { data: { reported: id, page: at } }),
  });
  const pageButton = (to: number, key: string) => toButton(origin, 'advert.reported', { key }, { data: { page: to } });
  return {
    kind: 'reported-findings',
    findings: findings.slice(at * pageSize, (at + 1) * pageSize).map(toView),
    buttons: [...(at > 0 ? [pageButton(at - 1, 'app.button.previous')] : []), ...(at < last ? [pageButton(at + 1, 'app.button.next-page')] : [])],
  };
}
