import { conversationWindows, type Window } from '../../core/sending/windows.ts';
import type { Urgency } from '../../ports/messenger.ts';
import { createLane, isQuiet, moveForward, startOf, take, type Lane } from './pacer-lane.ts';

/** Whose limits a call counts against. */
export interface Road {
  readonly tenant: string;
  readonly conversation: string;
}

/** Leave to make one call. */
export interface Pass {
  /** The call has been answered. */
  readonly leave: () => void;
}

/** Lets calls through no faster than the channel allows. Serves one process. */
export interface Pacer {
  /** Resolves when a call may start; never, once the pacer is closed. Calls to one conversation start in the order they were asked for. */
  readonly enter: (road: Road, urgency: Urgency) => Promise<Pass>;
  /** The channel has turned a call away and asks for so many milliseconds. */
  readonly pause: (road: Road, ms: number) => void;
  /** Lets nobody through any more. */
  readonly close: () => void;
}

/** How a pacer is set. */
export interface PacerOptions {
  /** Calls a second in a tenant; null for a channel without limits, where only pauses hold. */
  readonly rate: number | null;
  /** Calls of background messages under way at once. */
  readonly mostUnderWay: number;
  /** Milliseconds on a clock that only moves forward. */
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
}

/** Answers to people may go this much beyond the rate, so that a broadcast does not stand in their way. */
const turnShare = 1.2;
/** The channel counts a call some time between its start and its answer; later than this after the start is not reckoned with. */
const allowanceMs = 500;
/** When no message of the background has left for so long, one goes before the answers to people, however many wait; milliseconds. */
const longestWaitMs = 1_000;
/** Two conversations turned away within this time mean that the tenant is, not they. */
const togetherMs = 10_000;
const longestTenantPauseMs = 60_000;
const longestWindowMs = Math.max(...conversationWindows.map(({ ms }) => ms));
/** After so many calls, conversations that are long quiet are forgotten. */
const sweepEvery = 2_000;

interface Tenant extends Lane {
  readonly conversations: Map<string, Lane>;
  /** Who waits, by conversation. */
  readonly waiting: Readonly<Record<Urgency, Map<string, Grant[]>>>;
  underWay: number;
  /** Since when messages of the background wait without one of them having left. */
  passedOverSince: number;
  entered: number;
  turnedAway: { readonly conversation: string; readonly at: number } | null;
  wakesAt: number;
}

type Grant = (pass: Pass) => void;

