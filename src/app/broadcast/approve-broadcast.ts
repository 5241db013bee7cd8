import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { approve } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { actOnBroadcast, type Notifying } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadBroadcastPolicy } from './broadcast-policy.ts';

/** A second person of HR lets a broadcast go out. Of two at once one does, and the other is told who. */
export async function approveBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  notifying: Notifying = {},
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const { working } = await loadBroadcastPolicy(context);
  return actOnBroadcast(context, id, (broadcast, by) => approve(broadcast, by, working), notifying);
}
