import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastTexts } from '../../core/broadcast/broadcast-draft.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { checkBroadcastTexts } from '../../core/broadcast/check-broadcast-draft.ts';
import { correct } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { refuse, type Result } from '../../core/result.ts';
import { actOnBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { toCleanTexts } from './submit-broadcast.ts';

/** Gives a broadcast new words: what people have is changed in place and marked with the time. */
export async function correctBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  texts: BroadcastTexts,
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const problems = checkBroadcastTexts(texts);
  if (problems.length > 0) return refuse({ reason: 'inputs', problems });
  return actOnBroadcast(context, id, (broadcast, by) => correct(broadcast, by, toCleanTexts(texts)));
}
