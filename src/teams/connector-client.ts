import type { ConversationRef } from '../core/turn.ts';

/** What became of one call to the connector. */
export type Delivery =
  | { readonly kind: 'sent'; readonly activityId: string | null }
  /** The connector said no, and will say no again. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
  /** 408, 5xx, a reset or a timeout: nobody can know whether it arrived, so it is not sent again. */
  | { readonly kind: 'unknown'; readonly status: number | null };

/** Posts and updates messages through a Bot Connector. */
export interface ConnectorClient {
  readonly post: (where: ConversationRef, activity: object) => Promise<Delivery>;
  readonly update: (where: ConversationRef, activityId: string, activity: object) => Promise<Delivery>;
}

/** How the client reaches the connector. */
export interface ConnectorOptions {
  /** The bearer token for outbound calls; null in local mode, where the connector asks for none. */
  readonly token: () => Promise<string | null>;
  /** Refuses a service address a token must not go to. */
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
  /** Resolves after so many milliseconds; passed in so that tests need not wait. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A number from 0 up to 1, for spreading retries. */
  readonly random: () => number;
}

/** How often a call the connector has turned away unread (429, 412) is made again. */
const maxRetries = 4;
/** Longest wait a connector may ask for within a turn, in milliseconds. */
const longestWaitMs = 15_000;

/** A client that never sends a message twice by itself: only 429 and 412, which say that nothing was taken, are tried again. */
export function createConnectorClient(options: ConnectorOptions): ConnectorClient {
  const call = async (method: 'POST' | 'PUT', where: ConversationRef, path: string, activity: object): Promise<Delivery> => {
    if (!options.isServiceUrlAllowed(where.serviceUrl)) return { kind: 'refused', status: 403, code: 'ServiceUrlNotAllowed' };
    const url = `${where.serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(where.conversationId)}/activities${path}`;
    for (let attempt = 0; ; attempt += 1) {
      const token = await options.token();
      const answer = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(activity),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs),
      }).catch(() => null);
      if (answer === null) return { kind: 'unknown', status: null };
      const { status } = answer;
      if (status >= 200 && status < 300) return { kind: 'sent', activityId: readId(await answer.json().catch(() => null)) };
      const code = readCode(await answer.json().catch(() => null));
      if (status === 408 || status >= 500) return { kind: 'unknown', status };
      if ((status !== 429 && status !== 412) || attempt >= maxRetries) return { kind: 'refused', status, code };
      await options.sleep(Math.min(longestWaitMs, toWait(answer.headers.get('retry-after'), attempt, options.random())));
    }
  };
  return {
    post: (where, activity) => call('POST', where, '', activity),
    update: (where, activityId, activity) => call('PUT', where, `/${encodeURIComponent(activityId)}`, activity),
  };
}

/** What Retry-After asks for in seconds, else a doubling wait spread by chance; milliseconds. */
function toWait(retryAfter: string | null, attempt: number, random: number): number {
  const seconds = Number(retryAfter);
  return retryAfter !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 500 * 2 ** attempt * (0.5 + random);
}

function readId(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null;
}

function readCode(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
