import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../../src/app/app.ts';
import { handleTurn } from '../../../src/app/handle-turn.ts';
import { loadCase, type LoadedCase } from '../../../src/app/load-case.ts';
import { openCase } from '../../../src/app/open-case.ts';
import { saveProfile } from '../../../src/app/profile.ts';
import { createWakeHandler } from '../../../src/app/remind/handle-wake.ts';
import { replanAll } from '../../../src/app/remind/replan-all.ts';
import { nextTimeOfDay } from '../../../src/core/reminder/next-time-of-day.ts';
import { runCommand } from '../../../src/app/run-command.ts';
import { compose, settlePlanned } from '../../../src/app/sending/compose.ts';
import { openSending } from '../../../src/app/sending/open-sending.ts';
import type { Command } from '../../../src/core/case/command.ts';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { CaseId, Instant, IsoDate, Nonce, UserId } from '../../../src/core/ids.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import { refuse } from '../../../src/core/result.ts';
import type { Locale } from '../../../src/core/text.ts';
import type { Incoming, Outcome } from '../../../src/core/turn.ts';
import { createFileDirectory } from '../../../src/local/file-directory.ts';
import { localPeopleFile, localTenants, localUserIds } from '../../../src/local/local-people.ts';
import { readPeople, type ListedPerson } from '../../../src/local/read-people.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import type { Wake } from '../../../src/ports/scheduler.ts';
import { createTrace } from '../../../src/start/create-trace.ts';
import { createKeyvFace } from '../../../src/store/keyv-face.ts';
import { soleReplica } from '../../../src/store/sole-replica.ts';
import { onPostgres } from '../../postgres/database-of.ts';
import { openShare } from '../../postgres/open-share.ts';
import { createMemoryStore } from './memory-store.ts';

/** The tenant of these tests. */
export const tenant = localTenants.asker;

/** A message that reached somebody on her own. */
export interface Arrived {
  readonly to: UserId;
  readonly day: IsoDate;
  /** `HH:MM` in Oslo. */
  readonly time: string;
  readonly locale: Locale;
  readonly reply: Reply;
}

/** The use cases with a clock that is moved by hand, real sending and its ledger, and a channel that takes everything. */
export interface Desk {
  readonly app: App;
  readonly arrived: readonly Arrived[];
  readonly warnings: readonly string[];
  /** Lets time pass until a moment in Oslo; every wake due on the way is handled at its time. */
  readonly goTo: (day: string, time?: string) => Promise<void>;
  /** Moves the clock without waking anybody, as when the program is down. */
  readonly sleepTo: (day: string, time?: string) => void;
  readonly open: (facts: Facts, by?: UserId) => Promise<CaseId>;
  /** Carries a command out; throws when it is refused. */
  readonly run: (caseId: CaseId, command: Command, by?: UserId) => Promise<LoadedCase>;
  /** Whether a command was accepted. */
  readonly attempt: (caseId: CaseId, command: Command, by?: UserId) => Promise<boolean>;
  readonly load: (caseId: CaseId) => Promise<LoadedCase>;
  /** A turn of somebody's own. */
  readonly say: (user: UserId, incoming: Incoming) => Promise<Outcome>;
  readonly idle: () => Promise<void>;
  /** Stops messages on their way until it is called. */
  readonly holdSending: () => () => void;
}

const oslo = (day: string, time: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: time }).epochMilliseconds;

