import type { Recipient } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, UserId } from '../../core/ids.ts';
import type { Notification } from '../sending/outbox-item.ts';

/** What a delivery is for: the broadcast itself, or asking once more to confirm. */
export type DeliveryPurpose = 'deliver' | 'remind';

/** The permanent key of a delivery: each try to reach somebody has one of its own, and reminding has another. */
export function toDeliveryKey(id: BroadcastId, { person, attempt }: Pick<Recipient, 'person' | 'attempt'>, purpose: DeliveryPurpose): string {
  return `broadcast/${id}/${purpose === 'remind' ? 'remind' : attempt}/${person}`;
}

/** The message to be planned for a recipient. */
export function toDelivery(id: BroadcastId, recipient: Pick<Recipient, 'person' | 'attempt'>, purpose: DeliveryPurpose): Notification {
  return { key: toDeliveryKey(id, recipient, purpose), to: recipient.person, content: { kind: 'broadcast', id, purpose } };
}

/** Reads such a key; null for the key of any other message. */
export function readDeliveryKey(key: string): { readonly id: BroadcastId; readonly user: UserId } | null {
  const [, id, user] = /^broadcast\/(\d{4}-\d+)\/(?:\d+|remind)\/([^/]+)$/.exec(key) ?? [];
  return id === undefined || user === undefined ? null : { id: id as BroadcastId, user: user as UserId };
}
