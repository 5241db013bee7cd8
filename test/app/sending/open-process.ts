import { randomUUID } from 'node:crypto';
import type { App } from '../../../src/app/app.ts';
import type { Outbox } from '../../../src/app/sending/create-outbox.ts';
import { openSending } from '../../../src/app/sending/open-sending.ts';
import type { Notification } from '../../../src/app/sending/outbox-item.ts';
import { saveProfile } from '../../../src/app/profile.ts';
import type { Instant, IsoDate, TenantId, UserId } from '../../../src/core/ids.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { RecordStore } from '../../../src/ports/record-store.ts';
import { createTrace } from '../../../src/start/create-trace.ts';
import { createConnectorClient } from '../../../src/teams/connector-client.ts';
import { soleReplica } from '../../../src/store/sole-replica.ts';

/** The tenant of these tests. */
export const tenant = '00000000-0000-4000-9000-000000000001' as TenantId;

/** What one process of the bot has for sending. */
export interface Process {
  readonly app: Pick<App, 'store' | 'clock' | 'log' | 'trace' | 'filedPolicy' | 'outbox'>;
  readonly messenger: Messenger;
  readonly outbox: Outbox;
  /** What it has warned of. */
  readonly warnings: readonly string[];
}

const opened: Messenger[] = [];

/** Lets no process opened here send anything more; without waiting, since some of them hang on purpose. */
export function silenceAll(): void {
  for (const messenger of opened.splice(0)) void messenger.close();
}

/** How a process is opened. */
export interface ProcessOptions {
  readonly timeoutMs?: number;
  readonly run?: string;
  /** The names of all processes at work; left out, it is the only one. */
  readonly atWork?: readonly string[];
}

/** Opens the sending of a process on a store; another one on the same store is the same bot after a restart. Messages are plain text here. */
export function openProcess(store: RecordStore, { timeoutMs = 400, run = randomUUID(), atWork }: ProcessOptions = {}): Process {
  const warnings: string[] = [];
  const clock = {
    now: () => new Date().toISOString() as Instant,
    today: () => new Date().toISOString().slice(0, 10) as IsoDate,
    epochMs: Date.now,
  };
  const log = {
    info: () => {},
    warn: (_: object, text: string) => void warnings.push(text),
    error: (_: object, text: string) => void warnings.push(text),
  };
  const app: Process['app'] = {
    store,
    clock,
    log,
    trace: createTrace(),
    filedPolicy: () => undefined,
    outbox: { wake: (of, planned) => sending.outbox.wake(of, planned) },
  };
  const sending = openSending({
    ...app,
    channel: createConnectorClient({ token: async () => null, isServiceUrlAllowed: () => true, timeoutMs, now: Date.now }),
    rate: null,
    run,
    replicas: atWork === undefined ? soleReplica(run) : { ...soleReplica(run), areMany: true, isAtWork: async (other) => atWork.includes(other) },
    compose: async (_, { content }, locale) => {
      if (content.kind !== 'reply' || content.reply.kind !== 'notice' || !('plain' in content.reply.text)) return { text: JSON.stringify(content) };
      return { text: `${locale}: ${content.reply.text.plain}` };
    },
    settle: async () => ({ writes: [], superseded: null }),
    note: async () => [],
  });
  opened.push(sending.messenger);
  return { app, ...sending, warnings };
}

/** Somebody who has a chat with the bot, named after her. */
export async function meet(store: RecordStore, serviceUrl: string, name: string): Promise<UserId> {
  const user = name as UserId;
  const where = { conversationId: `chat-${name}`, serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'personal' } as const;
  await saveProfile({ store }, tenant, user, { where, unreachable: null });
  return user;
}

/** A message of a few words. */
export function say(key: string, to: UserId, text: string, report?: Notification['report']): Notification {
  const content = { kind: 'reply', reply: { kind: 'notice', text: { plain: text }, detail: null, buttons: [] } } as const;
  return report === undefined ? { key, to, content } : { key, to, content, report };
}
