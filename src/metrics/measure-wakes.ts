import type { Clock } from '../ports/clock.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { WakeHandler } from '../ports/scheduler.ts';

/** The same handler, with every wake measured: how late it was looked at, how long that took, and whether it went well. */
export function measureWakes(
  handle: WakeHandler,
  { metrics, clock }: { readonly metrics: Pick<Metrics, 'wake'>; readonly clock: Clock },
): WakeHandler {
  return async (wake) => {
    const began = performance.now();
    const lateMs = Math.max(0, clock.epochMs() - wake.at);
    const ended = (ok: boolean) => metrics.wake({ ok, lateMs, ms: performance.now() - began });
    try {
      const next = await handle(wake);
      ended(true);
      return next;
    } catch (error) {
      ended(false);
      throw error;
    }
  };
}
