import type { TenantId, UserId } from '../../core/ids.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Locale } from '../../core/text.ts';
import type { ConversationRef } from '../../core/turn.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadProfileRecord, saveProfile, toLocale } from '../profile.ts';

/** What reaching a person needs of the application. */
export type ReachParts = Pick<App, 'store' | 'clock' | 'filedPolicy'>;

/** How a person can be reached, or why she cannot. */
export type Reach =
  | { readonly ok: true; readonly where: ConversationRef; readonly locale: Locale; readonly version: number }
  | { readonly ok: false; readonly reason: UnreachableReason };

/** Looks up a person's chat with the bot and her language. */
export async function findReach(app: ReachParts, tenant: TenantId, user: UserId): Promise<Reach> {
  const { profile, version } = await loadProfileRecord(app, tenant, user);
  if (profile.unreachable !== null) return { ok: false, reason: profile.unreachable.reason };
  if (profile.where === null) return { ok: false, reason: 'no-conversation' };
  return { ok: true, where: profile.where, locale: toLocale(profile, null, app.filedPolicy(tenant)?.locale ?? 'nb'), version };
}

/** Notes that a message did not reach a person. Does nothing when she has been heard from since `version` was read: that is newer knowledge. */
export async function noteUnreachable(
  app: ReachParts,
  {
    tenant,
    user,
    reason,
    version,
  }: { readonly tenant: TenantId; readonly user: UserId; readonly reason: UnreachableReason; readonly version: number },
): Promise<void> {
  const { profile, version: current } = await loadProfileRecord(app, tenant, user);
  if (current !== version) return;
  const value: unknown = { ...profile, unreachable: { reason, since: app.clock.now() } };
  await app.store.commit([{ kind: 'replace', key: keys.profile(tenant, user), version, value: value as Json }]);
}

/** Notes that she has removed the bot; her next sign of life takes that back. */
export async function noteRemoved(app: ReachParts, tenant: TenantId, user: UserId): Promise<void> {
  await saveProfile(app, tenant, user, { unreachable: { reason: 'removed', since: app.clock.now() } });
}
