import { AsyncLocalStorage } from 'node:async_hooks';
import type { Trace } from '../ports/trace.ts';

/** A trace that follows the work through everything it waits for. */
export function createTrace(): Trace {
  const turns = new AsyncLocalStorage<string | null>();
  return { current: () => turns.getStore() ?? null, run: (turn, work) => turns.run(turn, work) };
}
