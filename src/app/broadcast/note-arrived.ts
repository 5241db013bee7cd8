import type { TenantId } from '../../core/ids.ts';
import type { Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { readDeliveryKey, toDeliveryKey } from './broadcast-delivery.ts';
import { loadRecipient, toRecipientWrite } from './every-recipient.ts';

/** What is to be written when HR has found out that a message nobody was sure of has come; nothing where it is no broadcast's. */
export async function toArrivedWrites(app: Pick<App, 'store'>, tenant: TenantId, key: string): Promise<readonly Write[]> {
  const place = readDeliveryKey(key);
  const loaded = place === null ? undefined : await loadRecipient(app, tenant, place.id, place.user);
  if (place === null || loaded?.recipient.state !== 'unknown' || toDeliveryKey(place.id, loaded.recipient, 'deliver') !== key) return [];
  return [toRecipientWrite(tenant, place.id, { ...loaded.recipient, state: 'sent' }, loaded.version)];
}
