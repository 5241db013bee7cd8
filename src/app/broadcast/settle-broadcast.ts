import type { Recipient } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { App } from '../app.ts';
import type { Ended, Settlement } from '../sending/create-outbox.ts';
import { toDeliveryKey, type DeliveryPurpose } from './broadcast-delivery.ts';
import { readRendered } from './compose-broadcast.ts';
import { loadRecipient, toRecipientWrite } from './every-recipient.ts';

const nothing: Settlement = { writes: [], superseded: null };

/** Writes what became of a delivery into its recipient's record, in the same commit as the ledger. A reminder takes the place of the message further up. */
export async function settleBroadcast(
  app: App,
  tenant: TenantId,
  { id, purpose }: { readonly id: BroadcastId; readonly purpose: DeliveryPurpose },
  ended: Ended,
): Promise<Settlement> {
  const loaded = await loadRecipient(app, tenant, id, ended.to);
  if (loaded === undefined) return nothing;
  const { recipient, version } = loaded;
  const after = purpose === 'remind' ? toReminded(recipient, ended) : toDelivered(app, id, recipient, ended);
  if (after === recipient) return nothing;
  const older = purpose === 'remind' ? recipient.posted : null;
  return {
    writes: [toRecipientWrite(tenant, id, after, version)],
    superseded: older === null || ended.posted === null ? null : { ...older, message: toPointer(app, older.activityId, after) },
  };
}

function toPointer(app: App, activityId: string, { locale }: Recipient): ChannelMessage {
  return { id: activityId, ...app.toMessage({ kind: 'notice', text: { key: 'app.broadcast.moved' }, detail: null, buttons: [] }, locale) };
}

function toDelivered({ clock }: Pick<App, 'clock'>, id: BroadcastId, recipient: Recipient, ended: Ended): Recipient {
  // An answer to an earlier try says nothing about this one.
  if (ended.key !== toDeliveryKey(id, recipient, 'deliver')) return recipient;
  const { result } = ended;
  const at = clock.now();
  switch (result.kind) {
    case 'sent':
      return { ...recipient, state: 'sent', reason: null, at, ...toPosted(ended) };
    case 'unknown':
      // Her confirmation shows that it has come.
      return { ...recipient, state: recipient.confirmedAt === null ? 'unknown' : 'sent', reason: null, at };
    case 'unreachable':
      return result.reason === 'obsolete'
        ? { ...recipient, state: 'cancelled', reason: null, at }
        : { ...recipient, state: 'failed', reason: result.reason, at };
  }
}

/** Whether a reminder came or not, the broadcast itself has reached her. */
function toReminded(recipient: Recipient, ended: Ended): Recipient {
  return ended.posted === null ? recipient : { ...recipient, ...toPosted(ended) };
}

function toPosted({ posted, message }: Ended): Pick<Recipient, 'posted' | 'behind'> & Partial<Pick<Recipient, 'revision' | 'locale'>> {
  return { posted, behind: null, ...(message === null ? {} : readRendered(message)) };
}
