import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { sendBack } from '../../core/broadcast/decide-broadcast.ts';
import { checkText } from '../../core/case/check-inputs.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { refuse, type Result } from '../../core/result.ts';
import { actOnBroadcast, type Notifying } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { keepBroadcastDraft } from './save-broadcast.ts';

/** Longest reason, in letters. */
export const returnReasonLength = 500;

/** A second person of HR sends a broadcast back with a reason; its author has it as her draft again. */
export async function returnBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  reason: string,
  notifying: Notifying = {},
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const checked = checkText(reason, { maxLength: returnReasonLength, required: true, person: true });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'reason', message: checked.refusal }] });
  const returned = await actOnBroadcast(context, id, (broadcast, by) => sendBack(broadcast, by, checked.value.text), notifying);
  if (returned.ok) await keepBroadcastDraft(context, returned.value.author.user, { id, draft: returned.value.draft });
  return returned;
}
