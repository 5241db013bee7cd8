import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { WakeHandler } from '../../ports/scheduler.ts';
import type { App } from '../app.ts';
import { createStoreWait } from '../wait-for-store.ts';

/** Does what a broadcast has pending, and says when to be called again; null when a change will say so. */
export type BroadcastWork = (tenant: TenantId, id: BroadcastId) => Promise<number | null>;

/** What a runner stands on. */
export interface RunnerParts extends Pick<App, 'clock' | 'log' | 'scheduler'> {
  readonly store: Pick<RecordStore, 'ping'>;
  readonly work: BroadcastWork;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What the wakes are for that stand ready while work goes on. */
export const broadcastBeat = 'broadcast-beat';
/** So far ahead, in milliseconds: should the process end, the work is taken up then. */
const heartbeatMs = 5_000;
/** How long to wait after work that failed, doubled each time; milliseconds. */
const firstPauseMs = 10_000;
const longestPauseMs = 10 * 60_000;

interface Run {
  running: boolean;
  /** Somebody has asked for it while it runs. */
  asked: boolean;
  /** When the work wants to be looked at again, as long as no wake could be asked for. */
  next: number | null;
  failures: number;
}

/** Waits without keeping a process that ends. */
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());

/**
 * Runs the work of broadcasts beside the scheduler. A wake that is under way when the process ends counts as a failed
 * try, and after a few of them it is put off for hours; the work of a broadcast takes minutes and is made to be cut
 * off anywhere, so the wake only starts it, and another one stands ready until it is through. That one has a key of its
 * own: of two wakes under one key the earlier stands, and what somebody asks for must not be taken for a heartbeat.
 */
export function createBroadcastRunner({ clock, log, scheduler, store, work, sleep = pause }: RunnerParts): WakeHandler {
  const runs = new Map<string, Run>();
  const waitForStore = createStoreWait({ store, sleep });

  const askForNextLook = async (tenant: TenantId, id: BroadcastId, run: Run): Promise<void> => {
    if (run.next !== null) await scheduler.wakeBy({ tenant, key: toWakeKey(id), at: run.next });
    run.next = null;
  };

  const runOn = async (tenant: TenantId, id: BroadcastId, run: Run): Promise<void> => {
    let again: boolean;
    do {
      again = false;
      run.asked = false;
      try {
        run.next = await work(tenant, id);
        run.failures = 0;
      } catch (error) {
        log.error({ broadcast: id }, 'the work of a broadcast failed', error);
        // A store that was away is no fault of the work, and says nothing about how soon it would fail again.
        if (await waitForStore()) again = true;
        else {
          run.next = clock.epochMs() + Math.min(longestPauseMs, firstPauseMs * 2 ** run.failures);
          run.failures += 1;
        }
      }
      if (!again)
        await askForNextLook(tenant, id, run).catch((error: unknown) => log.error({ broadcast: id }, 'a wake could not be asked for', error));
    } while (again || (run.asked && run.failures === 0));
    run.running = false;
  };

  return async ({ tenant, key }) => {
    const id = key.slice(key.indexOf('/') + 1) as BroadcastId;
    const name = `${tenant} ${id}`;
    const known = runs.get(name);
    const isBeat = key === toBeatKey(id);
    if (known?.running === true) {
      known.asked ||= !isBeat;
      return isBeat ? clock.epochMs() + heartbeatMs : null;
    }
    if (known !== undefined && isBeat) {
      await askForNextLook(tenant, id, known);
      if (known.failures === 0 && !known.running) runs.delete(name);
      return null;
    }
    // Asked for, or left by a process that has ended.
    const run: Run = known ?? { running: false, asked: false, next: null, failures: 0 };
    runs.set(name, run);
    run.running = true;
    try {
      await scheduler.wakeBy({ tenant, key: toBeatKey(id), at: clock.epochMs() + heartbeatMs });
    } catch (error) {
      run.running = false;
      throw error;
    }
    void runOn(tenant, id, run);
    return null;
  };
}

function toWakeKey(id: BroadcastId): string {
  return `broadcast/${id}`;
}

function toBeatKey(id: BroadcastId): string {
  return `${broadcastBeat}/${id}`;
}
