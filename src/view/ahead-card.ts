import type { AheadRow, AheadView } from '../core/reply/plan-view.ts';
import type { Say } from '../core/text.ts';
import { toButtonRows } from './button-lists.ts';
import { capitalise } from './capitalise.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { toNoticeLines } from './notice-lines.ts';
import { toName } from './own-words.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';
import { writeDate } from './write-date.ts';

const signs = { overdue: '●', today: '●', ahead: '○', suggested: '·' } as const satisfies Record<AheadRow['state'], string>;

/** Longer than any text of a reminder. */
const longestLine = 400;

/** «Hva skjer framover»: what has been in one line, then a row for each day. */
export function toAheadCard(view: AheadView, voice: Voice) {
  const about = { case: view.caseId, title: toName(view.title) };
  const { frame, summary } = toFrame({ key: 'view.summary.ahead', params: about }, voice);
  const { number, of } = view.page;
  const data = {
    ...frame,
    context: voice.line('view.context', about),
    heading: voice.line('view.ahead.heading'),
    past: view.past.length === 0 ? [] : [{ text: toPast(view.past, voice) }],
    notices: toNoticeLines(view.notices, voice, longestLine),
    empty: view.rows.length === 0 ? [{ text: voice.line('view.ahead.empty') }] : [],
    rows: view.rows.map((row, index) =>
      toRow(row, voice, row.state === 'suggested' && view.rows[index - 1]?.state !== 'suggested' ? view.suggestion : null),
    ),
    footer: view.rows.some(({ state }) => state === 'suggested') ? [{ text: voice.line('view.ahead.suggestions') }] : [],
    page: of > 1 ? [{ text: voice.line('view.ahead.page', { number, of }) }] : [],
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** «✓ Utlysning 4. desember 2026 · Søknadsfrist 28. desember 2026». */
function toPast(past: AheadView['past'], voice: Voice) {
  const items = past.map(({ what, date }) => `${voice.say(what)} ${writeDate(date, voice.locale, false)}`);
  return escapeText(`✓ ${items.join(' · ')}`);
}

function toRow({ date, days, state, what, day, note }: AheadRow, voice: Voice, heading: Say | null) {
  const words = shorten(voice.say(what), longestLine);
  const dated = day === null ? words : words.replaceAll('{day}', () => writeDate(day, voice.locale));
  return {
    heading: heading === null ? [] : [{ text: voice.text(heading) }],
    sign: signs[state],
    color: state === 'overdue' ? 'attention' : state === 'today' ? 'accent' : 'default',
    day: escapeText(`${capitalise(writeDate(date, voice.locale))} · ${voice.say(toDayWord(days))}`),
    what: escapeText(dated),
    subtle: state === 'suggested',
    notes: note === null ? [] : [{ text: voice.text(note) }],
  };
}

/** Days from which people count in weeks. */
const countedInWeeks = 21;

function toDayWord(days: number) {
  if (days === 0) return { key: 'view.ahead.today' };
  if (Math.abs(days) === 1) return { key: days > 0 ? 'view.ahead.tomorrow' : 'view.ahead.yesterday' };
  if (days >= countedInWeeks) return { key: 'view.ahead.in-weeks', params: { weeks: Math.round(days / 7) } };
  return days > 0 ? { key: 'view.ahead.in-days', params: { days } } : { key: 'view.ahead.days-ago', params: { days: -days } };
}
