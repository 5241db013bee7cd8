import { z } from 'zod';

// Ids become parts of keys: printable, no slash, no spaces.
const keyPart = z.string().regex(/^[\w:.@=+-]{1,200}$/);

const account = z.looseObject({
  id: keyPart,
  name: z.string().max(300).nullish(),
  aadObjectId: keyPart.nullish(),
});

/** What the bot reads of a Bot Framework activity; everything else is left alone. Sizes bound what later code sees. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(300).nullish(),
  name: z.string().max(200).nullish(),
  text: z.string().nullish(),
  locale: z.string().max(35).nullish(),
  channelId: z.string().max(100).default('msteams'),
  serviceUrl: z.url().max(500),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1).max(500),
    tenantId: keyPart.nullish(),
    conversationType: z.string().max(50).nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: keyPart }).nullish() }).nullish(),
  replyToId: z.string().max(300).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  value: z.unknown().optional(),
  action: z.string().max(50).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
});

/** An activity that has passed the door. */
export type IncomingActivity = z.infer<typeof activitySchema>;

/** The value of an Action.Execute. */
export const actionValueSchema = z.looseObject({
  action: z.looseObject({
    verb: z.string().max(100),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
});
