import { setImmediate } from 'node:timers/promises';

/** The longest the process is held before whoever else waits for it comes through, in milliseconds. */
const longestHoldMs = 4;

/**
 * Lets the event loop turn when it has not for a while. A store that answers at once never leaves it by itself: a walk
 * over thousands of records would keep everybody waiting until it is done, however many promises it waits for. Whoever
 * has waited goes on: asked again, the first of the walks would always be first, and the rest never have their turn.
 */
export function createLettingIn(now: () => number = () => performance.now()): () => Promise<void> | null {
  let turned = now();
  let turning: Promise<void> | null = null;
  const turn = async (): Promise<void> => {
    await setImmediate();
    turned = now();
    turning = null;
  };
  return () => {
    if (now() - turned < longestHoldMs) return null;
    turning ??= turn();
    return turning;
  };
}
