import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { Wake, WakeHandler } from '../../ports/scheduler.ts';
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

/** As long as work goes on, a wake stands this far ahead, in milliseconds: should the process end, it is taken up then. */
const heartbeatMs = 5_000;
/** How long to wait after work that failed, doubled each time; milliseconds. */
const firstPauseMs = 10_000;
const longestPauseMs = 10 * 60_000;

interface Run {
  running: boolean;
  /** Somebody has asked for it while it runs. */
  asked: boolean;
  next: number | null;
  heartbeat: number;
  failures: number;
}

/** Waits without keeping a process that ends. */
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());

/**
 * Runs the work of broadcasts beside the scheduler. A wake that is under way when the process ends counts as a failed
 * try, and after a few of them it is put off for hours; the work of a broadcast takes minutes and is made to be cut
 * off anywhere, so the wake only starts it, and a later one stands ready until it is through.
 */
export function createBroadcastRunner({ clock, log, scheduler, store, work, sleep = pause }: RunnerParts): WakeHandler {
  const runs = new Map<string, Run>();
  const waitForStore = createStoreWait({ store, sleep });

  const runOn = async ({ tenant, key }: Wake, run: Run): Promise<void> => {
    const id = key.slice(key.indexOf('/') + 1) as BroadcastId;
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
    } while (again || (run.asked && run.failures === 0));
    run.running = false;
    // Later ones are told to the heartbeat.
    if (run.next !== null && run.next < run.heartbeat)
      await scheduler
        .wakeBy({ tenant, key, at: run.next })
        .catch((error: unknown) => log.error({ broadcast: id }, 'a wake could not be asked for', error));
  };

  return async (wake) => {
    const name = `${wake.tenant} ${wake.key}`;
    const known = runs.get(name);
    const isBeat = wake.at === known?.heartbeat;
    if (known !== undefined && !known.running && isBeat) {
      if (known.next === null || known.next > clock.epochMs()) {
        if (known.failures === 0) runs.delete(name);
        return known.next;
      }
    }
    const run = known ?? { running: false, asked: false, next: null, heartbeat: 0, failures: 0 };
    runs.set(name, run);
    run.heartbeat = Math.ceil(clock.epochMs()) + heartbeatMs;
    if (run.running) run.asked ||= !isBeat;
    else {
      run.running = true;
      void runOn(wake, run);
    }
    return run.heartbeat;
  };
}
