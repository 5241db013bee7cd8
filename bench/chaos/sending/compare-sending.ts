import type { Call } from './connector-plan.ts';
import type { Ledger } from './read-ledger.ts';

/** How what was planned stands against what arrived and what the ledger says of it. */
export interface SendingComparison {
  /** Neither arrived nor told of as failed or unknown. */
  readonly lost: readonly string[];
  /** In somebody's chat more than once. */
  readonly repeated: readonly string[];
  /** The ledger says something that is not so. */
  readonly untrue: readonly string[];
  readonly sent: number;
  readonly failed: number;
  readonly unknown: readonly string[];
}

/** Holds every planned message against the oracle and the ledger. */
export function compareSending(planned: readonly string[], calls: readonly Call[], { deliveries, waiting, listed }: Ledger): SendingComparison {
  const arrived = new Map<string, number>();
  for (const { mark, taken } of calls) if (taken) arrived.set(mark, (arrived.get(mark) ?? 0) + 1);
  const still = new Set(waiting);
  const stateOf = (mark: string) => deliveries.get(mark)?.state;
  const unknown = planned.filter((mark) => stateOf(mark) === 'unknown');
  const untrue = planned.flatMap((mark) => {
    const count = arrived.get(mark) ?? 0;
    const state = stateOf(mark);
    if (state === 'sent' && count === 0) return [`«${mark}» is said to have been sent and never arrived`];
    if (state === 'failed' && count > 0) return [`«${mark}» is said to have failed and has arrived`];
    if (state === 'sending') return [`«${mark}» is still on its way`];
    if (state === 'unknown' && !listed.has(mark)) return [`«${mark}» is unknown and not in the list`];
    return [];
  });
  return {
    lost: planned.filter((mark) => (arrived.get(mark) ?? 0) === 0 && !['failed', 'unknown'].includes(stateOf(mark) ?? '') && !still.has(mark)),
    repeated: [...arrived].flatMap(([mark, count]) => (count > 1 ? [`«${mark}» is there ${count} times`] : [])),
    untrue,
    sent: planned.filter((mark) => stateOf(mark) === 'sent').length,
    failed: planned.filter((mark) => stateOf(mark) === 'failed').length,
    unknown,
  };
}
