import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { TenantId } from '../../core/ids.ts';
import type { Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { toEndWrites } from '../sending/ledger.ts';
import { toDeliveryKey } from './broadcast-delivery.ts';
import { everyRecipientPage, toRecipientWrite, type LoadedRecipient } from './every-recipient.ts';

const perCommit = 50;

/** Takes everybody who still waits out of a broadcast, by taking the key her message would leave under: either it has left, or it never will. True when nobody is on the way any more. */
export async function cancelWaiting(app: App, tenant: TenantId, { id }: Broadcast): Promise<boolean> {
  let whole = true;
  for await (const page of everyRecipientPage(app, tenant, id)) {
    const waiting = page.filter(({ recipient }) => recipient.state === 'waiting');
    for (let first = 0; first < waiting.length; first += perCommit) {
      const some = waiting.slice(first, first + perCommit).map((one) => toCancelWrites(app, tenant, id, one));
      if ((await app.store.commit(some.flat())).ok) continue;
      // What is on the wire ends by itself.
      for (const writes of some) whole = (await app.store.commit(writes)).ok && whole;
    }
  }
  return whole;
}

function toCancelWrites(
  { clock, trace }: Pick<App, 'clock' | 'trace'>,
  tenant: TenantId,
  id: Broadcast['id'],
  { recipient, version }: LoadedRecipient,
): readonly Write[] {
  const at = clock.now();
  const key = toDeliveryKey(id, recipient, 'deliver');
  const result = { kind: 'unreachable', reason: 'obsolete' } as const;
  return [
    ...toEndWrites(tenant, { key, to: recipient.person, at, turn: trace.current(), version: 0, result, expiresAt: null }),
    toRecipientWrite(tenant, id, { ...recipient, state: 'cancelled', reason: null, at }, version),
    { kind: 'delete', key: keys.outbox(tenant, key), version: 1 },
  ];
}
