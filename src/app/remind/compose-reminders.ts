import type { CaseId, TenantId, UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { App } from '../app.ts';
import { toDigestReply } from '../show/digest-reply.ts';
import { toReminderReply } from '../show/reminder-reply.ts';
import { findConcern, type Concern } from './find-concerns.ts';
import { changeReminded, toldKey } from './reminded.ts';

/** Puts what is due into one message as it leaves: a card of its own, or one for all. What is not due any more is left out and counts as never told, for a date can come back. */
export async function composeReminders(
  app: App,
  tenant: TenantId,
  to: UserId,
  items: readonly { readonly caseId: CaseId; readonly key: string; readonly of: UserId }[],
): Promise<Reply | 'obsolete'> {
  const person = await app.directory.find(tenant, to);
  if (person === undefined) return 'obsolete';
  const today = app.clock.today();
  const found = await Promise.all(items.map(async (item) => ({ item, concern: await findConcern(app, tenant, { person, ...item, today }) })));
  const gone = new Set(found.flatMap(({ item, concern }) => (concern === undefined ? [toldKey(item.caseId, item.key)] : [])));
  if (gone.size > 0)
    await changeReminded(app, tenant, to, (reminded) => {
      const told = Object.fromEntries(Object.entries(reminded.told).filter(([id]) => !gone.has(id)));
      return { ...reminded, told };
    });
  const due = found.flatMap(({ concern }): readonly Concern[] => (concern === undefined ? [] : [concern]));
  const [only, ...others] = due;
  if (only === undefined) return 'obsolete';
  const reader = { app, person, today };
  return others.length === 0 ? toReminderReply(only, reader) : toDigestReply(due, reader);
}
