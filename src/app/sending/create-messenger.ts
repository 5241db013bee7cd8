import type { UserId } from '../../core/ids.ts';
import { toBackOff } from '../../core/sending/back-off.ts';
import { isAboutPerson, toUnreachableReason } from '../../core/sending/unreachable.ts';
import type { Locale } from '../../core/text.ts';
import type { ConversationRef } from '../../core/turn.ts';
import type { Attempt, Channel } from '../../ports/channel.ts';
import type { Messenger, Outgoing, SendResult, Urgency } from '../../ports/messenger.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import type { Pacer, Pass } from './create-pacer.ts';
import { loadDelivery, toEndWrites, toResult, type Delivery } from './ledger.ts';
import { findReach, noteUnreachable, type ReachParts } from './reach.ts';
import { untilWritten } from './until-written.ts';

/** What a messenger is made of. */
export interface MessengerParts extends ReachParts, Pick<App, 'log' | 'trace'> {
  readonly channel: Channel;
  readonly pacer: Pacer;
  /** From 0 up to 1, for spreading attempts. */
  readonly random: () => number;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Names this process among those that have written and will write the ledger. */
  readonly run: string;
}

/** How long a message turned away unread is tried again, in milliseconds. */
const patience: Readonly<Record<Urgency, number>> = { turn: 15_000, background: 24 * 60 * 60 * 1_000 };
/** The same for changing a message in place. One in the background can be made another time; milliseconds. */
const updatePatience: Readonly<Record<Urgency, number>> = { turn: patience.turn, background: 2 * 60 * 1_000 };
/** Nobody delivers an activity again after so long, so an answer's key may be forgotten; milliseconds. */
const turnKeyLifetimeMs = 24 * 60 * 60 * 1_000;

/** A message on its way. */
interface Course {
  readonly outgoing: Outgoing;
  readonly where: ConversationRef;
  readonly locale: Locale | null;
  readonly person: { readonly user: UserId; readonly version: number } | null;
}

