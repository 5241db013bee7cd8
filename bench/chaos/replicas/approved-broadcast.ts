import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { UserId } from '../../../src/core/ids.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { openPostgres } from '../../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../../src/store/postgres-record-store.ts';
import type { CardJson } from '../../../test/conversation/fake-connector.ts';
import { hasAction } from '../../../test/conversation/person.ts';
import { deliver } from '../deliver.ts';
import { handInBroadcast, toBroadcastId, toManager, writeDirectory } from '../sending/plan-broadcast.ts';
import { toProfileWrite, writeAll } from '../sending/plan-messages.ts';

/** The one broadcast of these experiments. */
export const broadcastNumber = 1;
/** The card on which HR follows the broadcast: the one she has approved it on. */
export const progressCard = { conversation: 'chat-hr', message: 'card-hr' } as const;

/** So many managers; the local people have the ids before theirs. */
export function toManagers(count: number): readonly UserId[] {
  return Array.from({ length: count }, (_, index) => toManager(index + 101));
}

/** People with a chat, and a broadcast to all of them that waits for HR; the environment of the program. */
export async function prepareBroadcast(
  url: string,
  { folder, serviceUrl, managers }: { readonly folder: string; readonly serviceUrl: string; readonly managers: readonly UserId[] },
): Promise<Readonly<Record<string, string>>> {
  const store = createPostgresRecordStore({ pool: await openPostgres({ url, log: { warn: () => undefined } }), now: Date.now });
  try {
    await writeAll(
      store,
      managers.map((person) => toProfileWrite(person, serviceUrl)),
    );
    await handInBroadcast(store, broadcastNumber);
  } finally {
    await store.close();
  }
  return writeDirectory(folder, managers, localUserIds.hr);
}

/** HR lets it go out, by a press. */
export async function approve(url: string, serviceUrl: string): Promise<void> {
  const card = await press(url, serviceUrl, 'broadcast.approve');
  if (card === null || !hasAction(card, 'broadcast.cancel')) throw new Error('The broadcast was not approved');
}

/** HR looks how it stands; the work is taken up at once, by whichever replica is quicker. */
export async function look(url: string, serviceUrl: string): Promise<void> {
  await press(url, serviceUrl, 'broadcast.show');
}

async function press(url: string, serviceUrl: string, verb: string): Promise<CardJson | null> {
  const agent = new Agent({ keepAlive: false });
  const nonce = randomUUID();
  const data = { broadcast: toBroadcastId(broadcastNumber), nonce };
  try {
    return await deliver({ url, serviceUrl, agent }, { ...progressCard, part: 'hr', verb, data, activityId: nonce });
  } finally {
    agent.destroy();
  }
}
