import type { Reply } from '../core/reply/reply.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

/** One short message. */
export function toNoticeCard(notice: Extract<Reply, { readonly kind: 'notice' }>, voice: Voice) {
  const { frame, summary } = toFrame(notice.text, voice);
  const data = {
    ...frame,
    text: voice.text(notice.text),
    detail: notice.detail === null ? [] : [{ text: voice.text(notice.detail) }],
    actionRows: toButtonRows(notice.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
