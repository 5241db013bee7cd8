import type { BroadcastId, CaseId, TenantId, UserId } from './ids.ts';
import type { Reply } from './reply/reply.ts';
import type { Locale, Say } from './text.ts';

/** Where a conversation is, as far as sending to it needs. */
export interface ConversationRef {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly botId: string;
  readonly scope: 'personal' | 'group' | 'channel';
}

/** Who speaks, as the channel has authenticated her. */
export interface Speaker {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  /** The client's language when it is one of ours; a hint for who has not chosen. */
  readonly locale: Locale | null;
}

/** A file in a message, as the channel describes it. None of it is believed: not its name, not its type, not its address. */
export interface SentFile {
  readonly name: string;
  /** Its media type, or empty. */
  readonly type: string;
  readonly url: string;
  /** The connector the message came through; the only place that may be shown the bot's own token. */
  readonly serviceUrl: string;
}

/** What came in. `inputs` of a press are as untrusted as its `data`. */
export type Incoming =
  | { readonly kind: 'text'; readonly text: string }
  /** One file or more; what was written beside them stays in the chat. */
  | { readonly kind: 'files'; readonly files: readonly SentFile[] }
  | {
      readonly kind: 'press';
      readonly verb: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** The message whose card was pressed, when the channel says so. */
      readonly activityId: string | null;
    }
  /** A message that somebody picked in any chat, hers or not, through the app's entry in the message's menu. */
  | { readonly kind: 'chosen-message'; readonly text: string; readonly hasFile: boolean }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' };

/** One turn as plain data. */
export interface Request {
  /** Correlates log lines; the activity id where there is one. */
  readonly id: string;
  readonly who: Speaker;
  readonly where: ConversationRef;
  readonly incoming: Incoming;
}

/** A message already in a conversation that should be changed in place. */
export interface Update {
  readonly where: ConversationRef;
  readonly activityId: string;
  readonly locale: Locale;
  readonly reply: Reply;
}

/** A message to be posted; `living` names the case whose living card it becomes, `follows` the broadcast it is changed with, `locale` another language than the reader's. */
export interface Posting {
  readonly reply: Reply;
  readonly living?: CaseId;
  readonly follows?: BroadcastId;
  readonly locale?: Locale;
}

/** What the bot answers to one turn. `ack` replaces the pressed card or shows a toast; presses and chosen messages only. */
export interface Outcome {
  readonly locale: Locale;
  readonly ack: { readonly kind: 'card'; readonly reply: Reply } | { readonly kind: 'toast'; readonly text: Say } | { readonly kind: 'none' };
  readonly messages: readonly Posting[];
  readonly updates: readonly Update[];
}
