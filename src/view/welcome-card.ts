import type { Reply } from '../core/reply/reply.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

/** The first thing the bot says to somebody. */
export function toWelcomeCard({ name, text, buttons }: Extract<Reply, { readonly kind: 'welcome' }>, voice: Voice) {
  const heading = name.trim() === '' ? { key: 'view.welcome.heading-nameless' } : { key: 'view.welcome.heading', params: { name } };
  const { frame, summary } = toFrame({ key: 'view.summary.welcome', params: { heading } }, voice);
  const data = { ...frame, heading: voice.text(heading), text: voice.text(text), actionRows: toButtonRows(buttons, voice) };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
