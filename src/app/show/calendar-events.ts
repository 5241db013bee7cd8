import type { CalendarEvent } from '../../core/calendar.ts';
import { planAhead, type AheadEntry } from '../../core/reminder/plan-ahead.ts';
import { suggestPlan } from '../../core/reminder/suggest-plan.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toInterviewEvents } from './interview-events.ts';
import { stepTitle } from './step-title.ts';

/** What of a case belongs in a calendar from today on: decided days and interviews, deadlines, and what the plan suggests. Reminders are not, since Losen sends them; nor is anybody's name. */
export function toCalendarEvents(loaded: LoadedCase, today: IsoDate): readonly CalendarEvent[] {
  const { state, policy } = loaded;
  const decided = planAhead(state, policy, today)
    .filter(({ date }) => date >= today)
    .flatMap((entry) => toEvent(loaded, entry));
  const suggested = (suggestPlan(state, policy, today)?.ahead ?? []).flatMap(({ kind, stage, date }): readonly CalendarEvent[] =>
    kind === 'set' ? [] : [{ id: `stage/${stage.id}`, date, what: stage.label, tentative: true, busy: false }],
  );
  const interviews = toInterviewEvents(loaded, today);
  const names = new Set(interviews.map(({ id }) => id));
  const events = [...decided, ...suggested, ...interviews].filter((event) => event.time !== undefined || !names.has(event.id));
  // A milestone keeps its name when its day moves; with several days the later ones are told apart.
  return events.map((event, index) => {
    const nth = events.slice(0, index).filter(({ id }) => id === event.id).length;
    return nth === 0 ? event : { ...event, id: `${event.id}/${nth + 1}` };
  });
}

function toEvent({ state, policy }: LoadedCase, entry: AheadEntry): readonly CalendarEvent[] {
  const { date } = entry;
  const event = (id: string, what: Say, { tentative = false, busy = false } = {}): readonly CalendarEvent[] => [{ id, date, what, tentative, busy }];
  switch (entry.kind) {
    case 'deadline': {
      const { step, position } = entry.one;
      return event(`step/${step.id}/${position ?? '-'}`, stepTitle(entry.one, state), { tentative: entry.proposal });
    }
    case 'answer': {
      const { step: id, position } = entry.share;
      const step = policy.steps.find((one) => one.id === id);
      return event(`answer/${id}/${position ?? '-'}`, step?.involves?.moment ?? step?.title ?? { key: 'app.ahead.answer' });
    }
    case 'milestone':
      return event(`stage/${entry.milestone.stage.id}`, entry.milestone.stage.label, { busy: entry.milestone.stage.busy });
    case 'end':
      return event(`end/${entry.of}`, { key: `app.ahead.end-of-${entry.of}` });
    // Who has asked for what by right is nobody's calendar entry, and reminders come by themselves.
    // Each interview is an entry of its own.
    case 'interviews':
    case 'request':
    case 'reminder':
      return [];
  }
}
