import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { sendBack } from '../../core/broadcast/decide-broadcast.ts';
import { checkText } from '../../core/case/check-inputs.ts';
import type { BroadcastId, UserId } from '../../core/ids.ts';
import { accept, refuse, type Result } from '../../core/result.ts';
import { actOnBroadcast, type Notifying } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadBroadcast } from './load-broadcast.ts';
import { keepBroadcastDraft, loadDraftOf, type KeptDraft } from './save-broadcast.ts';

/** Longest reason, in letters. */
export const returnReasonLength = 500;

/** A second person of HR sends a broadcast back with a reason; its author has it as her draft again, unless she is writing another: then it waits until she takes it up. */
export async function returnBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  reason: string,
  notifying: Notifying = {},
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const checked = checkText(reason, { maxLength: returnReasonLength, required: true, person: true });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'reason', message: checked.refusal }] });
  const returned = await actOnBroadcast(context, id, (broadcast, by) => sendBack(broadcast, by, checked.value.text), notifying);
  if (returned.ok && !(await isWriting(context, returned.value.author.user)))
    await keepBroadcastDraft(context, returned.value.author.user, { id, draft: returned.value.draft });
  return returned;
}

/** Takes up a broadcast that was sent back, in place of what she is writing; its author alone may. */
export async function takeUpReturned(context: BroadcastContext, id: BroadcastId): Promise<Result<KeptDraft, BroadcastRefusal>> {
  const { app, tenant, person } = context;
  const broadcast = (await loadBroadcast(app, tenant, id))?.broadcast;
  if (broadcast === undefined) return refuse({ reason: 'not-found' });
  if (broadcast.author.user !== person.id) return refuse({ reason: 'not-allowed' });
  if (broadcast.state !== 'draft') return refuse({ reason: 'not-now', state: broadcast.state });
  const kept = { id, draft: broadcast.draft };
  await keepBroadcastDraft(context, person.id, kept);
  return accept(kept);
}

/** Whether she is writing something: an empty form may be replaced. */
async function isWriting({ app, tenant }: BroadcastContext, user: UserId): Promise<boolean> {
  const kept = await loadDraftOf({ app, tenant }, user);
  return kept !== null && Object.values(kept.draft.texts).some(({ title, body }) => title.trim() !== '' || body.trim() !== '');
}
