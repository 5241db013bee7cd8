import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who asks for the metrics. */
export interface MetricsReader {
  /** The address at the other end of the connection. */
  readonly address: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Headers by which a proxy says that it speaks for somebody else: its own address is then no proof of being on this machine. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'x-client-ip', 'x-arr-clientip'];
const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
/** A page in a browser on this machine could reach the port under a name of its own. */
const loopbackHost = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?$/i;

/** Whether somebody may read the metrics: with the token where one is set, else from this machine alone. 401 and 403 are the HTTP status to refuse with. */
export function mayReadMetrics({ address, headers }: MetricsReader, token: string | null): 'yes' | 401 | 403 {
  if (token !== null) return isSame(/^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? '', token) ? 'yes' : 401;
  const isNear = loopback.test(address ?? '') && loopbackHost.test(headers.host ?? '');
  return isNear && proxyHeaders.every((name) => headers[name] === undefined) ? 'yes' : 403;
}

/** In the same time whatever was given: equal lengths of digests, and no end at the first difference. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
