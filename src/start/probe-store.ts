import type { Log } from '../ports/log.ts';
import { settleWithin } from '../schedule/settle-within.ts';

/** Whether the store answers; else why not, in a few words that may be shown to anybody. */
export type StoreHealth = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** What a probe asks. */
export interface StoreProbe {
  readonly ping: () => Promise<void>;
  readonly log: Log;
  /** How long an answer may take, in milliseconds. */
  readonly limitMs?: number;
}

/** Asks the store whether it answers, within a time. Asked many times at once it asks once; what it finds is logged when it changes, not as often as it is asked. */
export function createStoreProbe({ ping, log, limitMs = 2_000 }: StoreProbe): () => Promise<StoreHealth> {
  let asking: Promise<StoreHealth> | null = null;
  let wasOk = true;
  const ask = async (): Promise<StoreHealth> => {
    let answered = false;
    const settled = await settleWithin(limitMs, async () => {
      await ping().finally(() => (answered = true));
    });
    if (settled.ok !== wasOk) {
      if (settled.ok) log.info({}, 'the store answers again');
      else log.error({}, 'the store does not answer', settled.error);
    }
    wasOk = settled.ok;
    if (settled.ok) return { ok: true };
    return { ok: false, why: answered ? toWhy(settled.error) : `no answer within ${limitMs} ms` };
  };
  return () => {
    asking ??= ask().finally(() => (asking = null));
    return asking;
  };
}

/** A driver's own short word for what is wrong; a message of an error may name hosts and users. */
function toWhy(error: unknown): string {
  const of = (name: string) => (typeof error === 'object' && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined);
  const [text, code] = [of('errstr'), of('code')];
  if (typeof text === 'string') return text;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'it failed';
}
