import type Keyv from 'keyv';
import { z } from 'zod';
import type { Json } from '../ports/record-store.ts';
import type { Log } from '../ports/log.ts';
import { GraphFault } from './graph-fault.ts';

/** What keeps copies of what Graph has said. */
export interface KeptCopiesOptions {
  /** Where copies outlive the process. */
  readonly cache: Keyv;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a copy is used without asking again, in milliseconds. */
  readonly expiryMs: number;
}

/** Answers from the copy while it is fresh, else from Graph, else from the last good copy. Throws GraphFault when there is none. */
export type KeptCopies = <Value>(key: string, schema: z.ZodType<Value>, load: () => Promise<Value>) => Promise<Kept<Value>>;

/** A copy and when it was made, in milliseconds since 1970. */
export interface Kept<Value> {
  readonly value: Value;
  readonly at: number;
}

/** A last good copy is used for three days: over a weekend, but not so long that somebody who has left goes on being let in. */
export const lastGoodMs = 3 * 24 * 60 * 60 * 1_000;

/** After a fault Graph is left alone for a minute: everybody who writes meanwhile would wait for the same. */
const pauseMs = 60_000;

/** Copies with an expiry; several who ask at once make one call. */
export function createKeptCopies({ cache, log, now, expiryMs }: KeptCopiesOptions): KeptCopies {
  const remembered = new Map<string, Kept<unknown>>();
  const underWay = new Map<string, Promise<Kept<unknown>>>();
  const resting = new Map<string, { readonly until: number; readonly fault: GraphFault }>();

  const lastGood = async (key: string, schema: z.ZodType): Promise<Kept<unknown> | undefined> => {
    const known = remembered.get(key);
    if (known !== undefined) return known.at + lastGoodMs > now() ? known : undefined;
    const found: unknown = await cache.get(key);
    if (found === undefined || found === null) return undefined;
    const copy = z.strictObject({ value: schema, at: z.number() }).parse(found);
    remembered.set(key, copy);
    return copy.at + lastGoodMs > now() ? copy : undefined;
  };

  const renew = async (key: string, copy: Kept<unknown> | undefined, load: () => Promise<unknown>): Promise<Kept<unknown>> => {
    const rest = resting.get(key);
    if (rest !== undefined && now() < rest.until) {
      if (copy === undefined) throw rest.fault;
      return copy;
    }
    try {
      const fresh: Kept<unknown> = { value: await load(), at: now() };
      await cache.set(key, { ...fresh } as unknown as Json, lastGoodMs);
      remembered.set(key, fresh);
      resting.delete(key);
      return fresh;
    } catch (error) {
      if (!(error instanceof GraphFault)) throw error;
      resting.set(key, { until: now() + Math.max(pauseMs, error.waitMs), fault: error });
      tell(log, error, copy === undefined ? null : Math.round((now() - copy.at) / 60_000));
      if (copy === undefined) throw error;
      return copy;
    }
  };

  return async <Value>(key: string, schema: z.ZodType<Value>, load: () => Promise<Value>) => {
    const copy = await lastGood(key, schema);
    if (copy !== undefined && now() < copy.at + expiryMs) return copy as Kept<Value>;
    const running = underWay.get(key) ?? renew(key, copy, load).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return (await running) as Kept<Value>;
  };
}

/** One line for whoever runs the bot: what is wrong, what to grant, and how old the copy is that is used instead. */
function tell(log: Log, { kind, status, permission, waitMs }: GraphFault, ageMinutes: number | null): void {
  const fields = { fault: kind, status, permission, waitMs, ageMinutes };
  const instead = ageMinutes === null ? 'there is no copy to use instead' : 'the last good copy is used';
  if (permission !== null)
    log.error(fields, `Microsoft Graph refuses the directory: the application needs ${permission} with an administrator's consent; ${instead}`);
  else log.warn(fields, `Microsoft Graph gives no directory; ${instead}`);
}
