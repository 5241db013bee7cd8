import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { cancel } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { actOnBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';

/** Stops a broadcast, also while it runs: nothing more leaves, and who has got it keeps it. */
export async function cancelBroadcast(context: BroadcastContext, id: BroadcastId): Promise<Result<Broadcast, BroadcastRefusal>> {
  return actOnBroadcast(context, id, cancel);
}
