import { toStatus } from '../../core/case/state.ts';
import { planAhead } from '../../core/reminder/plan-ahead.ts';
import { suggestPlan } from '../../core/reminder/suggest-plan.ts';
import { toMilestones } from '../../core/reminder/to-milestones.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toAheadRow, toReachNotice, toSuggestedRows, type RowReader } from './ahead-rows.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toStatusNote } from './case-standing.ts';

/** Rows on one page: with the line of what has been and what the plan says, a card one can take in. */
const perPage = 10;

/** «Hva skjer framover»: what the case has a day for, then the days that are suggested. `page` counts from 0. */
export function toAheadReply(
  loaded: LoadedCase,
  { origin, page, ...reader }: RowReader & { readonly origin: CardOrigin; readonly page: number },
): Reply {
  const { state, policy } = loaded;
  const { today } = reader;
  const plan = suggestPlan(state, policy, today);
  const rows = [
    ...planAhead(state, policy, today).map((entry) => toAheadRow(loaded, entry, reader)),
    ...(plan === null ? [] : toSuggestedRows(plan, today)),
  ];
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const note = toStatus(state) === 'running' ? null : toStatusNote(loaded);
  const turn = (to: number, key: string) => toButton(origin, 'case.ahead', { key }, { data: { page: to } });
  return {
    kind: 'ahead',
    view: {
      caseId: state.id,
      title: state.facts.title,
      past: toMilestones(state, policy, today).past.map(({ stage, date }) => ({ what: stage.label, date })),
      notices: [...(note === null ? [] : [{ tone: 'neutral' as const, text: note }]), ...(plan === null ? [] : [toReachNotice(plan)])],
      rows: rows.slice(shown * perPage, (shown + 1) * perPage),
      suggestion: { key: `app.ahead.plan-${plan?.direction ?? 'forwards'}` },
      page: { number: shown + 1, of: pages },
      buttons: [
        ...(shown > 0 ? [turn(shown - 1, 'app.button.previous')] : []),
        ...(shown < pages - 1 ? [turn(shown + 1, 'app.button.next-page')] : []),
        ...(rows.some(({ days }) => days >= 0) ? [toButton(origin, 'case.calendar', { key: 'app.button.calendar' })] : []),
        toButton(origin, 'case.plan', { key: 'app.button.plan' }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
