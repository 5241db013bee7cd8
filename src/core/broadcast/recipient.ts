import { z } from 'zod';
import type { Instant, UserId } from '../ids.ts';
import { unreachableReasons } from '../sending/unreachable.ts';
import { locales } from '../text.ts';

const instant = z.string().transform((value) => value as Instant);

/** Where a recipient can stand; all but `waiting` are final. */
export const recipientStates = ['waiting', 'sent', 'failed', 'unknown', 'cancelled'] as const;

/** The stored value of `<tenant>/broadcast-to/<id>/<person>`. */
export const recipientSchema = z.strictObject({
  v: z.literal(1),
  person: z.string().transform((value) => value as UserId),
  name: z.string(),
  /** Where she works, for the report. */
  unit: z.string().nullable(),
  /** The language she is written to in. */
  locale: z.enum(locales),
  state: z.enum(recipientStates),
  /** Why it failed. */
  reason: z.enum(unreachableReasons).nullable(),
  /** When this state was reached. */
  at: instant,
  /** The message she has. */
  posted: z
    .strictObject({
      where: z.strictObject({
        conversationId: z.string(),
        serviceUrl: z.string(),
        channelId: z.string(),
        botId: z.string(),
        scope: z.enum(['personal', 'group', 'channel']),
      }),
      activityId: z.string(),
    })
    .nullable(),
  confirmedAt: instant.nullable(),
  /** The revision of the text she has; 0 while she has none. */
  revision: z.int(),
  /** Why the message she has could not be brought up to `revision`; she still has an older text then. */
  behind: z.enum([...unreachableReasons, 'unknown']).nullable(),
  /** Deliveries tried so far; each has a permanent key of its own. */
  attempt: z.int(),
  /** The round of sending again she was last part of; 0 for the first sending. */
  round: z.int(),
  /** When she was asked once more to confirm. */
  remindedAt: instant.nullable(),
});

/** Somebody a broadcast is meant for, and what became of it. */
export type Recipient = Readonly<z.infer<typeof recipientSchema>>;
/** Where a recipient stands. */
export type RecipientState = Recipient['state'];

/** Whether a recipient has confirmed the words as they now are, those before a correction, or none. */
export function toConfirmed(
  { confirmedAt }: Pick<Recipient, 'confirmedAt'>,
  corrected: { readonly at: Instant } | null,
): 'no' | 'earlier-words' | 'yes' {
  if (confirmedAt === null) return 'no';
  return isOfTheseWords(confirmedAt, corrected) ? 'yes' : 'earlier-words';
}

/** Whether something was done since a broadcast got the words it now has. */
export function isOfTheseWords(at: Instant | null, corrected: { readonly at: Instant } | null): boolean {
  return at !== null && (corrected === null || at >= corrected.at);
}
