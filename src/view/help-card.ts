import type { Reply } from '../core/reply/reply.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

/** What the reader can write, and what it does. */
export function toHelpCard({ text, lines, buttons }: Extract<Reply, { readonly kind: 'help' }>, voice: Voice) {
  const { frame, summary } = toFrame({ key: 'view.help.heading' }, voice);
  const data = {
    ...frame,
    heading: voice.line('view.help.heading'),
    text: voice.text(text),
    lines: lines.map(({ say, does }) => ({ say: voice.text(say), does: voice.text(does) })),
    actionRows: toButtonRows(buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
