import type { Reply } from '../core/reply/reply.ts';
import { toCsvLine } from '../core/sheet/to-csv.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';
import { toSheetLine } from './write-sheet.ts';

/** Letters of a line; a card bears twenty-five such. */
const longestLine = 450;

/** A part of a table as lines with semicolons, to be copied out of a chat that takes no file. */
export function toSheetCard({ name, rows, part, of }: Extract<Reply, { readonly kind: 'sheet' }>, voice: Voice) {
  const about = { key: 'view.sheet.part', params: { name: 'plain' in name ? name.plain : name, part, of } };
  const { frame, summary } = toFrame(about, voice);
  const lines = rows.map((row) => {
    const line = toCsvLine(toSheetLine(row, voice.locale, (say) => voice.words(say)));
    return `${voice.say({ plain: shorten(line, longestLine) })}\n`;
  });
  const data = { ...frame, heading: voice.text(about), runs: lines.map((text) => ({ text })) };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
