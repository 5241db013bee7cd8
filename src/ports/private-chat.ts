import type { TenantId } from '../core/ids.ts';
import type { Reply } from '../core/reply/reply.ts';
import type { Locale } from '../core/text.ts';
import type { ConversationRef, Update } from '../core/turn.ts';

/** Posts to a person outside the turn she is in. */
export interface PrivateChat {
  /** Whether the message is known to have arrived; it is never sent a second time by itself. */
  readonly post: (tenant: TenantId, where: ConversationRef, locale: Locale, reply: Reply) => Promise<boolean>;
  /** Changes a message that stands; one that cannot be changed stays as it is. */
  readonly update: (tenant: TenantId, update: Update) => Promise<void>;
}
