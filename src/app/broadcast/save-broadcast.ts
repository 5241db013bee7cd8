import { z } from 'zod';
import { broadcastDraftSchema } from '../../core/broadcast/broadcast-draft.ts';
import { checkBroadcastDraft } from '../../core/broadcast/check-broadcast-draft.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { findIdentityNumbers } from '../../core/free-text/find-identity-numbers.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { draftLifetimeMs } from '../drafts.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadBroadcastRules } from './broadcast-policy.ts';

const keptSchema = z.strictObject({
  /** The broadcast it is handed in as again; null for a new one. */
  id: z
    .string()
    .transform((value) => value as BroadcastId)
    .nullable(),
  draft: broadcastDraftSchema,
});

/** What somebody is writing. */
export type KeptDraft = Readonly<z.infer<typeof keptSchema>>;

/** Where it is kept among the short-lived values: with her other drafts, so that she sees it and can have it forgotten. */
const keyOf = (user: string) => `draft/${user}/broadcast`;

/** Keeps what she is writing, whatever is wrong with it, and says what is. Words with an identity number are not kept. */
export async function saveBroadcast(context: BroadcastContext, kept: KeptDraft): Promise<readonly InputProblem[]> {
  const problems = checkBroadcastDraft(kept.draft, await loadBroadcastRules(context));
  if (findIdentityNumbers(JSON.stringify(kept.draft)).length === 0) await keepBroadcastDraft(context, context.person.id, kept);
  return problems;
}

/** Keeps a draft for whoever writes it. */
export async function keepBroadcastDraft({ app, tenant }: Pick<BroadcastContext, 'app' | 'tenant'>, user: string, kept: KeptDraft): Promise<void> {
  await app.shortLived(tenant).set(keyOf(user), kept, draftLifetimeMs);
}

/** What she is writing; null for nothing. */
export async function loadBroadcastDraft(context: BroadcastContext): Promise<KeptDraft | null> {
  return loadDraftOf(context, context.person.id);
}

/** What somebody is writing; null for nothing. */
export async function loadDraftOf({ app, tenant }: Pick<BroadcastContext, 'app' | 'tenant'>, user: string): Promise<KeptDraft | null> {
  const found: unknown = await app.shortLived(tenant).get(keyOf(user));
  return found === undefined || found === null ? null : keptSchema.parse(found);
}

/** Forgets what she is writing. */
export async function dropBroadcastDraft({ app, tenant, person }: BroadcastContext): Promise<void> {
  await app.shortLived(tenant).delete(keyOf(person.id));
}
