import type { Reply } from '../core/reply/reply.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

/** What is held about the reader. */
export function toMyDataCard({ lines, note, links, buttons }: Extract<Reply, { readonly kind: 'my-data' }>, voice: Voice) {
  const { frame, summary } = toFrame({ key: 'view.my-data.heading' }, voice);
  const pages = links.map(({ label, url }) => ({ title: voice.words(label), url }));
  const rows = toButtonRows(buttons, voice).map((row) => ({ ...row, links: [] as typeof pages }));
  const [first = { buttons: [] }, ...more] = rows;
  const data = {
    ...frame,
    heading: voice.line('view.my-data.heading'),
    lines: lines.map(({ heading, text }) => ({ title: voice.text(heading), text: voice.text(text) })),
    note: voice.text(note),
    // The way to the whole comes first.
    actionRows: rows.length === 0 && pages.length === 0 ? [] : [{ ...first, links: pages }, ...more],
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
