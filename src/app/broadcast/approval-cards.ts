import { z } from 'zod';
import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastId, TenantId, UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Update } from '../../core/turn.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { addressNow, loadProfile, toLocale } from '../profile.ts';
import type { Ended, Settlement } from '../sending/create-outbox.ts';
import { toAnsweredApproval } from '../show/broadcast-review.ts';
import { loadBroadcast } from './load-broadcast.ts';

const cardSchema = z.strictObject({
  where: z.strictObject({
    conversationId: z.string(),
    serviceUrl: z.string(),
    channelId: z.string(),
    botId: z.string(),
    scope: z.enum(['personal', 'group', 'channel']),
  }),
  activityId: z.string(),
});

/** Most people in HR of one municipality. */
const mostCards = 500;
const nothing: Settlement = { writes: [], superseded: null };

/** The permanent key of the card that asks somebody in HR to let a broadcast go out; `asking` tells it from those of earlier times. */
export function toApprovalKey(id: BroadcastId, asking: string, user: UserId): string {
  return `broadcast/${id}/ask/${asking}/${user}`;
}

/** Remembers where somebody was asked, so that the card can be told what the others have answered; where they were quicker, it is told at once. */
export async function settleApprovalCard(app: App, tenant: TenantId, { key, to, posted }: Ended): Promise<Settlement> {
  const id = /^broadcast\/(\d{4}-\d+)\/ask\//.exec(key)?.[1] as BroadcastId | undefined;
  const loaded = id === undefined || posted === null ? undefined : await loadBroadcast(app, tenant, id);
  if (id === undefined || posted === null || loaded === undefined) return nothing;
  const { broadcast, version } = loaded;
  const answered = toAnsweredApproval(broadcast);
  const locale = toLocale(await loadProfile(app, tenant, to), null, app.filedPolicy(tenant)?.locale ?? 'nb');
  if (answered !== null) return { writes: [], superseded: { ...posted, message: { id: posted.activityId, ...app.toMessage(answered, locale) } } };
  const stored = keys.approvalCard(tenant, id, to);
  const record = await app.store.get(stored);
  const value = { where: { ...posted.where }, activityId: posted.activityId };
  return {
    writes: [
      record === undefined ? { kind: 'insert', key: stored, value } : { kind: 'replace', key: stored, version: record.version, value },
      // Unchanged: whoever answers this very moment either finds this card, or is seen here when this is asked again.
      { kind: 'replace', key: keys.broadcast(tenant, id), version, value: broadcast as unknown as Json },
    ],
    superseded: null,
  };
}

/** Tells on every card that asked for it what somebody has answered, but for the one that was pressed; none of them asks any more. */
export async function answerApprovalCards(app: App, tenant: TenantId, broadcast: Broadcast, pressed: string | null): Promise<readonly Update[]> {
  const reply: Reply | null = toAnsweredApproval(broadcast);
  if (reply === null) return [];
  const prefix = keys.approvalCard(tenant, broadcast.id, '');
  const updates: Update[] = [];
  const done: Write[] = [];
  for (const { key, version, ...record } of await app.store.range(prefix, { limit: mostCards })) {
    if ('unreadable' in record) continue;
    const { where: posted, activityId } = cardSchema.parse(record.value);
    const profile = await loadProfile(app, tenant, key.slice(prefix.length) as UserId);
    const where = addressNow(profile, posted);
    const locale = toLocale(profile, null, app.filedPolicy(tenant)?.locale ?? 'nb');
    done.push({ kind: 'delete', key, version });
    if (activityId !== pressed) updates.push({ where, activityId, locale, reply });
  }
  // Should they change meanwhile, they are told once more the next time.
  if (done.length > 0) await app.store.commit(done);
  return updates;
}
