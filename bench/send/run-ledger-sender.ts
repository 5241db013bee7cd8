import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { App } from '../../src/app/app.ts';
import { saveProfile } from '../../src/app/profile.ts';
import { notifyPerson } from '../../src/app/sending/notify-person.ts';
import { openSending } from '../../src/app/sending/open-sending.ts';
import type { UserId } from '../../src/core/ids.ts';
import { localTenants } from '../../src/local/local-people.ts';
import { createSystemClock } from '../../src/local/local-clock.ts';
import { createTrace } from '../../src/start/create-trace.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { soleReplica } from '../../src/store/sole-replica.ts';
import { createConnectorClient } from '../../src/teams/connector-client.ts';
import { serveMeasurement } from './serve-measurement.ts';
import { sampleReply, toSampleMessage } from './to-sample-message.ts';

// Sends the way the bot does: planned in a commit, rendered, entered in the ledger, posted, entered again.
const [serviceUrl = '', folder = ''] = process.argv.slice(2);
const people = 1_000;
/** Messages planned at a time, as a use case that writes to many plans them; as many wait already, so that the outbox is never without work. */
const batch = 64;
const tenant = localTenants.asker;
const clock = createSystemClock();
const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: clock.epochMs });
const quiet = {
  info: () => {},
  warn: () => {},
  error: (_: object, text: string, error?: unknown) => void process.stderr.write(`${text} ${String(error)}\n`),
};

let sent = 0;
let planned = 0;
let room = () => {};
const app: Pick<App, 'store' | 'clock' | 'log' | 'trace' | 'filedPolicy' | 'outbox'> = {
  store,
  clock,
  log: quiet,
  trace: createTrace(),
  filedPolicy: () => undefined,
  outbox: { wake: (of, woken) => sending.outbox.wake(of, woken) },
};
const run = randomUUID();
const sending = openSending({
  ...app,
  channel: createConnectorClient({ token: async () => null, isServiceUrlAllowed: () => true, timeoutMs: 10_000, now: Date.now }),
  rate: null,
  run,
  replicas: soleReplica(run),
  compose: async (_, { content }, locale) => (content.kind === 'reply' ? toSampleMessage(content.reply, locale) : 'obsolete'),
  settle: async () => {
    sent += 1;
    room();
    return { writes: [], superseded: null };
  },
  note: async () => [],
});

const nameOf = (number: number) => `person-${number % people}` as UserId;
for (let number = 0; number < people; number += 1) {
  const where = { conversationId: `chat-${nameOf(number)}`, serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'personal' } as const;
  await saveProfile(app, tenant, nameOf(number), { where });
}

serveMeasurement(async (ms) => {
  const began = performance.now();
  const before = sent;
  while (performance.now() - began < ms) {
    if (planned - sent >= batch) {
      await new Promise<void>((resolve) => (room = resolve));
      continue;
    }
    for (let index = 0; index < batch; index += 1) {
      planned += 1;
      void notifyPerson(app, tenant, { key: `bench/${planned}`, to: nameOf(planned), content: { kind: 'reply', reply: sampleReply } });
    }
  }
  while (sent < planned) await new Promise<void>((resolve) => (room = resolve));
  await sending.outbox.idle();
  return { messages: sent - before, seconds: (performance.now() - began) / 1_000 };
});
