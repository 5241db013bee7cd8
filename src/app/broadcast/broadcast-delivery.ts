import type { Recipient } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, UserId } from '../../core/ids.ts';
import type { Notification } from '../sending/outbox-item.ts';

/** What a delivery is for: the broadcast itself, or asking once more to confirm. */
export type DeliveryPurpose = 'deliver' | 'remind';

/** The permanent key of a delivery: each try to reach somebody has one of its own, and so has reminding of each revision. */
export function toDeliveryKey(id: BroadcastId, { person, attempt }: Addressee, purpose: DeliveryPurpose, revision = 1): string {
  return `broadcast/${id}/${purpose === 'deliver' ? attempt : revision === 1 ? 'remind' : `remind-${revision}`}/${person}`;
}

/** The message to be planned for a recipient; `revision` is that of the words a reminder is about. */
export function toDelivery(id: BroadcastId, recipient: Addressee, purpose: DeliveryPurpose, revision?: number): Notification {
  return { key: toDeliveryKey(id, recipient, purpose, revision), to: recipient.person, content: { kind: 'broadcast', id, purpose } };
}

type Addressee = Pick<Recipient, 'person' | 'attempt'>;

/** Reads such a key; null for the key of any other message. */
export function readDeliveryKey(key: string): { readonly id: BroadcastId; readonly user: UserId } | null {
  const [, id, user] = /^broadcast\/(\d{4}-\d+)\/(?:\d+|remind(?:-\d+)?)\/([^/]+)$/.exec(key) ?? [];
  return id === undefined || user === undefined ? null : { id: id as BroadcastId, user: user as UserId };
}
