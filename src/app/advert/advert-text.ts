import { z } from 'zod';
import type { CaseId } from '../../core/ids.ts';
import { keys } from '../keys.ts';
import type { LoadedCase } from '../load-case.ts';
import type { TurnContext } from '../turn-context.ts';

const textSchema = z.strictObject({ text: z.string() });

/** Keeps a checked text with its case, under its hash; the same text twice is kept once. */
export async function keepAdvertText(
  { app, tenant }: TurnContext,
  { caseId, hash, text }: { readonly caseId: CaseId; readonly hash: string; readonly text: string },
): Promise<void> {
  // Losing the race means that the same text is there: the hash names it.
  await app.store.commit([{ kind: 'insert', key: keys.advertText(tenant, caseId, hash), value: { text } }]);
}

/** The advert of a case as it was last checked; null when none was, or when it was not kept. */
export async function loadAdvertText({ app, tenant }: TurnContext, { state }: LoadedCase): Promise<string | null> {
  if (state.advert === null) return null;
  const record = await app.store.get(keys.advertText(tenant, state.id, state.advert.hash));
  return record === undefined ? null : textSchema.parse(record.value).text;
}
