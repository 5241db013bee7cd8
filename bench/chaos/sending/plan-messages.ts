import { join } from 'node:path';
import { keys } from '../../../src/app/keys.ts';
import { toPlanWrite } from '../../../src/app/sending/outbox-item.ts';
import type { Instant, TenantId, UserId } from '../../../src/core/ids.ts';
import { localTenants } from '../../../src/local/local-people.ts';
import type { RecordStore, Write } from '../../../src/ports/record-store.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';

/** The tenant of the experiments. */
export const tenant: TenantId = localTenants.asker;

/** A message planned for a person. Its mark is its text, its key in the ledger, and what the connector knows it by. */
export interface PlannedMessage {
  readonly person: string;
  readonly mark: string;
}

/** A person's chat with the bot. */
export const toConversation = (person: string) => `chat-${person}`;

const perCommit = 100;

/** People with a chat, as if they had spoken to the bot; the program must not run. */
export async function seedPeople(dataDir: string, people: readonly string[], serviceUrl: string): Promise<void> {
  await write(
    dataDir,
    people.map((person) => toProfileWrite(person, serviceUrl)),
  );
}

/** Somebody's chat with the bot, as it is known once she has spoken to it. */
export function toProfileWrite(person: string, serviceUrl: string): Write {
  return {
    kind: 'insert',
    key: keys.profile(tenant, person as UserId),
    value: { locale: null, where: toPlace(person, serviceUrl), unreachable: null },
  };
}

/** Where somebody's chat with the bot is. */
export function toPlace(person: string, serviceUrl: string) {
  return { conversationId: toConversation(person), serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'personal' } as const;
}

/** Plans messages as a use case would, in the store of a program that does not run. */
export async function planMessages(dataDir: string, messages: readonly PlannedMessage[]): Promise<void> {
  const at = new Date().toISOString() as Instant;
  await write(
    dataDir,
    messages.map(({ person, mark }) =>
      toPlanWrite(
        tenant,
        { at, turn: null },
        {
          key: mark,
          to: person as UserId,
          content: { kind: 'reply', reply: { kind: 'notice', text: { plain: mark }, detail: null, buttons: [] } },
        },
      ),
    ),
  );
}

async function write(dataDir: string, writes: readonly Write[]): Promise<void> {
  const store = createSqliteRecordStore({ path: join(dataDir, 'losen.sqlite'), now: Date.now });
  try {
    await writeAll(store, writes);
  } finally {
    await store.close();
  }
}

/** Writes what was not there before, some at a time. */
export async function writeAll(store: RecordStore, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += perCommit) {
    const committed = await store.commit(writes.slice(from, from + perCommit));
    if (!committed.ok) throw new Error(`${committed.conflict} is there already`);
  }
}
