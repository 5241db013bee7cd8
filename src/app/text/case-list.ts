import type { CaseLine, Reply } from '../../core/reply.ts';
import type { Say } from '../../core/text.ts';
import { listOpenCases, listOwnCases } from '../list-cases.ts';
import { isAllowed } from '../rights.ts';
import type { Summary } from '../summary.ts';
import { menuButton, toNotice, type TurnContext } from '../turn-context.ts';

/** How many cases one list shows; the number left out is said. */
const shown = 15;

/** The cases the speaker may choose among: her own, and for HR everybody's open ones. */
export async function reachableCases(context: TurnContext): Promise<readonly Summary[]> {
  const own = await listOwnCases(context.app, context.tenant, context.person.id);
  if (!isAllowed(context.person, 'list-all', 'none')) return own;
  const all = await listOpenCases(context.app, context.tenant);
  const mine = new Set(own.map(({ caseId }) => caseId));
  return [...own, ...all.filter(({ caseId }) => !mine.has(caseId))];
}

/** «Mine saker». Open cases first; none yet is an invitation, not an empty list. */
export async function toCaseList(context: TurnContext, title: Say = { key: 'app.list-title.mine' }, found?: readonly Summary[]): Promise<Reply> {
  const cases = (found ?? (await reachableCases(context))).toSorted(
    (one, other) => Number(one.status === 'closed') - Number(other.status === 'closed'),
  );
  const newCase = menuButton(context, 'case.new', { key: 'app.button.new-case' }, {}, cases.length === 0 ? 'primary' : 'normal');
  if (cases.length === 0)
    return toNotice({ key: 'app.list-title.none' }, { buttons: isAllowed(context.person, 'open-case', 'none') ? [newCase] : [] });
  const lines = await Promise.all(cases.slice(0, shown).map((one) => toLine(context, one)));
  return { kind: 'case-list', title, cases: lines, more: Math.max(0, cases.length - shown), buttons: [newCase] };
}

async function toLine(context: TurnContext, { caseId, title, unit, status, stage, next, date, owner }: Summary): Promise<CaseLine> {
  const other = owner === context.person.id ? null : await context.app.directory.find(context.tenant, owner);
  return {
    caseId,
    title,
    unit,
    status,
    stage: stage?.title ?? null,
    next: next?.title ?? null,
    date,
    owner: other?.name ?? null,
    button: menuButton(context, 'case.show', { key: 'app.button.show' }, { case: caseId }),
  };
}
