import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../../src/app/app.ts';
import type { BroadcastContext } from '../../../src/app/broadcast/broadcast-context.ts';
import { everyRecipientPage } from '../../../src/app/broadcast/every-recipient.ts';
import { workOnBroadcast } from '../../../src/app/broadcast/work-on-broadcast.ts';
import { saveProfile } from '../../../src/app/profile.ts';
import { compose, settlePlanned } from '../../../src/app/sending/compose.ts';
import type { Outbox } from '../../../src/app/sending/create-outbox.ts';
import { openSending } from '../../../src/app/sending/open-sending.ts';
import type { BroadcastDraft } from '../../../src/core/broadcast/broadcast-draft.ts';
import type { Recipient } from '../../../src/core/broadcast/recipient.ts';
import type { BroadcastId, Instant, IsoDate, UserId } from '../../../src/core/ids.ts';
import type { BroadcastView } from '../../../src/core/reply/broadcast-view.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import { refuse } from '../../../src/core/result.ts';
import type { Locale } from '../../../src/core/text.ts';
import { createFileDirectory } from '../../../src/local/file-directory.ts';
import { localTenants } from '../../../src/local/local-people.ts';
import type { ListedPerson } from '../../../src/local/read-people.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import type { Attempt } from '../../../src/ports/channel.ts';
import type { RecordStore } from '../../../src/ports/record-store.ts';
import type { Wake } from '../../../src/ports/scheduler.ts';
import { createKeyvFace } from '../../../src/store/keyv-face.ts';
import { openTestStore } from '../../postgres/open-test-store.ts';
import { isHostAllowed } from '../../../src/teams/service-hosts.ts';
import { createTrace } from '../../../src/start/create-trace.ts';
import { soleReplica } from '../../../src/store/sole-replica.ts';
import { askerPolicy } from '../../core/case/asker-policy.ts';

/** The tenant of these tests. */
export const tenant = localTenants.asker;

/** A call of the channel: what was said to whom. */
export interface Said {
  readonly to: UserId;
  /** Null for a message that is new. */
  readonly activityId: string | null;
  readonly reply: Reply;
  readonly locale: Locale;
}

/** How the channel answers somebody; `hang` never does. */
export type Answer = Attempt | 'hang';

/** The use cases of broadcasts over a real store and real sending, with a clock and a channel that do as they are told. */
export interface BroadcastDesk {
  readonly app: App;
  readonly outbox: Outbox;
  readonly store: RecordStore;
  readonly said: Said[];
  readonly rendered: () => number;
  readonly warnings: readonly string[];
  /** Answers to come for somebody, one for each call; then everything is taken. */
  readonly script: (user: UserId, ...answers: readonly Answer[]) => void;
  readonly scriptUpdates: (user: UserId, ...answers: readonly Answer[]) => void;
  readonly as: (user: UserId) => Promise<BroadcastContext & { readonly locale: Locale }>;
  readonly setTime: (at: string) => void;
  /** Lets so many milliseconds pass, with every wake due on the way. */
  readonly pass: (ms: number) => Promise<void>;
  readonly recipients: (id: BroadcastId) => Promise<readonly Recipient[]>;
  /** What a person sees of a broadcast: the last thing said to her under her newest message. */
  readonly seen: (user: UserId) => BroadcastView | null;
  /** The same bot after its process has been killed. */
  readonly restart: () => Promise<BroadcastDesk>;
  readonly close: () => Promise<void>;
}

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UserId;

/** The two of HR. */
export const hrOne = guid(901);
/** The two of HR. */
export const hrTwo = guid(902);
/** A manager by her number, from 1. */
export const manager = (number: number): UserId => guid(number);

/** Somebody the directory lists. */
export function toPerson(id: UserId, name: string, roles: ListedPerson['roles'], unit = 'HR'): ListedPerson {
  return { tenant, id, name, roles, unit };
}

/** Two of HR and so many managers. */
export function toPeople(managers: number): readonly ListedPerson[] {
  const units = ['Solbakken sykehjem', 'Lyngheim barnehage'];
  return [
    toPerson(hrOne, 'Eirik Lunde', ['hr']),
    toPerson(hrTwo, 'Nina Berget', ['hr']),
    ...Array.from({ length: managers }, (_, index) => toPerson(manager(index + 1), `Leder Nr${index + 1}`, ['manager'], units[index % 2])),
  ];
}

/** A draft to all managers, at once. */
export function toDraft(change: Partial<BroadcastDraft> = {}): BroadcastDraft {
  return {
    texts: { nb: { title: 'Nye frister', body: 'Meld behov **innen fredag**.', notification: '' } },
    link: null,
    image: null,
    confirm: true,
    audience: { kind: 'filter', roles: ['manager'], areas: [], units: [], situations: [] },
    when: { kind: 'now', anyTime: false },
    validUntil: '2026-12-31' as IsoDate,
    ...change,
  };
}

