import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { remind } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { actOnBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { countFigures } from './count-figures.ts';

/** Asks those who have the broadcast and have not confirmed it once more; once only. */
export async function remindUnconfirmed(context: BroadcastContext, id: BroadcastId): Promise<Result<Broadcast, BroadcastRefusal>> {
  const { app, tenant } = context;
  return actOnBroadcast(context, id, async (broadcast, by) => remind(broadcast, by, await countFigures(app, tenant, broadcast)));
}
