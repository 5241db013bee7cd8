import type { BotAnswer } from './create-bot.ts';
import type { InvokeAnswer } from './perform-outcome.ts';

/** A message extension is answered with a dialog that holds a card; Teams shows a dialog with a bare sentence as an empty one. */
export function toDialog({ type, value }: InvokeAnswer): BotAnswer['body'] {
  if (type !== 'application/vnd.microsoft.card.adaptive') return {};
  return { task: { type: 'continue', value: { title: 'Losen', height: 'small', width: 'small', card: { contentType: type, content: value } } } };
}
