import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { toConfirmed } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, TenantId, UserId } from '../../core/ids.ts';
import type { Locale } from '../../core/text.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { App } from '../app.ts';
import { toBroadcastReply, type ReaderState } from './broadcast-reply.ts';
import type { DeliveryPurpose } from './broadcast-delivery.ts';
import { loadRecipient } from './every-recipient.ts';
import { loadBroadcast } from './load-broadcast.ts';

/** Messages kept rendered; a broadcast needs three languages, confirmed and not. */
const mostRendered = 48;
const rendered = new WeakMap<App, Map<string, ChannelMessage>>();

/** What a rendered message says: which revision, in which language. */
export interface RenderedAs {
  readonly revision: number;
  readonly locale: Locale;
}

const renderedAs = new WeakMap<ChannelMessage, RenderedAs>();

/** Which revision a message of a broadcast is, and in which language; undefined for any other message. */
export function readRendered(message: ChannelMessage): RenderedAs | undefined {
  return renderedAs.get(message);
}

/** The message a broadcast is to readers of a language; rendered once, not for each of them. */
export function renderBroadcast(
  app: App,
  tenant: TenantId,
  broadcast: Broadcast,
  { locale, confirmed, reminder }: ReaderState & { readonly locale: Locale },
): ChannelMessage {
  const memory = rendered.get(app) ?? new Map<string, ChannelMessage>();
  rendered.set(app, memory);
  const { id, revision } = broadcast;
  const key = [tenant, id, revision, locale, confirmed, reminder].join(' ');
  const known = memory.get(key);
  if (known !== undefined) return known;
  const from = app.filedPolicy(tenant)?.name ?? '';
  const message = app.toMessage(toBroadcastReply(broadcast, locale, { from, confirmed, reminder }), locale);
  renderedAs.set(message, { revision, locale });
  const [oldest] = memory.keys();
  if (memory.size >= mostRendered && oldest !== undefined) memory.delete(oldest);
  memory.set(key, message);
  return message;
}

/** A planned delivery as the broadcast is when it leaves; nothing leaves of one that has been stopped or taken back. */
export async function composeBroadcast(
  app: App,
  tenant: TenantId,
  { id, purpose, to }: { readonly id: BroadcastId; readonly purpose: DeliveryPurpose; readonly to: UserId },
  locale: Locale,
): Promise<ChannelMessage | 'obsolete'> {
  const broadcast = (await loadBroadcast(app, tenant, id))?.broadcast;
  if (broadcast === undefined || broadcast.state === 'cancelled' || broadcast.withdrawn !== null) return 'obsolete';
  if (purpose === 'deliver') return renderBroadcast(app, tenant, broadcast, { locale, confirmed: 'no', reminder: false });
  const recipient = (await loadRecipient(app, tenant, id, to))?.recipient;
  const confirmed = recipient === undefined ? 'no' : toConfirmed(recipient, broadcast.corrected);
  // She has confirmed while it waited for its turn.
  return confirmed === 'yes' ? 'obsolete' : renderBroadcast(app, tenant, broadcast, { locale, confirmed, reminder: true });
}
