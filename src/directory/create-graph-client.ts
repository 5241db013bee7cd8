import { z } from 'zod';
import { GraphFault, type GraphPermission } from './graph-fault.ts';

const origin = 'https://graph.microsoft.com';

/** How Graph is reached. */
export interface GraphOptions {
  /** A token for `https://graph.microsoft.com/.default`. */
  readonly token: () => Promise<string>;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970, for a Retry-After that names a date. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** What is asked for, and the permission that lets an application ask. */
export interface GraphQuestion {
  /** Path and query below the version, such as `/users/…`. */
  readonly path: string;
  readonly permission: GraphPermission;
}

/** Read-only calls to Microsoft Graph; a GraphFault for everything that is no answer. */
export interface GraphClient {
  /** One object; undefined when there is none. */
  readonly get: <Schema extends z.ZodType>(question: GraphQuestion, schema: Schema) => Promise<z.output<Schema> | undefined>;
  /** Every page of a collection; undefined when what it belongs to does not exist. */
  readonly list: <Schema extends z.ZodType>(question: GraphQuestion, item: Schema) => Promise<readonly z.output<Schema>[] | undefined>;
}

/** A wait this short is waited out; a longer one fails the call, because people are waiting too. */
const longestWaitMs = 5_000;
const mostTries = 3;
/** 999 a page: a million members. A longer chain is a circle. */
const mostPages = 1_000;
const defaultWaitMs = 60_000;

/** A client that shows its token to graph.microsoft.com alone: no redirect is followed and no page of another host asked for. */
export function createGraphClient(options: GraphOptions): GraphClient {
  const ask = async (url: string, permission: GraphPermission): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await call(options, url);
      if (answer.status === 404) return undefined;
      if (answer.ok) return readJson(answer);
      void answer.body?.cancel().catch(() => undefined);
      const fault = toFault(answer, permission, options.now);
      const isWorthWaiting = fault.waitMs > 0 && fault.waitMs <= longestWaitMs && tries < mostTries;
      if (!isWorthWaiting) throw fault;
      await options.wait(fault.waitMs);
    }
  };
  return {
    get: async ({ path, permission }, schema) => {
      const found = await ask(`${origin}/v1.0${path}`, permission);
      return found === undefined ? undefined : understand(schema, found);
    },
    list: async ({ path, permission }, item) => {
      const page = z.looseObject({ value: z.array(item), '@odata.nextLink': z.string().optional() });
      const all: z.output<typeof item>[] = [];
      let next: string | undefined = `${origin}/v1.0${path}`;
      for (let pages = 0; next !== undefined; pages += 1) {
        if (pages >= mostPages || !isGraph(next)) throw new GraphFault('misdirected');
        const found = await ask(next, permission);
        // Gone between two pages is no end of the list.
        if (found === undefined && pages > 0) throw new GraphFault('failed', { status: 404 });
        if (found === undefined) return undefined;
        const read: z.output<typeof page> = understand(page, found);
        all.push(...read.value);
        next = read['@odata.nextLink'];
      }
      return all;
    },
  };
}

function isGraph(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.origin === origin && url.username === '' && url.password === '';
}

async function call({ token, timeoutMs }: GraphOptions, url: string): Promise<Response> {
  const bearer = await token().catch(() => null);
  if (bearer === null) throw new GraphFault('no-token');
  try {
    // Casts and counts on members are «advanced queries», which Graph answers only at this level.
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', consistencylevel: 'eventual' };
    return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), headers });
  } catch {
    throw new GraphFault('unreachable');
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new GraphFault('unreachable', { status: answer.status });
  }
}

function understand<Schema extends z.ZodType>(schema: Schema, found: unknown): z.output<Schema> {
  const parsed = schema.safeParse(found);
  if (!parsed.success) throw new GraphFault('not-understood');
  return parsed.data;
}

function toFault({ status, headers }: Response, permission: GraphPermission, now: () => number): GraphFault {
  if (status === 403) return new GraphFault('forbidden', { status, permission });
  if (status === 429) return new GraphFault('throttled', { status, waitMs: toWait(headers.get('retry-after'), now) ?? defaultWaitMs });
  if (status >= 300 && status <= 399) return new GraphFault('misdirected', { status });
  return new GraphFault('failed', { status, waitMs: toWait(headers.get('retry-after'), now) ?? 0 });
}

function toWait(retryAfter: string | null, now: () => number): number | null {
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1_000 : null;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - now());
}
