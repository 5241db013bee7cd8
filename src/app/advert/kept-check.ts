import { z } from 'zod';
import type { CaseId } from '../../core/ids.ts';
import type { TurnContext } from '../turn-context.ts';

/** A checked text is kept this long, in milliseconds, so that a report can be paged and checked again. */
const lifetimeMs = 14 * 24 * 60 * 60 * 1000;

const keptSchema = z.strictObject({
  text: z.string(),
  caseId: z
    .string()
    .transform((value) => value as CaseId)
    .nullable(),
  /** What the check before this one found, by key; null for the first. */
  before: z.array(z.string()).nullable(),
});

/** A text that was checked, for its owner alone. */
export type KeptCheck = z.infer<typeof keptSchema>;

const keyOf = ({ person }: TurnContext, id: string) => `advert/${person.id}/${id}`;

/** Keeps a checked text under a fresh id. */
export async function keepCheck(context: TurnContext, check: KeptCheck): Promise<string> {
  const id = context.app.randomId();
  await context.app.shortLived(context.tenant).set(keyOf(context, id), check, lifetimeMs);
  return id;
}

/** The checked text, or null when it is not hers or has been forgotten. */
export async function loadCheck(context: TurnContext, id: string): Promise<KeptCheck | null> {
  if (!/^[\w-]{1,80}$/.test(id)) return null;
  const found: unknown = await context.app.shortLived(context.tenant).get(keyOf(context, id));
  return found === undefined || found === null ? null : keptSchema.parse(found);
}

/** After «sjekk annonse» the next long message is the advert, for half an hour. */
const expectationMs = 30 * 60 * 1000;
const expectationKey = ({ person }: TurnContext) => `advert-expected/${person.id}`;

/** Waits for an advert pasted into the chat. */
export async function expectAdvert(context: TurnContext): Promise<void> {
  await context.app.shortLived(context.tenant).set(expectationKey(context), true, expectationMs);
}

/** Whether an advert is waited for. */
export async function expectsAdvert(context: TurnContext): Promise<boolean> {
  return (await context.app.shortLived(context.tenant).get(expectationKey(context))) === true;
}

/** The advert has come. */
export async function stopExpecting(context: TurnContext): Promise<void> {
  await context.app.shortLived(context.tenant).delete(expectationKey(context));
}
