import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { withdraw } from '../../core/broadcast/decide-broadcast.ts';
import { checkText } from '../../core/case/check-inputs.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { refuse, type Result } from '../../core/result.ts';
import { actOnBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';

/** Longest notice, in letters. */
export const withdrawalLength = 300;

/** Takes a broadcast back: a short notice stands in its place, the usual one where nothing is written. */
export async function withdrawBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  notice: string | null,
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const checked = checkText(notice ?? '', { maxLength: withdrawalLength, required: false, person: true });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'notice', message: checked.refusal }] });
  const { text } = checked.value;
  return actOnBroadcast(context, id, (broadcast, by) => withdraw(broadcast, by, text === '' ? null : text));
}
