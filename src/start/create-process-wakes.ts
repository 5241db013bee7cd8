import type { Log } from '../ports/log.ts';
import type { Scheduler, Wake, WakeHandler } from '../ports/scheduler.ts';

/** How often due wakes are looked for, in milliseconds. */
const tickMs = 1_000;
/** When one that failed is tried again, in milliseconds. */
const retryMs = 60_000;

/** Wakes that live in this process alone; what is lost when it ends is planned anew at the next start. Stands in for a scheduler on the store. */
export function createProcessWakes({ now, log }: { readonly now: () => number; readonly log: Log }): Scheduler {
  const wakes = new Map<string, Wake>();
  const running = new Set<Promise<void>>();
  let ticked: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  const wakeBy: Scheduler['wakeBy'] = async (wake) => {
    const name = `${wake.tenant}/${wake.key}`;
    const known = wakes.get(name);
    if (known === undefined || wake.at < known.at) wakes.set(name, wake);
  };
  const run = async (wake: Wake, handle: WakeHandler): Promise<void> => {
    const next = await handle(wake).catch((error: unknown) => {
      log.error({ key: wake.key }, 'a wake failed', error);
      return now() + retryMs;
    });
    if (next !== null) await wakeBy({ ...wake, at: next });
  };
  return {
    wakeBy,
    start: (handle) => {
      timer ??= setInterval(() => {
        ticked = now();
        for (const [name, wake] of wakes) {
          if (wake.at > ticked) continue;
          wakes.delete(name);
          const done = run(wake, handle).finally(() => running.delete(done));
          running.add(done);
        }
      }, tickMs);
    },
    lastTick: () => ticked,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}
