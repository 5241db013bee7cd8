import { z } from 'zod';
import type { Instant, TenantId, UserId } from '../../core/ids.ts';
import { unreachableReasons } from '../../core/sending/unreachable.ts';
import type { SendResult } from '../../ports/messenger.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

const base = {
  v: z.literal(1),
  at: z.string().transform((value) => value as Instant),
  /** Whom it was for; null for an answer in a conversation. */
  to: z
    .string()
    .transform((value) => value as UserId)
    .nullable(),
  /** The turn it comes from; absent where there was none, and in deliveries older than this field. */
  turn: z.string().optional(),
};

/** How HR can end an uncertain delivery. */
export const settlements = ['arrived', 'by-hand'] as const;

/** The stored value of `<tenant>/delivery/<key>`. While a message is planned there is no such record, only the one in the outbox. */
export const deliverySchema = z.discriminatedUnion('state', [
  /** `run` names the process that sends it: left behind by another one, it is unknown. */
  z.strictObject({ ...base, state: z.literal('sending'), run: z.string() }),
  z.strictObject({ ...base, state: z.literal('sent'), activityId: z.string().nullable() }),
  z.strictObject({ ...base, state: z.literal('failed'), reason: z.enum(unreachableReasons) }),
  z.strictObject({
    ...base,
    state: z.literal('unknown'),
    /** What HR has found out, or has taken on. */
    settled: z.strictObject({ as: z.enum(settlements), by: z.string(), at: z.string() }).optional(),
  }),
]);

/** What the ledger knows of a message that has left, or tried to. */
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

/** A delivery in the ledger with the version a write must name; undefined while it is only planned, or not even that. */
export async function loadDelivery(
  { store }: Pick<App, 'store'>,
  tenant: TenantId,
  key: string,
): Promise<{ readonly delivery: Delivery; readonly version: number } | undefined> {
  const record = await store.get(keys.delivery(tenant, key));
  return record === undefined ? undefined : { delivery: deliverySchema.parse(record.value), version: record.version };
}

/** What a message that bears a known key is answered with: it is not sent again, whatever became of it. */
export function toResult(delivery: Delivery): SendResult {
  switch (delivery.state) {
    case 'sent':
      return { kind: 'sent', activityId: delivery.activityId };
    case 'failed':
      return { kind: 'unreachable', reason: delivery.reason };
    case 'sending':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** The writes that end a delivery: its last state in the ledger and, when nobody knows, its line in the list. `version` is that of its `sending` record, 0 for none. */
export function toEndWrites(tenant: TenantId, { key, to, at, turn, version, result, expiresAt }: EndOfDelivery): readonly Write[] {
  const delivery = { v: 1, at, to, ...(turn === null ? {} : { turn }), ...toState(result) } satisfies Delivery;
  const expiry = expiresAt === null ? {} : { expiresAt };
  const ledger = { key: keys.delivery(tenant, key), value: delivery as Json, ...expiry };
  // An answer in a chat is not listed: who misses it asks again.
  const list: readonly Write[] =
    result.kind === 'unknown' && to !== null ? [{ kind: 'insert', key: keys.unconfirmed(tenant, key), value: { at, to }, ...expiry }] : [];
  return [version === 0 ? { kind: 'insert', ...ledger } : { kind: 'replace', version, ...ledger }, ...list];
}

/** How a delivery ended. */
export interface EndOfDelivery {
  readonly key: string;
  readonly to: UserId | null;
  readonly at: Instant;
  /** The turn the message comes from. */
  readonly turn: string | null;
  readonly version: number;
  readonly result: SendResult;
  /** Milliseconds since 1970; null for ever. */
  readonly expiresAt: number | null;
}

function toState(result: SendResult) {
  switch (result.kind) {
    case 'sent':
      return { state: 'sent', activityId: result.activityId } as const;
    case 'unreachable':
      return { state: 'failed', reason: result.reason } as const;
    case 'unknown':
      return { state: 'unknown' } as const;
  }
}
