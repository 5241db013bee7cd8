import type { LinkView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toCalendarEvents } from './calendar-events.ts';
import { toInterviewLines } from './interview-lines.ts';

/** The days of a case for somebody's calendar: a file where there is a page to take it from, else the days to be put in by hand. */
export function toCalendarForm(
  loaded: LoadedCase,
  { origin, today, link }: { readonly origin: CardOrigin; readonly today: IsoDate; readonly link: LinkView | null },
): Reply {
  const { state } = loaded;
  const events = toCalendarEvents(loaded, today).toSorted((one, other) => one.date.localeCompare(other.date));
  const days = events.filter(({ time }) => time === undefined);
  const lines = [
    ...days.map(({ date, what, tentative }) => ({
      key: tentative ? 'app.calendar.suggested' : 'app.calendar.line',
      params: { date: { date }, what: 'plain' in what ? what.plain : what },
    })),
    ...toInterviewLines(loaded, today),
  ].map((text) => ({ tone: 'neutral' as const, text }));
  return {
    kind: 'form',
    view: {
      form: 'calendar',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.calendar.title' },
      intro: { key: events.length === 0 ? 'app.calendar.none' : link === null ? 'app.calendar.by-hand' : 'app.calendar.file' },
      why: null,
      moreRules: [],
      notices: link === null ? lines : [],
      inputs: [],
      buttons: [toButton(origin, 'case.ahead', { key: 'app.button.back' })],
      ...(link === null || events.length === 0 ? {} : { links: [link] }),
    },
  };
}
