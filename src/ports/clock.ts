import type { Instant, IsoDate } from '../core/ids.ts';

/** The time; passed in everywhere so that tests and `LOSEN_NOW` can move it. */
export interface Clock {
  /** Now, ISO 8601 in UTC. */
  readonly now: () => Instant;
  /** Today in Europe/Oslo. */
  readonly today: () => IsoDate;
  /** Milliseconds since 1970. */
  readonly epochMs: () => number;
}
