import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Wake } from '../ports/scheduler.ts';
import { countDue } from './count-due.ts';
import { createAttempts } from './create-attempts.ts';
import { createWakeBook } from './create-wake-book.ts';
import { createWakeLoop, type WakeLoop } from './create-wake-loop.ts';
import { findCandidates } from './find-candidates.ts';
import { askFor, toMoment, usualPatience, type Patience } from './wake-record.ts';

/** What the embedded scheduler stands on. */
export interface EmbeddedSchedulerParts {
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly tenants: readonly TenantId[];
  /** How long a try may take, in milliseconds; a minute if left out. */
  readonly timeLimitMs?: (wake: Wake) => number;
  readonly patience?: Patience;
  /** How often it looks for what is due, in milliseconds. */
  readonly lookEveryMs?: number;
  /** How long the end waits for tries under way, in milliseconds. */
  readonly stopWithinMs?: number;
}

/**
 * Creates the scheduler of a single process over its record store. A try is counted in the store before the handler is
 * called, so that one that ends the process is counted too.
 */
export function createEmbeddedScheduler({
  store,
  clock,
  log,
  tenants,
  timeLimitMs = () => 60_000,
  patience = usualPatience,
  lookEveryMs = 1_000,
  stopWithinMs = 5_000,
}: EmbeddedSchedulerParts): WakeLoop {
  const book = createWakeBook(store);
  return createWakeLoop({
    clock,
    log,
    tenants,
    attempts: createAttempts({ book, clock, log, patience, timeLimitMs }),
    wakeBy: async ({ tenant, key, at }) => {
      const moment = toMoment(at);
      await book.change({ tenant, key }, (record) => askFor(record, moment, patience));
    },
    find: async ({ now, room, isRunning }) => {
      const picked = await Promise.all(
        tenants.map((tenant) => findCandidates(book, { tenant, now, room, isRunning: (key) => isRunning({ tenant, key, at: now, begun: false }) })),
      );
      return { free: picked.flatMap(({ free }) => free), suspects: picked.flatMap(({ suspect }) => suspect ?? []) };
    },
    // It stays where it was found.
    postpone: async () => undefined,
    leave: async () => undefined,
    lookEveryMs,
    stopWithinMs,
    countDue: (before) => countDue(book, tenants, before),
  });
}
