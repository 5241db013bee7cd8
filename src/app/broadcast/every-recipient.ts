import { recipientSchema, type Recipient } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, TenantId, UserId } from '../../core/ids.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

/** How many are read at a time; others get their turn in between. */
const page = 250;

/** A recipient with the version a write must name. */
export interface LoadedRecipient {
  readonly recipient: Recipient;
  readonly version: number;
}

/** The recipients of a broadcast, a page at a time. One that cannot be read is left out and logged. */
export async function* everyRecipientPage(
  { store, log }: Pick<App, 'store' | 'log'>,
  tenant: TenantId,
  id: BroadcastId,
): AsyncGenerator<readonly LoadedRecipient[]> {
  const prefix = keys.broadcastTo(tenant, id, '');
  let after: string | undefined;
  for (;;) {
    const found = await store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    yield found.flatMap((record) => {
      if (!('unreadable' in record)) return [{ recipient: recipientSchema.parse(record.value), version: record.version }];
      log.error({ key: record.key }, 'a recipient of a broadcast cannot be read');
      return [];
    });
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return;
    // A long list must not hold the event loop: somebody may be waiting for an answer.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** One recipient; undefined when the broadcast was never meant for her. */
export async function loadRecipient(
  { store }: Pick<App, 'store'>,
  tenant: TenantId,
  id: BroadcastId,
  user: UserId,
): Promise<LoadedRecipient | undefined> {
  const record = await store.get(keys.broadcastTo(tenant, id, user));
  return record === undefined ? undefined : { recipient: recipientSchema.parse(record.value), version: record.version };
}

/** The write that makes a recipient what she is now; `version` is 0 for a new one. */
export function toRecipientWrite(tenant: TenantId, id: BroadcastId, recipient: Recipient, version: number): Write {
  const key = keys.broadcastTo(tenant, id, recipient.person);
  const value = recipient as unknown as Json;
  return version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value };
}
