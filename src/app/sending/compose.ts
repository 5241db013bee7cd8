import type { TenantId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Locale } from '../../core/text.ts';
import type { ChannelMessage, ToChannelMessage } from '../../ports/channel.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { toCardWrite } from '../living-card.ts';
import { loadCase } from '../load-case.ts';
import { composeReminders } from '../remind/compose-reminders.ts';
import { loadProfile, toLocale } from '../profile.ts';
import { caseReply, may } from '../turn-context.ts';
import { toOpenQuestions } from '../show/question-view.ts';
import { settleApprovalCard } from '../broadcast/approval-cards.ts';
import { composeBroadcast } from '../broadcast/compose-broadcast.ts';
import { settleBroadcast } from '../broadcast/settle-broadcast.ts';
import type { Ended, Settlement } from './create-outbox.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Puts a planned message into words, as things are now: a card of a case the reader may no longer see is obsolete. */
export async function compose(
  app: App,
  toMessage: ToChannelMessage,
  tenant: TenantId,
  { to, content }: OutboxItem,
  locale: Locale,
): Promise<ChannelMessage | 'obsolete'> {
  if (content.kind === 'reply') return toMessage(content.reply, locale);
  if (content.kind === 'broadcast') return composeBroadcast(app, tenant, { ...content, to }, locale);
  if (content.kind === 'reminders') {
    const reply = await composeReminders(app, tenant, to, content.items);
    return reply === 'obsolete' ? reply : toMessage(reply, locale);
  }
  const { caseId, notices, question } = content;
  const [loaded, person] = await Promise.all([loadCase(app, tenant, caseId), app.directory.find(tenant, to)]);
  if (loaded === undefined || person === undefined) return 'obsolete';
  const reader = { app, person, policy: (await loadCurrentPolicy(app, tenant)) ?? loaded.policy };
  if (!may(reader, loaded, 'view-shared')) return 'obsolete';
  const open = question === undefined ? [] : toOpenQuestions(loaded, person, app.clock.today());
  if (question !== undefined && !open.some(({ step, position }) => step.id === question.step && position === question.position)) return 'obsolete';
  return toMessage(caseReply(reader, loaded, notices), locale);
}

/** A posted card of a case becomes its reader's living card, in the same commit; an older one becomes a pointer to it. What became of a broadcast's delivery is written with its recipient. */
export async function settlePlanned(
  app: App,
  toMessage: ToChannelMessage,
  tenant: TenantId,
  { to, content }: OutboxItem,
  ended: Ended,
): Promise<Settlement> {
  if (content.kind === 'broadcast') return settleBroadcast(app, tenant, content, ended);
  if (content.kind === 'reply') return settleApprovalCard(app, tenant, ended);
  if (content.kind !== 'case' || ended.posted === null) return { writes: [], superseded: null };
  const { where, activityId } = ended.posted;
  const { caseId } = content;
  const { write, older } = await toCardWrite(app, { tenant, user: to, caseId, where, activityId });
  const loaded = older === null ? undefined : await loadCase(app, tenant, caseId);
  if (older === null || loaded === undefined) return { writes: [write], superseded: null };
  const locale = toLocale(await loadProfile(app, tenant, to), null, app.filedPolicy(tenant)?.locale ?? 'nb');
  const pointer: Reply = { kind: 'moved', caseId, title: loaded.state.facts.title };
  return { writes: [write], superseded: { ...older, message: { id: older.activityId, ...toMessage(pointer, locale) } } };
}
