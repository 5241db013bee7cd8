import type { TenantId, UserId } from '../core/ids.ts';
import type { Locale } from '../core/text.ts';
import type { ConversationRef, Incoming, Request } from '../core/turn.ts';
import { actionValueSchema, type IncomingActivity } from './activity-schema.ts';
import { isMessageExtension, toChosenMessage } from './to-chosen-message.ts';
import { toFiles } from './to-files.ts';

/** Where an activity may come from. */
export interface Doors {
  /** Tenants that are served. Empty serves nobody. */
  readonly isTenantAllowed: (tenant: string) => boolean;
  /** Who an activity without a tenant belongs to; null outside local mode. */
  readonly fallbackTenant: TenantId | null;
  /** Hosts replies may go to. Empty allows none. */
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean;
  /** Local mode takes the channel's own id where there is no Entra object id. */
  readonly acceptsChannelIds: boolean;
  readonly randomId: () => string;
}

/** An activity as a request, or why it is turned away: the HTTP status says it all. */
export type ReadActivity =
  | { readonly kind: 'request'; readonly request: Request }
  /** Nothing to answer: a typing indicator, a reaction, somebody else joining. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly status: 400 | 403; readonly why: string };

/** Turns an activity into plain data. Identity and tenant come from the activity the channel has signed, never from card data. */
export function toRequest(activity: IncomingActivity, doors: Doors): ReadActivity {
  const { tenantId } = activity.conversation;
  const senderTenant = activity.channelData?.tenant?.id;
  // In a conversation across tenants somebody would speak in another municipality's name.
  if (typeof tenantId === 'string' && typeof senderTenant === 'string' && tenantId !== senderTenant)
    return { kind: 'refused', status: 403, why: 'two tenants' };
  const tenant = tenantId ?? senderTenant ?? doors.fallbackTenant;
  if (tenant === null || !doors.isTenantAllowed(tenant)) return { kind: 'refused', status: 403, why: 'tenant not served' };
  if (!doors.isServiceUrlAllowed(activity.serviceUrl)) return { kind: 'refused', status: 403, why: 'service address not allowed' };
  const userId = activity.from.aadObjectId ?? (doors.acceptsChannelIds ? activity.from.id : null);
  if (userId === null || userId === undefined) return { kind: 'refused', status: 403, why: 'no Entra object id' };
  const incoming = toIncoming(activity);
  if (incoming === 'malformed') return { kind: 'refused', status: 400, why: 'invoke value not understood' };
  if (incoming === null) return { kind: 'ignored' };
  return {
    kind: 'request',
    request: {
      id: activity.id ?? doors.randomId(),
      who: { tenantId: tenant as TenantId, userId: userId as UserId, name: activity.from.name ?? '', locale: toLocale(activity.locale) },
      where: toWhere(activity),
      incoming,
    },
  };
}

function toIncoming(activity: IncomingActivity): Incoming | 'malformed' | null {
  switch (activity.type) {
    case 'message': {
      const text = activity.text ?? '';
      const files = toFiles(activity.attachments ?? [], { text, serviceUrl: activity.serviceUrl });
      return files.length === 0 ? { kind: 'text', text } : { kind: 'files', files };
    }
    case 'invoke': {
      if (isMessageExtension(activity.name)) return toChosenMessage(activity.name, activity.value);
      if (activity.name !== 'adaptiveCard/action') return 'malformed';
      const value = actionValueSchema.safeParse(activity.value);
      if (!value.success) return 'malformed';
      const { verb, data } = value.data.action;
      return { kind: 'press', verb, data, activityId: activity.replyToId ?? null };
    }
    case 'installationUpdate':
      // An upgrade removes the bot and installs it again; nobody has lost it then.
      if (activity.action === 'remove') return { kind: 'removed' };
      return activity.action === 'add' ? { kind: 'installed' } : null;
    default:
      return null;
  }
}

function toWhere(activity: IncomingActivity): ConversationRef {
  const type = activity.conversation.conversationType ?? 'personal';
  return {
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    botId: activity.recipient?.id ?? '',
    scope: type === 'groupChat' ? 'group' : type === 'channel' ? 'channel' : 'personal',
  };
}

function toLocale(tag: string | null | undefined): Locale | null {
  const language = (tag ?? '').toLowerCase().split('-')[0];
  if (language === 'nn' || language === 'en') return language;
  return language === 'nb' || language === 'no' ? 'nb' : null;
}
