import { shownStates, type BroadcastReportView, type ShownState } from '../core/broadcast/broadcast-views.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toNoticeLines } from './notice-lines.ts';
import { toName } from './own-words.ts';
import { toProgressBar } from './progress-bar.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

// What went well needs no colour, and the green of the clients is too pale to be read.
const colors = { sent: 'default', failed: 'attention', unknown: 'attention', cancelled: 'default', waiting: 'default' } as const satisfies Record<
  ShownState,
  string
>;

/** Of these it is said also that there are none; the others only where there is somebody. */
const always: readonly ShownState[] = ['sent', 'failed', 'unknown', 'waiting'];

/** A broadcast on its way and the report on it: one card, changed in place. `most` caps the recipients shown. */
export function toBroadcastReportCard(view: BroadcastReportView, voice: Voice, most = Infinity) {
  const about = { id: view.id, title: toName(view.title) };
  const { frame, summary } = toFrame({ key: 'view.summary.broadcast', params: { ...about, state: toParam(view.state) } }, voice);
  const { recipients } = view;
  const shown = recipients === null ? [] : recipients.rows.slice(0, most);
  const rows = toButtonRows(view.buttons, voice);
  const toggles = view.more.length === 0 ? [] : [{ title: voice.words({ key: 'view.more' }) }];
  const data = {
    ...frame,
    context: voice.line('view.broadcast.number', { id: view.id, author: toName(view.author) }),
    title: voice.text({ plain: toName(view.title) }),
    state: voice.text(view.state),
    bar: toProgressBar(view.figures),
    figures: shownStates
      .filter((state) => view.figures[state] > 0 || always.includes(state))
      .map((state) => ({
        count: String(view.figures[state]),
        label: voice.line(`view.broadcast.figure.${state}`),
        color: view.figures[state] === 0 ? 'default' : colors[state],
      })),
    facts: view.facts.map((fact) => ({ text: voice.text(fact) })),
    notices: toNoticeLines(view.notices, voice),
    recipients:
      recipients === null
        ? []
        : [
            {
              title: voice.text(recipients.title),
              rows: shown.map(({ name, unit, state, text }) => ({
                name: voice.text({ plain: toName(name) }),
                unit: unit === null || unit === '' ? [] : [{ text: voice.text({ plain: toName(unit) }) }],
                text: voice.text(text),
                color: colors[state],
              })),
              page: toPage(recipients, recipients.rows.length - shown.length, voice),
              leafing: toButtonRows(recipients.buttons, voice),
            },
          ],
    actionRows:
      rows.length === 0 && toggles.length === 0 && view.links.length === 0
        ? []
        : (rows.length === 0 ? [{ buttons: [] }] : rows).map((row, index, all) => ({
            ...row,
            links: index === all.length - 1 ? view.links.map(({ label, url }) => ({ title: voice.words(label), url })) : [],
            toggles: index === all.length - 1 ? toggles : [],
          })),
    folded: view.more.length === 0 ? [] : [{ rows: toButtonRows(view.more, voice) }],
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toPage({ page }: NonNullable<BroadcastReportView['recipients']>, left: number, voice: Voice) {
  const { number, of } = page;
  return [
    ...(left === 0 ? [] : [{ text: voice.line('view.broadcast.left-out', { count: left }) }]),
    ...(of < 2 ? [] : [{ text: voice.line('view.broadcast.page', { number, of }) }]),
  ];
}
