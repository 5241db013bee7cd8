import type { TenantId, UserId } from '../core/ids.ts';
import type { UnreachableReason } from '../core/sending/unreachable.ts';
import type { Locale } from '../core/text.ts';
import type { ConversationRef } from '../core/turn.ts';
import type { ChannelMessage } from './channel.ts';
import type { Write } from './record-store.ts';

/** Who a message is for: a person wherever her chat with the bot is, or one conversation. */
export type Addressee = { readonly person: UserId } | { readonly where: ConversationRef };

/** What became of a message. */
export type SendResult =
  | { readonly kind: 'sent'; readonly activityId: string | null }
  /** It was not taken and is not tried again. */
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason }
  /** It may have arrived or not; it is never sent again by itself. */
  | { readonly kind: 'unknown' };

/** `turn`: somebody waits for it, so it goes first and is given up after some seconds. `background`: it waits for its turn, a day if need be. */
export type Urgency = 'turn' | 'background';

/** A message to be posted once. */
export interface Outgoing {
  readonly tenant: TenantId;
  readonly to: Addressee;
  /** Names this message for good: one that has left under a key never leaves under it again. */
  readonly key: string;
  readonly urgency: Urgency;
  /** Made when the message leaves, in the addressee's language (null where only the conversation is known), or why it must not leave. What it throws, `send` throws; the key is free then. */
  readonly compose: (locale: Locale | null) => Promise<ChannelMessage | 'obsolete' | 'fault'>;
  /** Writes that are committed together with the outcome, or not at all; asked again when they lose a race. */
  readonly settle?: (result: SendResult, where: ConversationRef | null) => Promise<readonly Write[]>;
}

/** A change of a message already posted. It carries no key: the last change wins, and one made twice does no harm. */
export interface OutgoingUpdate {
  readonly tenant: TenantId;
  readonly where: ConversationRef;
  readonly activityId: string;
  readonly message: ChannelMessage;
  /** `turn` if left out. In the background it gives way to whoever waits for an answer, and is given up after minutes. */
  readonly urgency?: Urgency;
}

/** Sends through one channel, within its limits, and keeps a ledger of what has left. */
export interface Messenger {
  readonly send: (outgoing: Outgoing) => Promise<SendResult>;
  readonly update: (update: OutgoingUpdate) => Promise<SendResult>;
  /** Lets nothing more out; resolves when what is on the wire has been answered and written down. What still waits stays planned. */
  readonly close: () => Promise<void>;
}
