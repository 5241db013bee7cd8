import { z } from 'zod';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { Replicas } from '../../ports/replicas.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import type { BroadcastWork } from './create-broadcast-runner.ts';

/** Another process has the work; it is looked at again after this, should that one end; milliseconds. */
const askAgainMs = 5_000;

/** `run` names the process that is at it, null when none is. The record stays, so that its version tells every holder from the one before. */
const claimSchema = z.strictObject({ run: z.string().nullable() });

/** Whose the work is, and under which version that stands; null while another process is at it. */
type Claim = { readonly version: number } | null;

/**
 * Lets one process at a time do what a broadcast has pending, so that nobody is looked for twice and no older figure is
 * shown after a newer one. Order is a courtesy: a process that was stopped and goes on after another has taken its place
 * does no harm, since every write names the version it has seen; it only has all looked at once more.
 */
export function aloneOnBroadcast(
  { store, clock, log }: Pick<App, 'store' | 'clock' | 'log'>,
  { areMany, run, isAtWork }: Pick<Replicas, 'areMany' | 'run' | 'isAtWork'>,
  work: BroadcastWork,
): BroadcastWork {
  if (!areMany) return work;

  const take = async (key: string): Promise<Claim> => {
    const record = await store.get(key);
    const value = { run };
    if (record === undefined) return (await store.commit([{ kind: 'insert', key, value }])).ok ? { version: 1 } : null;
    const { version } = record;
    const holder = claimSchema.parse(record.value).run;
    // Left by this process itself, when the store did not answer at the end.
    if (holder === run) return { version };
    if (holder !== null) {
      if (await isAtWork(holder)) return null;
      log.warn({}, 'the work of a broadcast is taken over from a process that has fallen silent');
    }
    return (await store.commit([{ kind: 'replace', key, version, value }])).ok ? { version: version + 1 } : null;
  };

  return async (tenant: TenantId, id: BroadcastId) => {
    const key = keys.broadcastWork(tenant, id);
    const claim = await take(key);
    if (claim === null) return clock.epochMs() + askAgainMs;
    let next: number | null;
    let wasAlone = true;
    try {
      next = await work(tenant, id);
    } finally {
      wasAlone = (await store.commit([{ kind: 'replace', key, version: claim.version, value: { run: null } }])).ok;
    }
    // What was shown last may be what this process had counted before it was stopped.
    return wasAlone ? next : clock.epochMs();
  };
}
