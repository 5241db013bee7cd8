import { z } from 'zod';
import type { BroadcastId, Instant, UserId } from '../ids.ts';
import { broadcastDraftSchema } from './broadcast-draft.ts';

const instant = z.string().transform((value) => value as Instant);
const userId = z.string().transform((value) => value as UserId);

/** Who did something, and when. */
const signatureSchema = z.strictObject({ user: userId, name: z.string(), at: instant });

/** A message that shows how the sending goes. */
const progressCardSchema = z.strictObject({
  user: userId,
  where: z.strictObject({
    conversationId: z.string(),
    serviceUrl: z.string(),
    channelId: z.string(),
    botId: z.string(),
    scope: z.enum(['personal', 'group', 'channel']),
  }),
  activityId: z.string(),
});

/** Where a broadcast can stand. */
export const broadcastStates = ['draft', 'awaiting-approval', 'scheduled', 'sending', 'cancelled', 'sent'] as const;

/** Work that goes through all recipients: give each her record, send again, ask once more, change what they have, take out who waits. */
export const broadcastTasks = ['plan', 'resend', 'remind', 'update', 'cancel'] as const;

/** The stored value of `<tenant>/broadcast/<id>`. */
export const broadcastSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().transform((value) => value as BroadcastId),
  author: z.strictObject({ user: userId, name: z.string() }),
  createdAt: instant,
  draft: broadcastDraftSchema,
  /** `sending` as long as somebody waits for it; `cancelled` and `sent` once everybody is in a final state, or is about to be. */
  state: z.enum(broadcastStates),
  /** Who let it go out; `waived` where the policy asks for no second pair of eyes, null while it waits. */
  approval: z.union([signatureSchema, z.literal('waived'), z.null()]),
  /** Why a second person sent it back; gone when it is handed in again. */
  returned: signatureSchema.extend({ reason: z.string() }).nullable(),
  /** When it is to leave, working hours reckoned with; null before it is approved. */
  startsAt: instant.nullable(),
  /** `startsAt` is later than what HR asked for: that was outside working hours. */
  moved: z.boolean(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** What is still to be done for all recipients; taken up again after a crash, and taken off when it is through. */
  pending: z.array(z.enum(broadcastTasks)).readonly(),
  /** How often it has been sent again to those it did not reach. */
  round: z.int(),
  /** 1, and one more for each correction and withdrawal: whoever has an older one has the message changed in place. */
  revision: z.int(),
  corrected: signatureSchema.nullable(),
  /** Taken back; null as a notice stands for the usual words. */
  withdrawn: signatureSchema.extend({ notice: z.string().nullable() }).nullable(),
  cancelled: signatureSchema.nullable(),
  reminded: signatureSchema.nullable(),
  /** How many it was meant for when it left, joiners added as they come. */
  recipients: z.int(),
  /** Entries of a pasted list that are nobody, or more than one person. */
  unknownNames: z.array(z.string()).readonly(),
  /** Entries of a pasted list that named somebody once more. */
  duplicates: z.int(),
  progressCards: z.array(progressCardSchema).readonly(),
});

/** A broadcast as it stands. */
export type Broadcast = Readonly<z.infer<typeof broadcastSchema>>;
/** Where a broadcast stands. */
export type BroadcastState = Broadcast['state'];
/** Who did something, and when. */
export type Signature = Readonly<z.infer<typeof signatureSchema>>;
/** Work that goes through all recipients. */
export type BroadcastTask = (typeof broadcastTasks)[number];
/** A message that shows how the sending goes. */
export type ProgressCard = Readonly<z.infer<typeof progressCardSchema>>;
