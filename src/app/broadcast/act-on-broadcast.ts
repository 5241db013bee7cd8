import type { Broadcast, Signature } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import type { Decided } from '../../core/broadcast/decide-broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { refuse, type Result } from '../../core/result.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import { isAllowed } from '../rights.ts';
import { toPlanWrite, type Notification } from '../sending/outbox-item.ts';
import { toSignature, type BroadcastContext } from './broadcast-context.ts';
import { loadBroadcast } from './load-broadcast.ts';

const maxAttempts = 50;

/** Who is told of what has been done. */
export interface Notifying {
  /** Messages planned in the same commit and sent after it. */
  readonly notify?: (after: Broadcast) => readonly Notification[];
}

/** Does something with a broadcast as it is now; of two at once the second is decided on what the first has made of it. What is to be done for its recipients begins at once. */
export async function actOnBroadcast(
  context: BroadcastContext,
  id: BroadcastId,
  decide: (broadcast: Broadcast, by: Signature) => Decided | Promise<Decided>,
  { notify = () => [] }: Notifying = {},
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const { app, tenant, person } = context;
  if (!isAllowed(person, 'broadcast')) return refuse({ reason: 'not-allowed' });
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const loaded = await loadBroadcast(app, tenant, id);
    if (loaded === undefined) return refuse({ reason: 'not-found' });
    const decided = await decide(loaded.broadcast, toSignature(context));
    if (!decided.ok) return decided;
    const value = decided.value as unknown as Json;
    const messages = notify(decided.value);
    const committed = await app.store.commit([
      { kind: 'replace', key: keys.broadcast(tenant, id), version: loaded.version, value },
      ...(await toRunningWrites(context, decided.value)),
      ...messages.map((message) => toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, message)),
    ]);
    if (!committed.ok) continue;
    app.outbox.wake(tenant, messages);
    await wakeBroadcast(context, decided.value);
    return decided;
  }
  throw new Error(`The broadcast changed under ${maxAttempts} attempts to write it`);
}

/** Lists a broadcast among those that have work to come, unless it is there. */
export async function toRunningWrites({ app, tenant }: Pick<BroadcastContext, 'app' | 'tenant'>, broadcast: Broadcast): Promise<readonly Write[]> {
  if (broadcast.pending.length === 0 && broadcast.state !== 'scheduled') return [];
  const key = keys.runningBroadcast(tenant, broadcast.id);
  return (await app.store.get(key)) === undefined ? [{ kind: 'insert', key, value: true }] : [];
}

/** Has a broadcast's work taken up, now or when its time comes. */
export async function wakeBroadcast(
  { app, tenant }: Pick<BroadcastContext, 'app' | 'tenant'>,
  { id, state, pending, startsAt }: Broadcast,
): Promise<void> {
  if (state !== 'scheduled' && pending.length === 0) return;
  const at = state === 'scheduled' && startsAt !== null ? Date.parse(startsAt) : app.clock.epochMs();
  await app.scheduler.wakeBy({ tenant, key: `broadcast/${id}`, at });
}
