import type { Message } from '../../core/text.ts';

/** A text somebody can copy and send by other means. */
export function toByHand(text: Message): Message {
  return { key: 'app.by-hand', params: { text } };
}
