import { broadcastSchema, type Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

const maxAttempts = 50;

/** A broadcast with the version a write must name. */
export interface LoadedBroadcast {
  readonly broadcast: Broadcast;
  readonly version: number;
}

/** Reads a broadcast; undefined when there is none. */
export async function loadBroadcast({ store }: Pick<App, 'store'>, tenant: TenantId, id: BroadcastId): Promise<LoadedBroadcast | undefined> {
  const record = await store.get(keys.broadcast(tenant, id));
  return record === undefined ? undefined : { broadcast: broadcastSchema.parse(record.value), version: record.version };
}

/** Changes a broadcast as it is now, again when somebody else was quicker; the same one back changes nothing. Undefined when there is none. */
export async function changeBroadcast(
  app: Pick<App, 'store'>,
  tenant: TenantId,
  id: BroadcastId,
  change: (broadcast: Broadcast) => Broadcast,
): Promise<Broadcast | undefined> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const loaded = await loadBroadcast(app, tenant, id);
    if (loaded === undefined) return undefined;
    const after = change(loaded.broadcast);
    if (after === loaded.broadcast) return after;
    const value = after as unknown as Json;
    if ((await app.store.commit([{ kind: 'replace', key: keys.broadcast(tenant, id), version: loaded.version, value }])).ok) return after;
  }
  throw new Error(`The broadcast changed under ${maxAttempts} attempts to write it`);
}
