import { z } from 'zod';
import type { TenantId, UserId } from '../core/ids.ts';
import { unreachableReasons } from '../core/sending/unreachable.ts';
import { locales, type Locale } from '../core/text.ts';
import type { ConversationRef } from '../core/turn.ts';
import type { Json } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { keys } from './keys.ts';
import { alertsSchema } from './remind/alerts.ts';

/** A conversation as it is stored. */
export const whereSchema = z.strictObject({
  conversationId: z.string(),
  serviceUrl: z.string(),
  channelId: z.string(),
  botId: z.string(),
  scope: z.enum(['personal', 'group', 'channel']),
});

const profileSchema = z.strictObject({
  /** What she has chosen with «språk»; null until then. */
  locale: z.enum(locales).nullable(),
  /** Her personal conversation with the bot, refreshed whenever it changes. */
  where: whereSchema.nullable(),
  /** Why nothing can be sent to her; null while nothing is known against it. */
  unreachable: z
    .strictObject({ reason: z.enum(unreachableReasons), since: z.string() })
    .nullable()
    .default(null),
  /** When she wants to be reminded; absent until she has said so. */
  alerts: alertsSchema.optional(),
});

/** What is remembered of a person between turns. */
export type Profile = Readonly<z.infer<typeof profileSchema>>;

const empty: Profile = { locale: null, where: null, unreachable: null };

type Store = Pick<App, 'store'>;

/** What is remembered of a person. */
export async function loadProfile(app: Store, tenant: TenantId, user: UserId): Promise<Profile> {
  return (await loadProfileRecord(app, tenant, user)).profile;
}

/** The same with the version a write must name; 0 when nothing is stored. */
export async function loadProfileRecord(
  app: Store,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly profile: Profile; readonly version: number }> {
  const record = await app.store.get(keys.profile(tenant, user));
  return record === undefined ? { profile: empty, version: 0 } : { profile: profileSchema.parse(record.value), version: record.version };
}

/** Changes what is remembered of a person; does nothing when it is so already. */
export async function saveProfile(app: Store, tenant: TenantId, user: UserId, change: Partial<Profile>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const record = await app.store.get(keys.profile(tenant, user));
    const before = record === undefined ? empty : profileSchema.parse(record.value);
    const after = { ...before, ...change };
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    const value = after as unknown as Json;
    const key = keys.profile(tenant, user);
    const committed = await app.store.commit([
      record === undefined ? { kind: 'insert', key, value } : { kind: 'replace', key, version: record.version, value },
    ]);
    if (committed.ok) return;
  }
  throw new Error('A profile could not be written: too many changes at once');
}

/** The language a person is answered in: her choice, else the client's when it is not the policy's kin, else the policy's. */
export function toLocale(profile: Profile, client: Locale | null, municipality: Locale): Locale {
  if (profile.locale !== null) return profile.locale;
  // A Norwegian client says «nb» whatever the municipality writes; only another choice tells something.
  return client === 'nn' ? 'nn' : municipality;
}

/** Where a message that was posted earlier is to be changed: the service's address for a conversation may have moved since, and she was heard from at the new one. */
export function addressNow<Where extends ConversationRef>(profile: Profile, posted: Where): Where | NonNullable<Profile['where']> {
  return profile.where?.conversationId === posted.conversationId ? profile.where : posted;
}

/** Whether two references name the same conversation the same way. */
export function isSameConversation(one: ConversationRef | null, other: ConversationRef): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(whereSchema.parse(other));
}
