import type { TenantId, UserId } from '../../core/ids.ts';
import type { Messenger, OutgoingUpdate, SendResult } from '../../ports/messenger.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { Write } from '../../ports/record-store.ts';
import type { Replicas } from '../../ports/replicas.ts';
import type { Locale } from '../../core/text.ts';
import type { ConversationRef } from '../../core/turn.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { createStoreWait } from '../wait-for-store.ts';
import { endInterrupted } from './end-interrupted.ts';
import { loadDelivery } from './ledger.ts';
import { outboxItemSchema, toPlanWrite, type Notification, type OutboxItem } from './outbox-item.ts';
import { reportEnd, toFailureReport } from './to-failure-report.ts';

/** A message that stands in the store; its content spares reading it there when it has just been written. */
export type Planned = Pick<Notification, 'key' | 'to'> & Partial<Notification> & { readonly at?: string };

/** Sends what has been planned. */
export interface Outbox {
  /** Takes up messages whose planning has been committed. */
  readonly wake: (tenant: TenantId, planned: readonly Planned[]) => void;
  /** Takes up what an earlier process left: what it had planned is sent, what it was sending has become unknown. */
  readonly resume: (tenants: Iterable<TenantId>) => Promise<void>;
  /** Takes up what has been left for a while, by a process that is gone or by this one when the store did not answer. */
  readonly tend: (tenants: Iterable<TenantId>) => Promise<void>;
  /** How many messages wait or are on their way, and since when the oldest of them; milliseconds since 1970, null for none. */
  readonly backlog: () => { readonly length: number; readonly oldestAt: number | null };
  /** Resolves when nothing waits or is on its way. */
  readonly idle: () => Promise<void>;
}

/** Where a message now stands. */
export interface Posted {
  readonly where: ConversationRef;
  readonly activityId: string;
}

/** How a planned message ended. */
export interface Ended {
  readonly key: string;
  readonly to: UserId;
  readonly result: SendResult;
  /** Where it stands; null when it did not arrive for certain, or nobody knows where. */
  readonly posted: Posted | null;
  /** As it left; null when it did not, or when an earlier process sent it. */
  readonly message: ChannelMessage | null;
}

/** What goes along with the end of a message; an older one may become something else thereby. */
export interface Settlement {
  readonly writes: readonly Write[];
  readonly superseded: (Posted & { readonly message: ChannelMessage }) | null;
}

/** What an outbox is made of. */
export interface OutboxParts extends Pick<App, 'store' | 'clock' | 'log' | 'trace'> {
  readonly messenger: Messenger;
  /** The message as it is when it leaves; `obsolete` when there is nothing to say any more. */
  readonly compose: (tenant: TenantId, item: OutboxItem, locale: Locale) => Promise<ChannelMessage | 'obsolete'>;
  /** What else is to be written when a message has ended, and what an older one becomes thereby; asked again when a race was lost. */
  readonly settle: (tenant: TenantId, item: OutboxItem, ended: Ended) => Promise<Settlement>;
  /** Notes that the message under a key did not arrive; what that changes elsewhere. Done again it does no harm. */
  readonly note: (tenant: TenantId, key: string) => Promise<readonly OutgoingUpdate[]>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly replicas: Pick<Replicas, 'areMany' | 'isAtWork' | 'alone'>;
}

/** People served at once: those whose conversation is paused wait here without holding others up. */
const mostLanes = 256;
/** Of them, people who are served a broadcast: a message about somebody's case must not wait until thousands have been. */
const mostBulk = 128;
/** A message that could not even be begun is taken up again after this; milliseconds. */
const retryMs = 5_000;
/** One that cannot be put into words however often it is tried has failed; the others must not wait for it. */
const mostTries = 5;
/** A planned message younger than this is left to the process that has planned it; milliseconds. */
const ownedMs = 60_000;
/** Nobody else can have taken up in so short a time what was planned here; milliseconds. */
const freshMs = 2_000;
/** Another process sends to the same person; after so long its turn is over, milliseconds. */
const lanePatienceMs = 60_000;

