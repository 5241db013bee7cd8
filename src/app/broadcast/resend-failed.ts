import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { sendAgain } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { actOnBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { countFigures } from './count-figures.ts';

/** Sends a broadcast again to those it has certainly not reached; never to those of whom nobody knows. */
export async function resendFailed(context: BroadcastContext, id: BroadcastId): Promise<Result<Broadcast, BroadcastRefusal>> {
  const { app, tenant } = context;
  return actOnBroadcast(context, id, async (broadcast) => sendAgain(broadcast, await countFigures(app, tenant, broadcast)));
}
