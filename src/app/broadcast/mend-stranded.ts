import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Recipient } from '../../core/broadcast/recipient.ts';
import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadDelivery, toResult, type Delivery } from '../sending/ledger.ts';
import { toDeliveryKey } from './broadcast-delivery.ts';
import { everyRecipientPage, toRecipientWrite } from './every-recipient.ts';
import { planAgain } from './plan-recipients.ts';

/** Sees to it that whoever waits is waited for: one whose message has left the outbox without her record is given the state the ledger has, one who has no message at all is given one. */
export async function mendStranded(app: App, tenant: TenantId, { id }: Broadcast): Promise<void> {
  for await (const page of everyRecipientPage(app, tenant, id)) {
    for (const { recipient, version } of page) {
      if (recipient.state !== 'waiting') continue;
      const key = toDeliveryKey(id, recipient, 'deliver');
      if ((await app.store.get(keys.outbox(tenant, key))) !== undefined) continue;
      const known = (await loadDelivery(app, tenant, key))?.delivery;
      const planned = planAgain(app, tenant, id, { recipient: { ...recipient, attempt: recipient.attempt + 1 }, version, purpose: 'deliver' });
      const writes = known === undefined ? planned.writes : [toRecipientWrite(tenant, id, toMended(recipient, known), version)];
      // Whoever has got her end meanwhile is not stranded, and then this changes nothing.
      if (!(await app.store.commit(writes)).ok) continue;
      app.log.warn({ broadcast: id }, 'a recipient of a broadcast was stranded');
      if (known === undefined) app.outbox.wake(tenant, [planned.message]);
    }
  }
}

/** Where a message stands that has come is not in the ledger, so hers cannot be changed in place. */
function toMended(recipient: Recipient, delivery: Delivery): Recipient {
  const result = toResult(delivery);
  const at = delivery.at;
  if (result.kind === 'unreachable') return { ...recipient, state: 'failed', reason: result.reason, at };
  return { ...recipient, state: result.kind === 'sent' ? 'sent' : 'unknown', at };
}
