import type { CaseLine } from '../../core/reply/case-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import type { Person } from '../../ports/directory.ts';
import { isAllowed } from '../rights.ts';
import { toRequestLine } from '../show/request-form.ts';
import { menuButton, toNotice, type TurnContext } from '../turn-context.ts';
import { reachableCases, type ReachableCase } from './reachable-cases.ts';

/** How many cases one list shows; the number left out is said. */
const shown = 15;

/** Whose list it is: her own cases, what is shared with a representative, or a director's area. */
export function listPart(person: Person): 'mine' | 'union' | 'director' | 'panel' {
  if (isAllowed(person, 'open-case')) return 'mine';
  return (['director', 'union'] as const).find((role) => person.roles.includes(role)) ?? (person.roles.length === 0 ? 'panel' : 'mine');
}

/** «Mine saker». Open cases first; none yet is an invitation, not an empty list. */
export async function toCaseList(
  context: TurnContext,
  title: Say = { key: `app.list-title.${listPart(context.person)}` },
  found?: readonly ReachableCase[],
): Promise<Reply> {
  const cases = (found ?? (await reachableCases(context))).toSorted(
    // A closed case somebody waits for an answer in is not done with.
    (one, other) => Number(isOver(one)) - Number(isOver(other)),
  );
  const newCase = menuButton(context, 'case.new', { key: 'app.button.new-case' }, {}, cases.length === 0 ? 'primary' : 'normal');
  const buttons = isAllowed(context.person, 'open-case') ? [newCase] : [];
  if (cases.length === 0) return toNotice({ key: `app.list-title.none-${listPart(context.person)}` }, { buttons });
  const lines = await Promise.all(cases.slice(0, shown).map((one) => toLine(context, one)));
  return { kind: 'case-list', title, cases: lines, more: Math.max(0, cases.length - shown), buttons };
}

const isOver = ({ status, request }: ReachableCase) => status === 'closed' && request === null;

async function toLine(
  context: TurnContext,
  { caseId, title, unit, status, stage, next, date, request, owner, processOnly }: ReachableCase,
): Promise<CaseLine> {
  const other = owner === context.person.id ? null : await context.app.directory.find(context.tenant, owner);
  return {
    caseId,
    title,
    unit,
    status,
    stage: stage?.title ?? null,
    // Which step is next can tell something about a candidate.
    next: processOnly ? null : (next?.title ?? null),
    date: processOnly ? null : date,
    request: processOnly || request === null ? null : toRequestLine(request, context.app.clock.today()),
    owner: other?.name ?? null,
    button: menuButton(context, 'case.show', { key: 'app.button.show' }, { case: caseId }),
  };
}