/** Opens a desk on which the local people of Asker have a chat with the bot. */
export async function openDesk({
  policy,
  day,
  time = '09:00',
  locale = null,
  people = undefined,
}: {
  readonly policy: Policy;
  readonly day: string;
  readonly time?: string;
  readonly locale?: Locale | null;
  readonly people?: readonly ListedPerson[] | undefined;
}): Promise<Desk> {
  const read = readPeople(localPeopleFile);
  if (!read.ok) throw new Error(read.refusal);
  let now = oslo(day, time);
  let count = 0;
  let gate: Promise<void> = Promise.resolve();
  const arrived: Arrived[] = [];
  const warnings: string[] = [];
  const wakes = new Map<string, Wake>();
  const store = onPostgres ? await openShare() : createMemoryStore();
  const local = () => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Oslo');
  const clock = {
    now: () => new Date(now).toISOString() as Instant,
    today: () => local().toPlainDate().toString() as IsoDate,
    epochMs: () => now,
  };
  const warn = (_: object, text: string) => void warnings.push(text);
  const app: App = {
    store,
    directory: createFileDirectory(people ?? read.value),
    clock,
    log: { info: () => {}, warn, error: warn },
    trace: createTrace(),
    filedPolicy: () => policy,
    withSettings,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    checkAdvert: () => undefined,
    files: { fetch: async () => refuse('not-fetched'), read: async () => refuse('not-fetched') },
    chat: { post: async () => true, update: async () => {} },
    toMessage: (reply, locale) => ({ reply, locale }),
    updateMessage: async () => ({ kind: 'sent', activityId: null }),
    isHostAllowed: () => false,
    uploadUrl: null,
    downloadUrl: null,
    shortLived: (of) => createKeyvFace({ store, prefix: `${of}/short/`, now: () => now }),
    outbox: { wake: (of, planned) => sending.outbox.wake(of, planned) },
    scheduler: {
      wakeBy: async (wake) => {
        const known = wakes.get(wake.key);
        if (known === undefined || wake.at < known.at) wakes.set(wake.key, wake);
      },
    },
    randomId: () => `id-${(count += 1)}`,
  };
  const toMessage = (reply: Reply, of: Locale) => ({ reply, locale: of });
  const sending = openSending({
    ...app,
    rate: null,
    run: 'desk',
    replicas: soleReplica('desk'),
    channel: {
      post: async ({ conversationId }, message) => {
        const sent = message as unknown as { readonly reply: Reply; readonly locale: Locale };
        arrived.push({ to: conversationId as UserId, day: clock.today(), time: local().toPlainTime().toString().slice(0, 5), ...sent });
        return { kind: 'sent', activityId: `a-${arrived.length}` };
      },
      update: async () => ({ kind: 'sent', activityId: null }),
    },
    compose: async (of, item, locale_) => {
      await gate;
      return compose(app, toMessage, of, item, locale_);
    },
    settle: settlePlanned.bind(null, app, toMessage),
    note: async () => [],
  });
  for (const user of [...Object.values(localUserIds), ...(people ?? []).map(({ id }) => id as UserId)]) {
    const where = { conversationId: user, serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
    await saveProfile(app, tenant, user, { where, locale });
  }
  const handle = createWakeHandler(app, soleReplica('desk'));
  const replan = async () => {
    await replanAll(app, tenant);
    return nextTimeOfDay(now, '03:00');
  };
  const personOf = async (user: UserId) => {
    const person = await app.directory.find(tenant, user);
    if (person === undefined) throw new Error(`${user} is nobody`);
    return person;
  };
  const goTo = async (to: string, at = '12:00'): Promise<void> => {
    const end = oslo(to, at);
    for (;;) {
      const due = [...wakes.values()]
        .filter((wake) => wake.at <= end)
        .toSorted((one, other) => one.at - other.at || one.key.localeCompare(other.key))[0];
      if (due === undefined) break;
      now = Math.max(now, due.at);
      wakes.delete(due.key);
      const next = due.key === 'replan' ? await replan() : await handle(due);
      if (next !== null) await app.scheduler.wakeBy({ ...due, at: next });
      await sending.outbox.idle();
    }
    now = Math.max(now, end);
  };
  await app.scheduler.wakeBy({ tenant, key: 'replan', at: now });
  await goTo(day, time);
  const load = async (caseId: CaseId) => {
    const loaded = await loadCase(app, tenant, caseId);
    if (loaded === undefined) throw new Error(`There is no case ${caseId}`);
    return loaded;
  };
  const give = async (caseId: CaseId, command: Command, by: UserId) =>
    runCommand(app, { tenant, person: await personOf(by), caseId, command, nonce: null });
  return {
    app,
    arrived,
    warnings,
    goTo,
    sleepTo: (to, at = '12:00') => {
      now = oslo(to, at);
    },
    open: async (facts, by = localUserIds.manager) => {
      const opened = await openCase(app, { tenant, person: await personOf(by), facts, nonce: app.randomId() as Nonce, linkedFrom: null });
      if (!opened.ok) throw new Error(opened.refusal);
      return opened.value.state.id;
    },
    run: async (caseId, command, by = localUserIds.manager) => {
      const result = await give(caseId, command, by);
      if (!result.ok)
        throw new Error(
          `${command.kind} was refused: ${JSON.stringify(result.refusal.kind === 'refused' ? result.refusal.refusal : result.refusal)}`,
        );
      return result.value.loaded;
    },
    attempt: async (caseId, command, by = localUserIds.manager) => (await give(caseId, command, by)).ok,
    load,
    say: async (user, incoming) => {
      const who = { tenantId: tenant, userId: user, name: (await personOf(user)).name, locale: null };
      const where = { conversationId: user, serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
      return handleTurn(app, { id: app.randomId(), who, where, incoming });
    },
    idle: sending.outbox.idle,
    holdSending: () => {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}
