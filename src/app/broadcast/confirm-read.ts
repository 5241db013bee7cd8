import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { toConfirmed, type Recipient } from '../../core/broadcast/recipient.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { accept, refuse, type Result } from '../../core/result.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import { loadDelivery } from '../sending/ledger.ts';
import type { Posted } from '../sending/create-outbox.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { toDeliveryKey } from './broadcast-delivery.ts';
import { toBroadcastReply } from './broadcast-reply.ts';
import { loadRecipient, toRecipientWrite } from './every-recipient.ts';
import { loadBroadcast } from './load-broadcast.ts';

const maxAttempts = 50;
/** Those who follow the count see it soon, without being told of each one. */
const shownAfterMs = 2_000;

/** Notes that somebody has read a broadcast; a second time changes nothing. Returns her card as it is now. */
export async function confirmRead(
  context: BroadcastContext & { readonly locale: Recipient['locale'] },
  id: BroadcastId,
  pressed: Posted | null,
): Promise<Result<Reply, BroadcastRefusal>> {
  const { app, tenant, person, locale } = context;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const [loaded, found] = await Promise.all([loadBroadcast(app, tenant, id), loadRecipient(app, tenant, id, person.id)]);
    if (loaded === undefined) return refuse({ reason: 'not-found' });
    if (found === undefined) return refuse({ reason: 'not-a-recipient' });
    const { broadcast } = loaded;
    const { recipient, version } = found;
    const from = app.filedPolicy(tenant)?.name ?? '';
    const card = (confirmed: ReturnType<typeof toConfirmed>) => accept(toBroadcastReply(broadcast, locale, { from, confirmed, reminder: false }));
    const confirmed = toConfirmed(recipient, broadcast.corrected);
    if (confirmed === 'yes' || broadcast.withdrawn !== null || !broadcast.draft.confirm) return card(confirmed);
    const after = { ...toArrived(recipient, pressed), confirmedAt: app.clock.now() };
    const committed = await app.store.commit([
      toRecipientWrite(tenant, id, after, version),
      ...(await toArrivedWrites(context, broadcast, recipient)),
    ]);
    if (!committed.ok) continue;
    await app.scheduler.wakeBy({ tenant, key: `broadcast/${id}`, at: app.clock.epochMs() + shownAfterMs });
    return card('yes');
  }
  throw new Error('A confirmation could not be written: too many changes at once');
}

/** Her press shows that a message nobody was sure of has come, and where it stands. */
function toArrived(recipient: Recipient, pressed: Posted | null): Recipient {
  return recipient.state === 'unknown' ? { ...recipient, state: 'sent', posted: pressed } : recipient;
}

async function toArrivedWrites({ app, tenant }: BroadcastContext, { id }: Broadcast, recipient: Recipient): Promise<readonly Write[]> {
  if (recipient.state !== 'unknown') return [];
  const key = toDeliveryKey(id, recipient, 'deliver');
  const [known, listed] = await Promise.all([loadDelivery(app, tenant, key), app.store.get(keys.unconfirmed(tenant, key))]);
  if (known?.delivery.state !== 'unknown' || known.delivery.settled !== undefined || listed === undefined) return [];
  const value = { ...known.delivery, settled: { as: 'arrived' as const, by: recipient.person, at: app.clock.now() } };
  return [
    { kind: 'replace', key: keys.delivery(tenant, key), version: known.version, value: value as unknown as Json },
    { kind: 'delete', key: listed.key, version: listed.version },
  ];
}
