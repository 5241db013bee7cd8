import type { TenantId } from '../core/ids.ts';

/** Something that is to be looked at when its time has come. */
export interface Wake {
  readonly tenant: TenantId;
  /** What to look at, within the tenant: `digest/<user>` and the like. One wake stands under a key. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Looks at a wake whose time has come. It is called at least once, may be called again after a crash, and so must work
 * out from the stored state what there is to do. Returns when to look again, or null when a change will say so.
 */
export type WakeHandler = (wake: Wake) => Promise<number | null>;

/** Wakes that outlive the process. */
export interface Scheduler {
  /** Has a key looked at no later than a moment: an earlier wake under the key stands. Durable when it resolves. */
  readonly wakeBy: (wake: Wake) => Promise<void>;
  /** Begins to look at what is due. One that throws or hangs is tried five times at most, later each time, and hinders no other. */
  readonly start: (handle: WakeHandler) => void;
  /** When due wakes were last looked for, milliseconds since 1970; null before the first time. */
  readonly lastTick: () => number | null;
  /** Finishes what is under way and starts nothing more. */
  readonly stop: () => Promise<void>;
}
