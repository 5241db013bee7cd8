import type { Reply } from '../core/reply/reply.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toName } from './own-words.ts';
import type { Voice } from './voice.ts';

/** What an older living card becomes: one grey line, so that only one card of a case can be pressed. */
export function toMovedCard({ caseId, title }: Extract<Reply, { readonly kind: 'moved' }>, voice: Voice) {
  const about = { case: caseId, title: toName(title) };
  const { frame, summary } = toFrame({ key: 'view.moved', params: about }, voice);
  const data = { ...frame, text: voice.line('view.moved', about) };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
