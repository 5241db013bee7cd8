import type { Reply } from '../core/reply/reply.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

/** A part of everything that is held about the reader, as JSON. TextRuns show their text as it is. */
export function toMyDataExportCard({ part, of, runs }: Extract<Reply, { readonly kind: 'my-data-export' }>, voice: Voice) {
  const about = { key: 'view.my-data.export', params: { part, of } };
  const { frame, summary } = toFrame(about, voice);
  const data = { ...frame, heading: voice.text(about), runs: runs.map((text) => ({ text: voice.say({ plain: text }) })) };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
