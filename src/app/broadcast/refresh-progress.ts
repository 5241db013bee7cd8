import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { ConversationRef } from '../../core/turn.ts';
import type { App } from '../app.ts';
import { addressNow, loadProfile, toLocale } from '../profile.ts';
import { toProgressReply } from '../show/broadcast-progress.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { changeBroadcast } from './load-broadcast.ts';

/** Cards that follow one broadcast; older ones stay as they are. */
const mostCards = 6;

/** What was last shown, so that nothing is sent that changes nothing. */
const shown = new WeakMap<App, Map<string, string>>();

/** Shows on every progress card of a broadcast how it stands, in place. */
export async function refreshProgress(app: App, tenant: TenantId, broadcast: Broadcast, figures: Figures): Promise<void> {
  const memory = shown.get(app) ?? new Map<string, string>();
  shown.set(app, memory);
  const { id, state, pending, revision, progressCards } = broadcast;
  const content = JSON.stringify([figures, state, pending, revision, broadcast.withdrawn, broadcast.reminded]);
  for (const { user, where, activityId } of progressCards) {
    const key = `${tenant} ${id} ${activityId}`;
    if (memory.get(key) === content) continue;
    memory.set(key, content);
    const profile = await loadProfile(app, tenant, user);
    const locale = toLocale(profile, null, app.filedPolicy(tenant)?.locale ?? 'nb');
    await app.chat.update(tenant, { where: addressNow(profile, where), activityId, locale, reply: toProgressReply(broadcast, figures) });
  }
  if (broadcast.endedAt !== null && pending.length === 0) for (const { activityId } of progressCards) memory.delete(`${tenant} ${id} ${activityId}`);
}

/** Makes a message follow a broadcast from now on; the same person's older one does no longer. */
export async function showProgressOn(
  { app, tenant, person }: BroadcastContext,
  id: BroadcastId,
  card: { readonly where: ConversationRef; readonly activityId: string },
): Promise<void> {
  await changeBroadcast(app, tenant, id, (broadcast) => {
    const others = broadcast.progressCards.filter(({ user }) => user !== person.id);
    return { ...broadcast, progressCards: [...others, { user: person.id, where: card.where, activityId: card.activityId }].slice(-mostCards) };
  });
  await app.scheduler.wakeBy({ tenant, key: `broadcast/${id}`, at: app.clock.epochMs() });
}
