import { nextTimeOfDay } from '../core/reminder/next-time-of-day.ts';
import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Scheduler, Wake, WakeHandler } from '../ports/scheduler.ts';

/** What the reminders are made of. */
export interface ReminderParts {
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly tenants: readonly TenantId[];
  /** Looks at every wake but the nightly one. */
  readonly handle: WakeHandler;
  /** Goes over all open cases of a tenant and asks for the wakes they need; done again it does no harm. */
  readonly replanAll: (tenant: TenantId) => Promise<void>;
}

/** The wake under which a tenant's open cases are gone over. */
const replanKey = 'replan';
/** When nobody waits for the bot, in Norwegian time. */
const replanTime = '03:00';
/** A hundred thousand cases take minutes on a slow disk; milliseconds. */
const replanLimitMs = 30 * 60_000;
const usualLimitMs = 60_000;

/** Municipalities gone over at once: the scheduler’s other places are for people’s reminders, also on the morning of a restart. */
const mostRounds = 4;
/** One whose turn has not come asks again after this, in milliseconds. */
const askAgainMs = 1_000;

/** How long a wake may take, in milliseconds. */
export function toReminderLimit({ key }: Wake): number {
  return key === replanKey ? replanLimitMs : usualLimitMs;
}

/** Starts the reminders. All open cases are gone over now and every night, so that what a crash kept from being planned is planned then: a few municipalities at a time. */
export async function startReminders({ scheduler, clock, tenants, handle, replanAll }: ReminderParts): Promise<void> {
  for (const tenant of tenants) await scheduler.wakeBy({ tenant, key: replanKey, at: clock.epochMs() });
  /** Rounds under way, with the moment each must have ended: one that never does must not keep the others out for good. */
  const rounds = new Map<TenantId, number>();
  const isFull = (now: number) => [...rounds.values()].filter((until) => until > now).length >= mostRounds;
  scheduler.start(async (wake) => {
    if (wake.key !== replanKey) return handle(wake);
    if (isFull(clock.epochMs())) return clock.epochMs() + askAgainMs;
    const next = nextTimeOfDay(clock.epochMs(), replanTime);
    rounds.set(wake.tenant, clock.epochMs() + replanLimitMs);
    try {
      // Asked for beforehand: a night on which it fails must not be the last one.
      await scheduler.wakeBy({ ...wake, at: next });
      await replanAll(wake.tenant);
    } finally {
      rounds.delete(wake.tenant);
    }
    return next;
  });
}
