import type { Metrics } from '../ports/metrics.ts';
import type { RecordStore } from '../ports/record-store.ts';

/** The same store, with every use of it measured. */
export function measureStore(store: RecordStore, metrics: Pick<Metrics, 'store'>): RecordStore {
  const measured = <Value>(operation: Parameters<Metrics['store']>[0]['operation'], call: () => Promise<Value>): Promise<Value> => {
    const began = performance.now();
    const ended = (ok: boolean) => metrics.store({ operation, ok, ms: performance.now() - began });
    const answer = call();
    // Beside the answer, not before it: whoever waits for the store waits no longer for being measured.
    answer.then(
      () => ended(true),
      () => ended(false),
    );
    return answer;
  };
  return {
    get: (key) => measured('get', () => store.get(key)),
    range: (prefix, options) => measured('range', () => store.range(prefix, options)),
    commit: (writes) => measured('commit', () => store.commit(writes)),
    sweep: () => measured('sweep', () => store.sweep()),
    ping: () => measured('ping', () => store.ping()),
    close: () => store.close(),
  };
}