/** Makes a pacer. */
export function createPacer({ rate, mostUnderWay, now, after }: PacerOptions): Pacer {
  const tenants = new Map<string, Tenant>();
  const perConversation = rate === null ? [] : conversationWindows;
  const perTenant: Readonly<Record<Urgency, readonly Window[]>> = {
    turn: rate === null ? [] : [{ most: Math.ceil(rate * turnShare), ms: 1_000 }],
    background: rate === null ? [] : [{ most: rate, ms: 1_000 }],
  };
  let closed = false;

  const tenantOf = (id: string): Tenant => {
    const known = tenants.get(id);
    if (known !== undefined) return known;
    const made: Tenant = {
      ...createLane(),
      conversations: new Map(),
      waiting: { turn: new Map(), background: new Map() },
      underWay: 0,
      passedOverSince: 0,
      entered: 0,
      turnedAway: null,
      wakesAt: Number.POSITIVE_INFINITY,
    };
    tenants.set(id, made);
    return made;
  };

  /** Lets through who may go; the moment from which somebody else may. */
  const serve = (
    tenant: Tenant,
    urgency: Urgency,
    { windows, at, most = Number.POSITIVE_INFINITY }: { readonly windows: readonly Window[]; readonly at: number; readonly most?: number },
  ): number => {
    let next = Number.POSITIVE_INFINITY;
    let served = 0;
    const queue = tenant.waiting[urgency];
    for (const [conversation, grants] of queue) {
      // Leaving calls a pump of its own, so a full wire needs no waking.
      if (served === most || (urgency === 'background' && tenant.underWay >= mostUnderWay)) break;
      const ofTenant = startOf(tenant, windows);
      if (ofTenant > at) return Math.min(next, ofTenant);
      const lane = laneOf(tenant, conversation);
      const start = startOf(lane, perConversation);
      if (start > at) {
        next = Math.min(next, start);
        continue;
      }
      // One call each in turn: set again, a conversation comes last, and still within this round.
      queue.delete(conversation);
      const grant = grants.shift();
      if (grants.length > 0) queue.set(conversation, grants);
      served += 1;
      grant?.(admit(tenant, lane, urgency, at));
    }
    return next;
  };

  const pump = (tenant: Tenant): void => {
    if (closed) return;
    const at = now();
    const isPassedOver = tenant.waiting.background.size > 0 && at - tenant.passedOverSince >= longestWaitMs;
    const next = Math.min(
      isPassedOver ? serve(tenant, 'background', { windows: perTenant.turn, at, most: 1 }) : Number.POSITIVE_INFINITY,
      serve(tenant, 'turn', { windows: perTenant.turn, at }),
      serve(tenant, 'background', { windows: perTenant.background, at }),
    );
    wake(tenant, next, at);
  };

  const wake = (tenant: Tenant, next: number, at: number): void => {
    if (next >= tenant.wakesAt || next === Number.POSITIVE_INFINITY) return;
    tenant.wakesAt = next;
    after(Math.max(1, Math.ceil(next - at)), () => {
      tenant.wakesAt = Number.POSITIVE_INFINITY;
      pump(tenant);
    });
  };

  const admit = (tenant: Tenant, lane: Lane, urgency: Urgency, at: number): Pass => {
    const latest = at + allowanceMs;
    if (rate !== null) {
      take(tenant, { latest, at, keepMs: 1_000 });
      take(lane, { latest, at, keepMs: longestWindowMs });
    }
    if (urgency === 'background') {
      tenant.underWay += 1;
      tenant.passedOverSince = at;
    }
    tenant.entered += 1;
    if (tenant.entered % sweepEvery === 0) sweep(tenant, at);
    let left = false;
    return {
      leave: () => {
        if (left) return;
        left = true;
        if (urgency === 'background') tenant.underWay -= 1;
        const counted = Math.min(now(), latest);
        if (rate !== null) for (const one of [tenant, lane]) moveForward(one, latest, counted);
        pump(tenant);
      },
    };
  };

  return {
    enter: ({ tenant: id, conversation }, urgency) =>
      new Promise((resolve) => {
        const tenant = tenantOf(id);
        const queue = tenant.waiting[urgency];
        if (urgency === 'background' && queue.size === 0) tenant.passedOverSince = now();
        const waiting = queue.get(conversation);
        if (waiting === undefined) queue.set(conversation, [resolve]);
        else waiting.push(resolve);
        pump(tenant);
      }),
    pause: ({ tenant: id, conversation }, ms) => {
      const at = now();
      const tenant = tenantOf(id);
      const lane = laneOf(tenant, conversation);
      lane.pausedUntil = Math.max(lane.pausedUntil, at + ms);
      const { turnedAway } = tenant;
      if (turnedAway !== null && turnedAway.conversation !== conversation && at - turnedAway.at <= togetherMs)
        tenant.pausedUntil = Math.max(tenant.pausedUntil, at + Math.min(ms, longestTenantPauseMs));
      tenant.turnedAway = { conversation, at };
    },
    close: () => void (closed = true),
  };
}

function laneOf(tenant: Tenant, conversation: string): Lane {
  const known = tenant.conversations.get(conversation);
  if (known !== undefined) return known;
  const made = createLane();
  tenant.conversations.set(conversation, made);
  return made;
}

function sweep(tenant: Tenant, at: number): void {
  for (const [conversation, lane] of tenant.conversations) if (isQuiet(lane, at, longestWindowMs)) tenant.conversations.delete(conversation);
}
