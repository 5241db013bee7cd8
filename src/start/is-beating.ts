import type { Clock } from '../ports/clock.ts';
import type { Scheduler } from '../ports/scheduler.ts';

/** It looks every second, and the longest stretch of work holds the process for far less than this; milliseconds. */
const longestSilenceMs = 5 * 60_000;

/** Whether due reminders have been looked for lately; reminders that silently stop are what people forgive least. */
export function isBeating({ scheduler, clock }: { readonly scheduler: Pick<Scheduler, 'lastTick'>; readonly clock: Clock }): boolean {
  const last = scheduler.lastTick();
  return last !== null && clock.epochMs() - last <= longestSilenceMs;
}
