import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What became of an HTTP call. */
export type HttpAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | undefined; readonly body: string }
  /** No connection came about, so nothing has left. */
  | { readonly kind: 'unconnected' }
  /** It broke off or took too long on the way. */
  | { readonly kind: 'broken' };

/** Sends a JSON body with a bearer token, once. Follows no redirect. Resolves always. */
export type HttpCaller = (method: 'POST' | 'PUT', url: string, body: string, bearer: string | null) => Promise<HttpAnswer>;

/** A connection that has been idle longer may be closed at the other end just when it is used again, and nobody would know whether the message arrived. */
const idleMs = 15_000;
/** An id or an error code is some hundred bytes. */
const longestAnswer = 64 * 1024;
/** Errors of a connection that never came about. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

/** A caller that keeps its connections. It is not `fetch`, which costs twice the processor time and hides whether a connection came about. */
export function createHttpCaller({ timeoutMs }: { readonly timeoutMs: number }): HttpCaller {
  const plain = new HttpAgent({ keepAlive: true, timeout: idleMs });
  const secure = new HttpsAgent({ keepAlive: true, timeout: idleMs });
  return (method, url, body, bearer) =>
    new Promise((resolve) => {
      const isSecure = url.startsWith('https:');
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      };
      const call = (isSecure ? httpsRequest : httpRequest)(url, { method, headers, agent: isSecure ? secure : plain });
      const timer = setTimeout(() => call.destroy(new Error('The call took too long')), timeoutMs);
      const settle = (answer: HttpAnswer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      call.on('error', (error: NodeJS.ErrnoException) => settle({ kind: unconnected.has(error.code ?? '') ? 'unconnected' : 'broken' }));
      call.on('response', (response) => {
        const { statusCode = 0, headers: answered } = response;
        readBody(response, (text) => settle({ kind: 'answered', status: statusCode, retryAfter: answered['retry-after'], body: text }));
      });
      call.end(body);
    });
}

/** The status has been given: a body that breaks off takes nothing back. */
function readBody(response: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= longestAnswer) chunks.push(chunk);
    else response.destroy();
  });
  response.on('error', () => {});
  response.on('close', () => done(Buffer.concat(chunks).toString('utf8')));
}
