import { broadcastSchema, type Broadcast } from '../../core/broadcast/broadcast.ts';
import { chooseText } from '../../core/broadcast/choose-text.ts';
import type { Recipient } from '../../core/broadcast/recipient.ts';
import { everyRecord } from '../my-data/every-record.ts';
import { keys } from '../keys.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadRecipient } from './every-recipient.ts';

/** What is kept of a person about one broadcast. */
export interface MyBroadcast extends Pick<Broadcast, 'id'> {
  readonly title: string;
  /** What she has done with it herself. */
  readonly wrote: boolean;
  readonly approved: boolean;
  /** What became of it; null where it was not meant for her. */
  readonly delivery: Pick<Recipient, 'state' | 'reason' | 'at' | 'locale'> | null;
  readonly confirmedAt: Recipient['confirmedAt'];
  readonly remindedAt: Recipient['remindedAt'];
}

/** Every broadcast that was meant for a person, or that she has had a hand in. */
export async function collectMyBroadcasts({ app, tenant, person }: BroadcastContext): Promise<readonly MyBroadcast[]> {
  const found: MyBroadcast[] = [];
  for await (const { value } of everyRecord(app.store, keys.broadcast(tenant, ''))) {
    const broadcast = broadcastSchema.parse(value);
    const recipient = (await loadRecipient(app, tenant, broadcast.id, person.id))?.recipient;
    const { approval, author, draft, id } = broadcast;
    const wrote = author.user === person.id;
    const approved = approval !== null && approval !== 'waived' && approval.user === person.id;
    if (recipient === undefined && !wrote && !approved) continue;
    found.push({
      id,
      title: chooseText(draft.texts, recipient?.locale ?? 'nb')?.text.title ?? '',
      wrote,
      approved,
      delivery: recipient === undefined ? null : { state: recipient.state, reason: recipient.reason, at: recipient.at, locale: recipient.locale },
      confirmedAt: recipient?.confirmedAt ?? null,
      remindedAt: recipient?.remindedAt ?? null,
    });
  }
  return found;
}
