import type { Instant, IsoDate } from '../../src/core/ids.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until it is moved; also back. The day is the one it is given, for those who do not ask for it. */
export function toTestClock(start: number, day: IsoDate): Clock & { readonly move: (ms: number) => void } {
  let time = start;
  return {
    epochMs: () => time,
    now: () => new Date(time).toISOString() as Instant,
    today: () => day,
    move: (ms) => {
      time += ms;
    },
  };
}
