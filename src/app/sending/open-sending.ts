import type { TenantId } from '../../core/ids.ts';
import type { Locale } from '../../core/text.ts';
import type { Channel, ChannelMessage } from '../../ports/channel.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { Replicas } from '../../ports/replicas.ts';
import { createMessenger, type MessengerParts } from './create-messenger.ts';
import { createOutbox, type Outbox, type OutboxParts } from './create-outbox.ts';
import { createPacer } from './create-pacer.ts';
import { sharePacer } from './share-pacer.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Background messages on the wire at once. */
const mostUnderWay = 16;

/** What sending is made of. */
export interface SendingParts extends Omit<MessengerParts, 'pacer' | 'sleep' | 'random'>, Pick<OutboxParts, 'settle' | 'note'> {
  /** The processes that send from the same store. */
  readonly replicas: Replicas;
  readonly channel: Channel;
  readonly compose: (tenant: TenantId, item: OutboxItem, locale: Locale) => Promise<ChannelMessage | 'obsolete'>;
  /** Calls a second in a tenant; null for a channel without limits. */
  readonly rate: number | null;
}

/** Puts pacer, messenger and outbox together. */
export function openSending({ rate, ...parts }: SendingParts): { readonly messenger: Messenger; readonly outbox: Outbox } {
  const after = (ms: number, run: () => void) => void setTimeout(run, ms);
  const sleep = (ms: number) => new Promise<void>((resolve) => after(ms, resolve));
  const own = createPacer({ rate, mostUnderWay, now: () => performance.now(), after });
  const { replicas, log } = parts;
  const pacer = rate === null || !replicas.areMany ? own : sharePacer({ pacer: own, replicas, rate, sleep, log });
  const messenger = createMessenger({ ...parts, pacer, sleep, random: Math.random });
  return { messenger, outbox: createOutbox({ ...parts, messenger, sleep }) };
}