/** Whether a message is one of a broadcast's many. */
function isBulk({ key }: Planned): boolean {
  return key.startsWith('broadcast/');
}

interface Job {
  readonly tenant: TenantId;
  readonly planned: Planned;
  /** When it was taken up; monotonic milliseconds. */
  readonly since: number;
  /** When it was planned, milliseconds since 1970. */
  readonly at: number;
  /** The turn that planned it, where this process saw it. */
  readonly turn: string | null;
  tries: number;
}

/** The outbox of one process. Messages to one person leave one after another, in the order they were planned. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, clock, log, trace, messenger, compose, settle, note, sleep, replicas } = parts;
  const waitForStore = createStoreWait(parts);
  /** Jobs by person; a lane is here as long as it has any. */
  const lanes = new Map<string, Job[]>();
  /** Names of lanes that are not begun; one promoted from bulk stands in both and is begun once. */
  const ready = { ordinary: [] as string[], bulk: [] as string[] };
  const unbegun = new Set<string>();
  let active = 0;
  let activeBulk = 0;
  let whenIdle: (() => void)[] = [];

  const add = (tenant: TenantId, planned: Planned): void => {
    const name = `${tenant} ${planned.to}`;
    const lane = lanes.get(name);
    const at = planned.at === undefined ? clock.epochMs() : Date.parse(planned.at);
    const job: Job = { tenant, planned, since: performance.now(), at, turn: trace.current(), tries: 0 };
    const kind = isBulk(planned) ? 'bulk' : 'ordinary';
    if (lane === undefined) {
      lanes.set(name, [job]);
      unbegun.add(name);
      ready[kind].push(name);
      return;
    }
    if (kind === 'ordinary' && unbegun.has(name) && lane.every((other) => isBulk(other.planned))) ready.ordinary.push(name);
    lane.push(job);
  };

  /** The message as it stands in the store; undefined when it has left it. */
  const load = async ({ tenant, planned, since, turn, tries }: Job): Promise<{ readonly item: OutboxItem; readonly version: number } | undefined> => {
    const { key, to, content, report = null } = planned;
    // What another process may have taken out in between, the ledger knows: its key is taken.
    const isFresh = !replicas.areMany || performance.now() - since < freshMs;
    if (content !== undefined && tries === 0 && isFresh)
      return { item: { v: 1, at: clock.now(), to, content, report, ...(turn === null ? {} : { turn }) }, version: 1 };
    const record = await store.get(keys.outbox(tenant, key));
    return record === undefined ? undefined : { item: outboxItemSchema.parse(record.value), version: record.version };
  };

  const start = (): void => {
    while (active < mostLanes) {
      const isOrdinary = ready.ordinary.length > 0;
      const name = isOrdinary ? ready.ordinary.shift() : activeBulk < mostBulk ? ready.bulk.shift() : undefined;
      if (name === undefined) break;
      if (!unbegun.delete(name)) continue;
      active += 1;
      if (!isOrdinary) activeBulk += 1;
      void replicas.alone(`send/${name}`, lanePatienceMs, () => runLane(name)).finally(() => leaveLane(isOrdinary));
    }
    if (active === 0) for (const done of whenIdle.splice(0)) done();
  };

  const runLane = async (name: string): Promise<void> => {
    const lane = lanes.get(name) ?? [];
    for (let job = lane[0]; job !== undefined; job = lane[0]) {
      try {
        // A lane goes on in the turn that began it; each message belongs to its own.
        await trace.run(job.turn, () => carry(job));
        lane.shift();
      } catch (error) {
        trace.run(job.turn, () => log.error({ tries: job.tries }, 'a planned message could not be begun', error));
        // Without a store nothing can be begun, and that is no fault of this message.
        if (await waitForStore()) continue;
        job.tries += 1;
        // It stays planned, for the next start.
        if (job.tries > mostTries) lane.shift();
        else await sleep(retryMs);
      }
    }
    lanes.delete(name);
  };

  const leaveLane = (isOrdinary: boolean): void => {
    active -= 1;
    if (!isOrdinary) activeBulk -= 1;
    start();
  };

  const carry = async (job: Job): Promise<void> => {
    const loaded = await load(job);
    if (loaded === undefined) return;
    const { item } = loaded;
    // What an earlier process has planned says itself where it comes from.
    return item.turn === undefined ? deliver(job, loaded) : trace.run(item.turn, () => deliver(job, loaded));
  };

  const deliver = async (job: Job, { item, version }: { readonly item: OutboxItem; readonly version: number }): Promise<void> => {
    const { tenant, tries } = job;
    const { key } = job.planned;
    const done: Write = { kind: 'delete', key: keys.outbox(tenant, key), version };
    // Before anybody is told: the report is still planned if this process ends here, and then it is noted at the next start.
    if (key.endsWith(reportEnd)) for (const update of await note(tenant, key.slice(0, -reportEnd.length))) await messenger.update(update);
    const report = { key: `${key}${reportEnd}`, to: item.report?.to ?? item.to };
    let message: ChannelMessage | null = null;
    const ended: { settled: boolean; reported: boolean; superseded: Settlement['superseded'] } = {
      settled: false,
      reported: false,
      superseded: null,
    };
    await messenger.send({
      tenant,
      to: { person: item.to },
      key,
      urgency: 'background',
      compose: async (locale) => {
        const composed = tries < mostTries ? await compose(tenant, item, locale ?? 'nb') : 'fault';
        message = typeof composed === 'string' ? null : composed;
        return composed;
      },
      settle: async (result, where) => {
        const failure = toFailureReport(item, result);
        Object.assign(ended, { settled: true, reported: failure !== null });
        const planned = failure === null ? [] : [toPlanWrite(tenant, { at: clock.now(), turn: trace.current() }, { ...report, content: failure })];
        const posted = result.kind !== 'sent' || result.activityId === null || where === null ? null : { where, activityId: result.activityId };
        const settlement = await settle(tenant, item, { key, to: item.to, result, posted, message });
        ended.superseded = settlement.superseded;
        return [done, ...planned, ...settlement.writes];
      },
    });
    // Planned once more under a key that has long been used: it is not sent, and does not wait.
    if (!ended.settled && !(await isBeingSent(job))) await store.commit([done]);
    if (ended.superseded !== null) await messenger.update({ tenant, ...ended.superseded });
    if (ended.reported) wake(tenant, [report]);
  };

  /** By another process, which takes it out itself; should that one end, it is noticed and told. */
  const isBeingSent = async ({ tenant, planned }: Job): Promise<boolean> =>
    (await loadDelivery(parts, tenant, planned.key))?.delivery.state === 'sending';

  const wake: Outbox['wake'] = (tenant, planned) => {
    for (const one of planned) add(tenant, one);
    start();
  };

  return {
    wake,
    resume: async (tenants) => {
      for (const tenant of tenants) {
        const planned = await endInterrupted(parts, tenant, replicas);
        if (planned.length > 0) log.info({ planned: planned.length }, 'messages taken up after a restart');
        wake(tenant, planned);
      }
    },
    tend: async (tenants) => {
      for (const tenant of tenants) {
        const known = new Set([...lanes.values()].flatMap((lane) => lane.flatMap((job) => (job.tenant === tenant ? [job.planned.key] : []))));
        const left = await endInterrupted(parts, tenant, { isAtWork: replicas.isAtWork, isKnown: (key) => known.has(key) });
        const newest = clock.epochMs() - ownedMs;
        const planned = left.filter(({ at }) => Date.parse(at) <= newest);
        if (planned.length > 0) log.info({ planned: planned.length }, 'messages taken up that were left');
        wake(tenant, planned);
      }
    },
    backlog: () => {
      let [length, oldestAt] = [0, Infinity];
      for (const lane of lanes.values()) {
        length += lane.length;
        for (const { at } of lane) oldestAt = Math.min(oldestAt, at);
      }
      return { length, oldestAt: length === 0 ? null : oldestAt };
    },
    idle: () =>
      new Promise((resolve) => {
        if (active === 0) return resolve();
        whenIdle = [...whenIdle, resolve];
      }),
  };
}