/** The messenger over a record store and a channel. A message leaves at most once: its key is taken in the ledger before the channel is called. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { store, clock, log, trace, channel, pacer, random, sleep, run } = parts;
  /** Keys of which nobody knows whether they were taken: the store broke off while it was asked. Nothing has left under them. */
  const uncertain = new Set<string>();
  let underWay = 0;
  let closing = false;
  let whenIdle = () => {};

  /** Writes a delivery's last state. `queued` is called when the commit stands in line: what is committed after that is never durable before it. */
  const end = async (
    { outgoing, where }: Pick<Course, 'outgoing'> & { readonly where: ConversationRef | null },
    version: number,
    result: SendResult,
    queued = () => {},
  ): Promise<SendResult> => {
    const { tenant, key, urgency, settle } = outgoing;
    const expiresAt = urgency === 'turn' ? clock.epochMs() + turnKeyLifetimeMs : null;
    await untilWritten(parts, { sleep }, async () => {
      const writes = toEndWrites(tenant, { key, to: addressee(outgoing), at: clock.now(), turn: trace.current(), version, result, expiresAt });
      const also = (await settle?.(result, where)) ?? [];
      const committing = store.commit([...writes, ...also]);
      queued();
      const committed = await committing;
      // Somebody else has ended it, which only another process on the same store can do.
      return committed.ok || committed.conflict === keys.delivery(tenant, key);
    });
    if (result.kind === 'sent') log.info({ urgency }, 'a message has been delivered');
    else log.warn({ outcome: result.kind, reason: result.kind === 'unreachable' ? result.reason : null }, 'a message did not arrive for certain');
    return result;
  };

  const takeKey = async ({ tenant, key, urgency, ...rest }: Outgoing): Promise<SendResult | null> => {
    const turn = trace.current();
    const delivery = { v: 1, at: clock.now(), to: addressee(rest), ...(turn === null ? {} : { turn }), state: 'sending', run } satisfies Delivery;
    const expiry = urgency === 'turn' ? { expiresAt: clock.epochMs() + turnKeyLifetimeMs } : {};
    const stored = keys.delivery(tenant, key);
    const taken = await store.commit([{ kind: 'insert', key: stored, value: delivery, ...expiry }]).catch((error: unknown) => {
      uncertain.add(stored);
      throw error;
    });
    const wasUncertain = uncertain.delete(stored);
    if (taken.ok) return null;
    const known = await loadDelivery(parts, tenant, key);
    // It was taken after all, by this process, and not used.
    if (wasUncertain && known?.delivery.state === 'sending' && known.delivery.run === run) return null;
    return known === undefined ? { kind: 'unknown' } : toResult(known.delivery);
  };

  const freeKey = ({ tenant, key }: Outgoing): Promise<void> =>
    untilWritten(parts, { sleep }, async () => {
      const freed = await store.commit([{ kind: 'delete', key: keys.delivery(tenant, key), version: 1 }]);
      return freed.ok || freed.conflict === keys.delivery(tenant, key);
    });

  /** One attempt; null when it is to be tried again. The key stays taken unless the channel has certainly not taken the message. */
  const attempt = async (
    course: Course,
    pass: Pass,
    { tried, began }: { readonly tried: number; readonly began: number },
  ): Promise<SendResult | null> => {
    const { outgoing, where, locale, person } = course;
    const { tenant, urgency } = outgoing;
    const message = await outgoing.compose(locale);
    if (typeof message === 'string') return end(course, 0, { kind: 'unreachable', reason: message });
    const known = await takeKey(outgoing);
    if (known !== null) return known;
    const answer = await channel.post(where, message);
    if (answer.kind !== 'later') {
      const result = await end(course, 1, toSendResult(answer), pass.leave);
      if (person !== null && result.kind === 'unreachable' && isAboutPerson(result.reason))
        await noteUnreachable(parts, { tenant, ...person, reason: result.reason });
      return result;
    }
    const wait = answer.afterMs ?? toBackOff(tried, random());
    pacer.pause({ tenant, conversation: where.conversationId }, wait);
    if (clock.epochMs() + wait - began > patience[urgency])
      return end(course, 1, { kind: 'unreachable', reason: toUnreachableReason(answer.status ?? 0, null) });
    await freeKey(outgoing);
    return null;
  };

  const travel = async (course: Course): Promise<SendResult> => {
    const { tenant, urgency } = course.outgoing;
    const began = clock.epochMs();
    for (let tried = 0; ; tried += 1) {
      const pass = await pacer.enter({ tenant, conversation: course.where.conversationId }, urgency);
      underWay += 1;
      try {
        const result = await attempt(course, pass, { tried, began });
        if (result !== null) return result;
      } finally {
        pass.leave();
        underWay -= 1;
        if (underWay === 0 && closing) whenIdle();
      }
    }
  };

  const answerOf = async ({ tenant, key }: Outgoing): Promise<SendResult | null> => {
    const known = await loadDelivery(parts, tenant, key);
    return known === undefined ? null : toResult(known.delivery);
  };

  return {
    send: async (outgoing) => {
      // Taking the key finds a used one as well; looked up beforehand, it waits for nothing, as an activity delivered twice should not.
      if ('where' in outgoing.to) return (await answerOf(outgoing)) ?? travel({ outgoing, where: outgoing.to.where, locale: null, person: null });
      const user = outgoing.to.person;
      const reach = await findReach(parts, outgoing.tenant, user);
      if (!reach.ok) return (await answerOf(outgoing)) ?? end({ outgoing, where: null }, 0, { kind: 'unreachable', reason: reach.reason });
      return travel({ outgoing, where: reach.where, locale: reach.locale, person: { user, version: reach.version } });
    },
    update: async ({ tenant, where, activityId, message, urgency = 'turn' }) => {
      const road = { tenant, conversation: where.conversationId };
      const began = clock.epochMs();
      for (let tried = 0; ; tried += 1) {
        const pass = await pacer.enter(road, urgency);
        underWay += 1;
        const answer = await channel.update(where, activityId, message).finally(() => {
          pass.leave();
          underWay -= 1;
          if (underWay === 0 && closing) whenIdle();
        });
        if (answer.kind !== 'later') return toSendResult(answer);
        const wait = answer.afterMs ?? toBackOff(tried, random());
        if (clock.epochMs() + wait - began > updatePatience[urgency])
          return { kind: 'unreachable', reason: toUnreachableReason(answer.status ?? 0, null) };
        pacer.pause(road, wait);
      }
    },
    close: () =>
      new Promise((resolve) => {
        closing = true;
        pacer.close();
        whenIdle = resolve;
        if (underWay === 0) resolve();
      }),
  };
}

function addressee({ to }: Pick<Outgoing, 'to'>): UserId | null {
  return 'person' in to ? to.person : null;
}

function toSendResult(answer: Exclude<Attempt, { kind: 'later' }>): SendResult {
  switch (answer.kind) {
    case 'sent':
    case 'unknown':
      return answer.kind === 'sent' ? { kind: 'sent', activityId: answer.activityId } : { kind: 'unknown' };
    case 'refused':
      return { kind: 'unreachable', reason: toUnreachableReason(answer.status, answer.code) };
  }
}
