import type { TenantId } from '../../core/ids.ts';
import type { Messenger, OutgoingUpdate } from '../../ports/messenger.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { Write } from '../../ports/record-store.ts';
import type { Locale } from '../../core/text.ts';
import type { ConversationRef } from '../../core/turn.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { endInterrupted } from './end-interrupted.ts';
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

/** What goes along with a message that has been posted. */
export interface Settlement {
  readonly writes: readonly Write[];
  readonly superseded: (Posted & { readonly message: ChannelMessage }) | null;
}

/** What an outbox is made of. */
export interface OutboxParts extends Pick<App, 'store' | 'clock' | 'log' | 'trace'> {
  readonly messenger: Messenger;
  /** The message as it is when it leaves; `obsolete` when there is nothing to say any more. */
  readonly compose: (tenant: TenantId, item: OutboxItem, locale: Locale) => Promise<ChannelMessage | 'obsolete'>;
  /** What else is to be written when a message has been posted, and what an older one becomes thereby. */
  readonly settle: (tenant: TenantId, item: OutboxItem, posted: Posted) => Promise<Settlement>;
  /** Notes that the message under a key did not arrive; what that changes elsewhere. Done again it does no harm. */
  readonly note: (tenant: TenantId, key: string) => Promise<readonly OutgoingUpdate[]>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Names this process. */
  readonly run: string;
}

/** People served at once: those whose conversation is paused wait here without holding others up. */
const mostLanes = 256;
/** A message that could not even be begun, for instance because the store did not answer, is taken up again after this; milliseconds. */
const retryMs = 5_000;
/** One that cannot be put into words however often it is tried has failed; the others must not wait for it. */
const mostTries = 5;

interface Job {
  readonly tenant: TenantId;
  readonly planned: Planned;
  /** When it was planned, milliseconds since 1970. */
  readonly at: number;
  /** The turn that planned it, where this process saw it. */
  readonly turn: string | null;
  tries: number;
}

/** The outbox of one process. Messages to one person leave one after another, in the order they were planned. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, clock, log, trace, messenger, compose, settle, note, sleep, run } = parts;
  /** Jobs by person; a lane is here as long as it has any. */
  const lanes = new Map<string, Job[]>();
  const ready: string[] = [];
  let active = 0;
  let whenIdle: (() => void)[] = [];

  const add = (tenant: TenantId, planned: Planned): void => {
    const name = `${tenant} ${planned.to}`;
    const lane = lanes.get(name);
    const at = planned.at === undefined ? clock.epochMs() : Date.parse(planned.at);
    const job: Job = { tenant, planned, at, turn: trace.current(), tries: 0 };
    if (lane !== undefined) {
      lane.push(job);
      return;
    }
    lanes.set(name, [job]);
    ready.push(name);
  };

  /** The message as it stands in the store; undefined when it has left it. */
  const load = async ({ tenant, planned, turn, tries }: Job): Promise<{ readonly item: OutboxItem; readonly version: number } | undefined> => {
    const { key, to, content, report = null } = planned;
    // What another process may have taken out in between, the ledger knows: its key is taken.
    if (content !== undefined && tries === 0)
      return { item: { v: 1, at: clock.now(), to, content, report, ...(turn === null ? {} : { turn }) }, version: 1 };
    const record = await store.get(keys.outbox(tenant, key));
    return record === undefined ? undefined : { item: outboxItemSchema.parse(record.value), version: record.version };
  };

  const start = (): void => {
    while (active < mostLanes) {
      const name = ready.shift();
      if (name === undefined) break;
      active += 1;
      void runLane(name);
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
        job.tries += 1;
        // It stays planned, for the next start.
        if (job.tries > mostTries) lane.shift();
        else await sleep(retryMs);
      }
    }
    lanes.delete(name);
    active -= 1;
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
      compose: async (locale) => (tries < mostTries ? compose(tenant, item, locale ?? 'nb') : 'fault'),
      settle: async (result, where) => {
        const failure = toFailureReport(item, result);
        Object.assign(ended, { settled: true, reported: failure !== null });
        const planned = failure === null ? [] : [toPlanWrite(tenant, { at: clock.now(), turn: trace.current() }, { ...report, content: failure })];
        if (result.kind !== 'sent' || result.activityId === null || where === null) return [done, ...planned];
        const settlement = await settle(tenant, item, { where, activityId: result.activityId });
        ended.superseded = settlement.superseded;
        return [done, ...settlement.writes];
      },
    });
    // Planned once more under a key that has long been used: it is not sent, and does not wait.
    if (!ended.settled) await store.commit([done]);
    if (ended.superseded !== null) await messenger.update({ tenant, ...ended.superseded });
    if (ended.reported) wake(tenant, [report]);
  };

  const wake: Outbox['wake'] = (tenant, planned) => {
    for (const one of planned) add(tenant, one);
    start();
  };

  return {
    wake,
    resume: async (tenants) => {
      for (const tenant of tenants) {
        const planned = await endInterrupted(parts, tenant, run);
        if (planned.length > 0) log.info({ planned: planned.length }, 'messages taken up after a restart');
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
