import { z } from 'zod';
import type { Instant, IsoDate } from '../ids.ts';
import { audienceSchema } from './audience.ts';

/** A broadcast's words in one language. */
export const broadcastTextSchema = z.strictObject({
  title: z.string(),
  /** A subset of markdown, as HR has typed it. */
  body: z.string(),
  /** What the notification says; empty for the title. */
  notification: z.string(),
});

/** When a broadcast leaves. Without `anyTime` it waits for the next working hours. */
const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now'), anyTime: z.boolean() }),
  z.strictObject({ kind: z.literal('at'), at: z.string().transform((value) => value as Instant), anyTime: z.boolean() }),
]);

/** The words in the languages HR has written; at least one before it is sent. */
export const broadcastTextsSchema = z.strictObject({
  nb: broadcastTextSchema.exactOptional(),
  nn: broadcastTextSchema.exactOptional(),
  en: broadcastTextSchema.exactOptional(),
});

/** Everything HR decides about a broadcast. While it is written anything may be missing or wrong: `checkBroadcastDraft` says what. */
export const broadcastDraftSchema = z.strictObject({
  texts: broadcastTextsSchema,
  link: z.strictObject({ label: z.string(), url: z.string() }).nullable(),
  image: z.strictObject({ url: z.string(), alt: z.string() }).nullable(),
  /** Recipients are asked to confirm that they have read it. */
  confirm: z.boolean(),
  audience: audienceSchema,
  when: whenSchema,
  /** The last day on which somebody who joins gets it too. */
  validUntil: z.string().transform((value) => value as IsoDate),
});

/** A broadcast's words in one language. */
export type BroadcastText = Readonly<z.infer<typeof broadcastTextSchema>>;
/** The words in the languages HR has written. */
export type BroadcastTexts = Readonly<z.infer<typeof broadcastTextsSchema>>;
/** When a broadcast leaves. */
export type BroadcastTime = Readonly<z.infer<typeof whenSchema>>;
/** Everything HR decides about a broadcast. */
export type BroadcastDraft = Readonly<z.infer<typeof broadcastDraftSchema>>;
