import { broadcastSchema, type Broadcast } from '../../../src/core/broadcast/broadcast.ts';
import { recipientSchema, type Recipient } from '../../../src/core/broadcast/recipient.ts';
import { keys } from '../../../src/app/keys.ts';
import type { BroadcastId } from '../../../src/core/ids.ts';
import { tenant } from './plan-messages.ts';
import { toLedgerKey } from './plan-broadcast.ts';
import { withDatabase, type Ledger, type Rows } from './read-ledger.ts';

/** What a program has left behind of its broadcasts. */
export interface BroadcastRecords {
  readonly broadcasts: readonly Broadcast[];
  /** By the key of the delivery each of them had last. */
  readonly recipients: ReadonlyMap<string, Recipient>;
}

/** Reads broadcasts and their recipients past the program. */
export function readBroadcasts(dataDir: string): BroadcastRecords {
  return withDatabase(dataDir, toBroadcastRecords);
}

/** The broadcasts among the records of a store. */
export function toBroadcastRecords(rows: Rows): BroadcastRecords {
  const broadcasts = rows(keys.broadcast(tenant, '')).map(({ value }) => broadcastSchema.parse(JSON.parse(value)));
  const recipients = broadcasts.flatMap(({ id }) =>
    rows(keys.broadcastTo(tenant, id, '')).map(({ value }) => {
      const recipient = recipientSchema.parse(JSON.parse(value));
      return [toLedgerKey(numberOf(id), recipient.person, recipient.attempt), recipient] as const;
    }),
  );
  return { broadcasts, recipients: new Map(recipients) };
}

/** How many broadcasts are not through; a running program is not disturbed. */
export function countUnfinished(dataDir: string): number {
  return withDatabase(
    dataDir,
    (rows) =>
      rows(keys.broadcast(tenant, '')).filter(({ value }) => {
        const { state, pending } = broadcastSchema.parse(JSON.parse(value));
        return state !== 'sent' || pending.length > 0;
      }).length,
  );
}

/** What the report would say of somebody that is not what the ledger says, and who is missing in it. */
export function findUntold(keysOfDeliveries: readonly string[], { recipients }: BroadcastRecords, { deliveries }: Ledger): readonly string[] {
  return keysOfDeliveries.flatMap((key) => {
    const recipient = recipients.get(key);
    const delivery = deliveries.get(key);
    const reason = delivery?.state === 'failed' ? delivery.reason : null;
    if (recipient === undefined) return [`«${key}» has no recipient in the report`];
    return recipient.state === delivery?.state && recipient.reason === reason
      ? []
      : [`«${key}» is ${recipient.state} in the report and ${delivery?.state ?? 'missing'} in the ledger`];
  });
}

function numberOf(id: BroadcastId): number {
  return Number(id.split('-')[1]);
}
