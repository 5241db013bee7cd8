import type { AheadEntry } from '../../core/reminder/plan-ahead.ts';
import type { SuggestedPlan } from '../../core/reminder/suggest-plan.ts';
import { daysBetween } from '../../core/reminder/working-days.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { AheadRow } from '../../core/reply/plan-view.ts';
import type { Message, Say, SayParam } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toCount } from './interview-lines.ts';
import { toWho } from './involvement-lines.ts';
import { stepTitle } from './step-title.ts';

/** Who reads a row, and when. */
export interface RowReader {
  readonly today: IsoDate;
  readonly reader: UserId;
}

/** A day of the case as a row of the timeline. */
export function toAheadRow(loaded: LoadedCase, entry: AheadEntry, { today, reader }: RowReader): AheadRow {
  const { state } = loaded;
  const leader = { key: state.owner === reader ? 'app.ahead.who.you' : 'app.ahead.who.leader' };
  const row = (kind: string, what: Say, who: SayParam | null, day: IsoDate | null = null): AheadRow => {
    const days = daysBetween(today, entry.date);
    return {
      date: entry.date,
      days,
      state: days < 0 ? 'overdue' : days === 0 ? 'today' : 'ahead',
      what,
      day,
      note: who === null ? { key: `app.ahead.${kind}` } : { key: 'app.ahead.waits', params: { kind: { key: `app.ahead.${kind}` }, who } },
    };
  };
  switch (entry.kind) {
    case 'deadline': {
      const { one, proposal } = entry;
      const asked = one.standing === 'asked' ? one.step.asks?.who : undefined;
      return row(proposal ? 'proposal' : 'deadline', stepTitle(one, state), asked === undefined ? leader : toParty(asked));
    }
    case 'reminder': {
      const { planned } = entry;
      const { step, reminder, anchor } = planned;
      const asked = step?.standing === 'asked' && reminder.to.includes('answerers') ? step.step.asks?.who : undefined;
      // Ahead of time it is not yet true that something was left undone.
      const isLater = step !== null && entry.date > today && entry.date > anchor;
      const who = reminder.to.includes('owner') ? leader : reminder.to.includes('hr') ? toParty('hr') : null;
      const waits = asked === undefined ? who : toParty(asked);
      return isLater ? row('reminder-if', stepTitle(step, state), waits) : row('reminder', reminder.text, waits, anchor);
    }
    case 'answer': {
      const step = loaded.policy.steps.find(({ id }) => id === entry.share.step);
      return row('answer', step?.involves?.moment ?? step?.title ?? { key: 'app.ahead.answer' }, toWho(loaded, entry.share));
    }
    case 'request':
      return row('answer', { key: `app.request.${entry.request.request}` }, entry.request.owner === 'hr' ? toParty('hr') : leader);
    case 'milestone':
      return row('set', entry.milestone.stage.label, null);
    case 'interviews':
      return row('set', toCount(entry.times), null);
    case 'end':
      return row('set', { key: `app.ahead.end-of-${entry.of}` }, null);
  }
}

/** The suggested days of a plan as rows. */
export function toSuggestedRows({ wanted, ahead }: SuggestedPlan, today: IsoDate): readonly AheadRow[] {
  return ahead.flatMap(({ kind, stage, date }, index): readonly AheadRow[] =>
    kind === 'set'
      ? []
      : [
          {
            date,
            days: daysBetween(today, date),
            state: 'suggested',
            what: stage.label,
            day: null,
            note: index === ahead.length - 1 && date === wanted ? { key: 'app.ahead.wanted' } : null,
          },
        ],
  );
}

/** What the plan says about the wanted start. */
export function toReachNotice({ reach, wanted, earliestStart }: SuggestedPlan): { readonly tone: 'attention' | 'neutral'; readonly text: Message } {
  return {
    tone: reach === 'usual' || reach === 'none-wanted' ? 'neutral' : 'attention',
    text: {
      key: `app.ahead.reach-${reach}`,
      params: { date: { date: earliestStart }, ...(wanted === null ? {} : { wanted: { date: wanted } }) },
    },
  };
}

function toParty(who: string): Message {
  return { key: `app.ahead.who.${who}` };
}
