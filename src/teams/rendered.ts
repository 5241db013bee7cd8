import type { Reply } from '../core/reply/reply.ts';
import type { Locale, Say } from '../core/text.ts';
import type { ChannelMessage } from '../ports/channel.ts';

/** A reply as the channel shows it. */
export interface Rendered {
  readonly card: object;
  /** The notification's text: what the message is about. */
  readonly summary: string;
}

/** Turns replies into cards and sentences into text, in one language. */
export interface Renderer {
  readonly render: (reply: Reply, locale: Locale) => Rendered;
  readonly say: (say: Say, locale: Locale) => string;
}

/** A message activity that carries one card. */
export function toMessage({ card, summary }: Rendered): ChannelMessage {
  return { type: 'message', summary, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] };
}
