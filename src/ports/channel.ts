import type { Reply } from '../core/reply/reply.ts';
import type { Locale } from '../core/text.ts';
import type { ConversationRef } from '../core/turn.ts';

/** A message as the channel takes it; nobody else looks inside. */
export type ChannelMessage = Readonly<Record<string, unknown>>;

/** What became of one call to the channel. */
export type Attempt =
  | { readonly kind: 'sent'; readonly activityId: string | null }
  /** It said no, and will say no again. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
  /** It has certainly not been taken (429, 412, no connection, no token); `afterMs` is how long we are asked to wait, if we are. */
  | { readonly kind: 'later'; readonly status: number | null; readonly afterMs: number | null }
  /** 408, 5xx, a reset or a timeout: nobody can know whether it arrived. */
  | { readonly kind: 'unknown'; readonly status: number | null };

/** One call each, without pacing, repetition or memory: `Messenger` adds those. Resolves always. */
export interface Channel {
  readonly post: (where: ConversationRef, message: ChannelMessage) => Promise<Attempt>;
  /** Changes a message in place; doing so twice does no harm. */
  readonly update: (where: ConversationRef, activityId: string, message: ChannelMessage) => Promise<Attempt>;
}

/** Turns a reply into a message in one language. */
export type ToChannelMessage = (reply: Reply, locale: Locale) => ChannelMessage;
