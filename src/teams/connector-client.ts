import type { Attempt, Channel, ChannelMessage } from '../ports/channel.ts';
import type { ConversationRef } from '../core/turn.ts';
import { createHttpCaller, type HttpAnswer } from './create-http-caller.ts';

/** How the client reaches the connector. */
export interface ConnectorOptions {
  /** The bearer token for outbound calls; null in local mode, where the connector asks for none. */
  readonly token: () => Promise<string | null>;
  /** Refuses a service address a token must not go to. */
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970, for a Retry-After that names a date. */
  readonly now: () => number;
}

/** The Bot Connector as a channel: one HTTP call each, never a second one. */
export function createConnectorClient({ token, isServiceUrlAllowed, timeoutMs, now }: ConnectorOptions): Channel {
  const call = createHttpCaller({ timeoutMs });
  const send = async (method: 'POST' | 'PUT', where: ConversationRef, path: string, message: ChannelMessage): Promise<Attempt> => {
    if (!isServiceUrlAllowed(where.serviceUrl)) return { kind: 'refused', status: 403, code: 'ServiceUrlNotAllowed' };
    const url = `${where.serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(where.conversationId)}/activities${path}`;
    const body = JSON.stringify(message);
    // Without a token nothing has gone out, so the message may be tried again.
    const bearer = await token().catch(() => 'none' as const);
    if (bearer === 'none') return { kind: 'later', status: null, afterMs: null };
    return toAttempt(await call(method, url, body, bearer), now);
  };
  return {
    post: (where, message) => send('POST', where, '', message),
    update: (where, activityId, message) => send('PUT', where, `/${encodeURIComponent(activityId)}`, message),
  };
}

function toAttempt(answer: HttpAnswer, now: () => number): Attempt {
  if (answer.kind === 'unconnected') return { kind: 'later', status: null, afterMs: null };
  if (answer.kind === 'broken') return { kind: 'unknown', status: null };
  const { status, retryAfter, body } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent', activityId: readId(parse(body)) };
  if (status === 408 || status >= 500) return { kind: 'unknown', status };
  if (status === 429 || status === 412) return { kind: 'later', status, afterMs: toWait(retryAfter, now) };
  return { kind: 'refused', status, code: readCode(parse(body)) };
}

/** What Retry-After asks for, in seconds or as a date; milliseconds, null when it says nothing that can be understood. */
function toWait(retryAfter: string | undefined, now: () => number): number | null {
  if (retryAfter === undefined || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1_000 : null;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - now());
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function readId(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null;
}

function readCode(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