/** Opens a desk on a Monday morning; managers named in `without` have no chat with the bot. */
export async function openBroadcastDesk({
  managers = 3,
  people = toPeople(managers),
  without = [],
  locales = {},
  settings = {},
  kept = null,
}: {
  readonly managers?: number;
  readonly people?: readonly ListedPerson[];
  readonly without?: readonly UserId[];
  readonly locales?: Readonly<Record<string, Locale>>;
  readonly settings?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** A folder and a time to go on from. */
  readonly kept?: { readonly folder: string; readonly at: number; readonly wakes: Map<string, Wake>; readonly said: Said[] } | null;
} = {}): Promise<BroadcastDesk> {
  const folder = kept?.folder ?? mkdtempSync(join(tmpdir(), 'losen-broadcast-'));
  let now = kept?.at ?? Date.parse('2026-11-23T08:00:00.000Z');
  const clock = {
    now: () => new Date(now).toISOString() as Instant,
    today: () => new Date(now).toISOString().slice(0, 10) as IsoDate,
    epochMs: () => now,
  };
  const store = await openTestStore(folder, clock.epochMs);
  const wakes = kept?.wakes ?? new Map<string, Wake>();
  const said: Said[] = kept?.said ?? [];
  const warnings: string[] = [];
  const scripts = new Map<UserId, Answer[]>();
  const updateScripts = new Map<UserId, Answer[]>();
  let rendered = 0;
  const policy = {
    ...askerPolicy,
    settings: askerPolicy.settings.map((one) =>
      settings[one.id] === undefined ? one : { ...one, value: settings[one.id] as typeof one.value, confirmed: true },
    ),
  };
  const answer = async (script: Map<UserId, Answer[]>, to: UserId): Promise<Attempt> => {
    const next = script.get(to)?.shift() ?? ({ kind: 'sent', activityId: randomUUID() } as const);
    return next === 'hang' ? new Promise<Attempt>(() => {}) : next;
  };
  const say = (to: string, activityId: string | null, message: unknown) => {
    const { reply, locale } = message as { readonly reply: Reply; readonly locale: Locale };
    said.push({ to: to as UserId, activityId, reply, locale });
  };
  const warn = (_: object, text: string) => void warnings.push(text);
  const app: App = {
    store,
    directory: createFileDirectory(people),
    clock,
    log: { info: () => {}, warn, error: warn },
    trace: createTrace(),
    filedPolicy: () => policy,
    withSettings,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    checkAdvert: () => undefined,
    files: { fetch: async () => refuse('not-fetched'), read: async () => refuse('not-fetched') },
    chat: {
      post: async () => true,
      update: async (_, { where, activityId, reply, locale }) => say(where.conversationId, activityId, { reply, locale }),
    },
    uploadUrl: null,
    downloadUrl: null,
    toMessage: (reply, locale) => {
      if (reply.kind === 'broadcast') rendered += 1;
      return { reply, locale };
    },
    updateMessage: (update) => sending.messenger.update(update),
    isHostAllowed,
    shortLived: (of) => createKeyvFace({ store, prefix: `${of}/short/`, now: clock.epochMs }),
    outbox: { wake: (of, planned) => sending.outbox.wake(of, planned) },
    scheduler: {
      wakeBy: async (wake) => {
        const known = wakes.get(wake.key);
        if (known === undefined || wake.at < known.at) wakes.set(wake.key, wake);
      },
    },
    randomId: randomUUID,
  };
  const run = randomUUID();
  const sending = openSending({
    ...app,
    rate: null,
    run,
    replicas: soleReplica(run),
    channel: {
      post: async ({ conversationId }, message) => {
        const attempt = await answer(scripts, conversationId as UserId);
        if (attempt.kind === 'sent') say(conversationId, null, message);
        return attempt;
      },
      update: async ({ conversationId }, activityId, message) => {
        const attempt = await answer(updateScripts, conversationId as UserId);
        if (attempt.kind === 'sent') say(conversationId, activityId, message);
        return attempt;
      },
    },
    compose: compose.bind(null, app, app.toMessage),
    settle: settlePlanned.bind(null, app, app.toMessage),
    note: async () => [],
  });
  if (kept === null)
    for (const { id } of people) {
      if (without.includes(id)) continue;
      const where = { conversationId: id, serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
      await saveProfile(app, tenant, id, { where, locale: locales[id] ?? null });
    }
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms;
    for (;;) {
      const due = [...wakes.values()].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      now = Math.max(now, due.at);
      wakes.delete(due.key);
      const next = await workOnBroadcast(app, tenant, due.key.slice('broadcast/'.length) as BroadcastId);
      if (next !== null) await app.scheduler.wakeBy({ ...due, at: Math.max(next, now + 1) });
      // Long enough for what is answered at once, without waiting for what hangs.
      await Promise.race([sending.outbox.idle(), new Promise((resolve) => setTimeout(resolve, 150))]);
    }
    now = end;
  };
  return {
    app,
    outbox: sending.outbox,
    store,
    said,
    rendered: () => rendered,
    warnings,
    script: (user, ...answers) => void scripts.set(user, [...answers]),
    scriptUpdates: (user, ...answers) => void updateScripts.set(user, [...answers]),
    as: async (user) => {
      const person = await app.directory.find(tenant, user);
      if (person === undefined) throw new Error(`${user} is nobody`);
      return { app, tenant, person, locale: locales[user] ?? 'nb' };
    },
    setTime: (at) => {
      now = Date.parse(at);
    },
    pass,
    recipients: async (id) => {
      const all: Recipient[] = [];
      for await (const page of everyRecipientPage(app, tenant, id)) all.push(...page.map(({ recipient }) => recipient));
      return all;
    },
    seen: (user) => {
      const reply = said.findLast((one) => one.to === user && one.reply.kind === 'broadcast')?.reply;
      return reply?.kind === 'broadcast' ? reply.view : null;
    },
    restart: async () => {
      void sending.messenger.close();
      await store.close();
      const again = await openBroadcastDesk({ people, locales, settings, kept: { folder, at: now, wakes, said } });
      await again.outbox.resume([tenant]);
      return again;
    },
    close: async () => {
      void sending.messenger.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
