import { z } from 'zod';
import type { CaseId, TenantId, UserId } from '../core/ids.ts';
import type { ConversationRef, Posting, Request, Update } from '../core/turn.ts';
import type { Json, Write } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { showProgressOn } from './broadcast/refresh-progress.ts';
import { keys } from './keys.ts';
import { loadCase, type LoadedCase } from './load-case.ts';
import { addressNow, loadProfile, toLocale } from './profile.ts';
import { caseReply, may, toNotice, type TurnContext } from './turn-context.ts';

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

type LivingCard = z.infer<typeof cardSchema>;

/** The write that makes a message somebody's living card of a case, and the one it replaces. */
export async function toCardWrite(
  app: App,
  { tenant, user, caseId, where, activityId }: { readonly tenant: TenantId; readonly user: UserId; readonly caseId: CaseId } & LivingCard,
): Promise<{ readonly write: Write; readonly older: LivingCard | null }> {
  const key = keys.card(tenant, caseId, user);
  const record = await app.store.get(key);
  const value: Json = { where: { ...where }, activityId };
  return {
    write: record === undefined ? { kind: 'insert', key, value } : { kind: 'replace', key, version: record.version, value },
    older: record === undefined ? null : cardSchema.parse(record.value),
  };
}

/** Makes a message somebody's living card of a case; returns the one it replaces. */
export async function rememberCard(
  app: App,
  {
    tenant,
    user,
    caseId,
    where,
    activityId,
  }: { readonly tenant: TenantId; readonly user: UserId; readonly caseId: CaseId; readonly where: ConversationRef; readonly activityId: string },
): Promise<LivingCard | null> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { write, older } = await toCardWrite(app, { tenant, user, caseId, where, activityId });
    if (older?.activityId === activityId) return null;
    if ((await app.store.commit([write])).ok) return older;
  }
  throw new Error('A living card could not be remembered: too many changes at once');
}

/** The speaker's living card of a case, or null. */
export async function findCard(app: App, tenant: TenantId, caseId: CaseId, user: UserId): Promise<LivingCard | null> {
  const record = await app.store.get(keys.card(tenant, caseId, user));
  return record === undefined ? null : cardSchema.parse(record.value);
}

/**
 * After a case has changed: everybody's living card of it, as they see it, save the message that was just pressed and
 * the cards of those who are sent a new one for the same change. The new one may be there already, and this would take
 * from it what it says on top.
 */
export async function toCardUpdates(
  context: Pick<TurnContext, 'app' | 'tenant' | 'policy'>,
  loaded: LoadedCase,
  pressed: string | null,
  sentAnew: readonly UserId[] = [],
): Promise<readonly Update[]> {
  const { app, tenant } = context;
  const prefix = keys.card(tenant, loaded.state.id, '');
  const records = await app.store.range(prefix, { limit: 100 });
  const updates = await Promise.all(
    records.map(async (record): Promise<readonly Update[]> => {
      if ('unreadable' in record) return [];
      const { where: posted, activityId } = cardSchema.parse(record.value);
      if (activityId === pressed) return [];
      const reader = record.key.slice(prefix.length) as UserId;
      if (sentAnew.includes(reader)) return [];
      const profile = await loadProfile(app, tenant, reader);
      const where = addressNow(profile, posted);
      const locale = toLocale(profile, null, context.policy.locale);
      const person = await app.directory.find(tenant, reader);
      const theirs = { ...context, locale, person: person ?? { id: reader, name: '', roles: [], unit: null, isUnknown: true } };
      if (may(theirs, loaded, 'view-shared')) return [{ where, activityId, locale, reply: caseReply(theirs, loaded) }];
      // It is not hers any more: told once, and the card is forgotten. If somebody else was quicker to forget it, all the better.
      await app.store.commit([{ kind: 'delete', key: record.key, version: record.version }]);
      return [{ where, activityId, locale, reply: toNotice({ key: 'app.no-longer-yours' }) }];
    }),
  );
  return updates.flat();
}

/** After a living card has been posted: it is remembered, and an older one further up becomes a pointer. A card that follows a broadcast is remembered there. */
export async function settlePosting(
  app: App,
  request: Request,
  { living, follows, locale }: Omit<Posting, 'reply'> & Pick<Update, 'locale'>,
  activityId: string,
): Promise<readonly Update[]> {
  const { tenantId: tenant, userId: user, name } = request.who;
  if (follows !== undefined) {
    const person = { id: user, name, roles: [], unit: null };
    await showProgressOn({ app, tenant, person }, follows, { where: request.where, activityId });
  }
  if (living === undefined) return [];
  const older = await rememberCard(app, { tenant, user, caseId: living, where: request.where, activityId });
  if (older === null) return [];
  const loaded = await loadCase(app, tenant, living);
  if (loaded === undefined) return [];
  const where = older.where.conversationId === request.where.conversationId ? request.where : older.where;
  return [{ where, activityId: older.activityId, locale, reply: { kind: 'moved', caseId: living, title: loaded.state.facts.title } }];
}
