import type { BroadcastView } from '../core/reply.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import type { Voice } from './voice.ts';

/** What HR has sent out: quiet, in HR's own words. */
export function toBroadcastCard({ title, body, notification, withdrawn, buttons }: BroadcastView, voice: Voice) {
  const { frame, summary } = toFrame({ plain: notification === '' ? title : notification }, voice);
  const notice = withdrawn === null ? null : (withdrawn.notice ?? voice.say({ key: 'view.broadcast.withdrawn' }));
  const data = { ...frame, title: escapeText(title), body: escapeText(notice ?? body), actionRows: toButtonRows(buttons, voice) };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
