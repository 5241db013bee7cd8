import type { Outbox } from '../app/sending/create-outbox.ts';
import type { PrometheusMetrics } from '../metrics/create-metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { WakeLoop } from '../schedule/create-wake-loop.ts';
import type { StoreHealth } from './probe-store.ts';

/** What the metrics look at when somebody reads them. */
export interface WatchedParts {
  readonly metrics: Pick<PrometheusMetrics, 'watch'>;
  readonly outbox: Pick<Outbox, 'backlog'>;
  readonly scheduler: Pick<WakeLoop, 'countDue' | 'listAside'>;
  readonly clock: Clock;
  readonly probeStore: () => Promise<StoreHealth>;
  readonly isAwake: () => boolean;
}

/** What is due is looked at within seconds; after so many milliseconds something is in its way. */
const lateAfterMs = 5 * 60_000;

/** Lets the metrics look at the queue, the reminders and the health. */
export function watchOver({ metrics, outbox, scheduler, clock, probeStore, isAwake }: WatchedParts): void {
  metrics.watch({
    queue: () => {
      const { length, oldestAt } = outbox.backlog();
      return { length, oldestMs: oldestAt === null ? 0 : Math.max(0, clock.epochMs() - oldestAt) };
    },
    wakes: async () => {
      const now = clock.epochMs();
      const [due, late] = await Promise.all([scheduler.countDue(now), scheduler.countDue(now - lateAfterMs)]);
      return { due, late, setAside: scheduler.listAside().length };
    },
    health: async () => ({ store: (await probeStore()).ok, reminders: isAwake() }),
  });
}
