import type { BroadcastListView } from '../core/broadcast/broadcast-views.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toName } from './own-words.ts';
import type { Voice } from './voice.ts';

/** «Utsendinger»: what has been sent and what is on its way, by whom and with figures. */
export function toBroadcastListCard({ rows, page, buttons }: BroadcastListView, voice: Voice) {
  const { frame, summary } = toFrame({ key: 'view.broadcast.list' }, voice);
  const data = {
    ...frame,
    title: voice.line('view.broadcast.list'),
    empty: rows.length === 0 ? [{ text: voice.line('view.broadcast.none') }] : [],
    rows: rows.map(({ id, title, state, people, button }) => ({
      number: voice.line('view.broadcast.row', { id }),
      title: voice.text({ plain: toName(title) }),
      state: voice.text(state),
      people: voice.text(people),
      buttons: [toButtonData(button, voice)],
    })),
    page: page.of < 2 ? [] : [{ text: voice.line('view.broadcast.page', { number: page.number, of: page.of }) }],
    actionRows: toButtonRows(buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
