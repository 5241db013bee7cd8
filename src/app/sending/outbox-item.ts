import { z } from 'zod';
import type { BroadcastId, CaseId, Instant, TenantId, UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { Notice } from '../show/notice.ts';
import { keys } from '../keys.ts';

const userId = z.string().transform((value) => value as UserId);
/** Written by us and bound to types at compile time; a version that no longer knows it fails in rendering, which ends the delivery. */
const ownJson = <Value>() => z.custom<Value>((value) => typeof value === 'object' && value !== null);

const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), reply: ownJson<Reply>() }),
  /** The living card as the case is when the message leaves. */
  z.strictObject({
    kind: z.literal('case'),
    caseId: z.string().transform((value) => value as CaseId),
    notices: z.array(ownJson<Notice>()),
    /** The step whose question it brings; once that waits for no answer any more there is nothing to bring. */
    question: z.strictObject({ step: z.string(), position: z.string().nullable() }).optional(),
  }),
  /** Reminders that are due; those that are not any more when the message leaves are left out. */
  z.strictObject({
    kind: z.literal('reminders'),
    items: z.array(
      z.strictObject({
        caseId: z.string().transform((value) => value as CaseId),
        key: z.string(),
        /** Whose it is: hers, or that of somebody she stands in for. */
        of: userId,
      }),
    ),
  }),
  /** A broadcast as it is when the message leaves. */
  z.strictObject({
    kind: z.literal('broadcast'),
    id: z.string().transform((value) => value as BroadcastId),
    /** `remind` asks once more to confirm. */
    purpose: z.enum(['deliver', 'remind']),
  }),
]);

const reportSchema = z.strictObject({
  to: userId,
  /** Whom the message was for, by name. */
  name: z.string(),
  /** What it was about: a case's title and the like. */
  about: z.string(),
  /** What to write to her by other means. */
  byHand: ownJson<Message>(),
});

/** The stored value of `<tenant>/outbox/<key>`. */
export const outboxItemSchema = z.strictObject({
  v: z.literal(1),
  at: z.string().transform((value) => value as Instant),
  to: userId,
  content: contentSchema,
  /** Who is told when it does not arrive; null for nobody. */
  report: reportSchema.nullable(),
  /** The turn that planned it; absent where none did, and in messages older than this field. */
  turn: z.string().optional(),
});

/** What is said to a person who has not just spoken. */
export type Content = Readonly<z.infer<typeof contentSchema>>;
/** Who is told that a message did not arrive, and what to send by hand. */
export type FailureReport = Readonly<z.infer<typeof reportSchema>>;
/** A message that is planned or on its way. */
export type OutboxItem = Readonly<z.infer<typeof outboxItemSchema>>;

/** A message a use case plans in the commit that gives it its reason. */
export interface Notification {
  /** Permanent; a second message under the same key is never sent. */
  readonly key: string;
  readonly to: UserId;
  readonly content: Content;
  readonly report?: FailureReport;
}

/** The write that plans a message; `turn` is the one that planned it. */
export function toPlanWrite(
  tenant: TenantId,
  { at, turn }: { readonly at: Instant; readonly turn: string | null },
  { key, to, content, report }: Notification,
): Write {
  const item = { v: 1, at, to, content, report: report ?? null, ...(turn === null ? {} : { turn }) } satisfies OutboxItem;
  return { kind: 'insert', key: keys.outbox(tenant, key), value: item as unknown as Json };
}
