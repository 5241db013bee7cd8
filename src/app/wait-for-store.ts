import type { RecordStore } from '../ports/record-store.ts';

/** How often a store that does not answer is asked again; milliseconds. */
const askEveryMs = 500;

/**
 * Waits until the store answers; false when it did at once, so that what has failed had another cause. However many wait,
 * one question is asked for all of them: a store that comes back must not be met by hundreds.
 */
export function createStoreWait({
  store,
  sleep,
}: {
  readonly store: Pick<RecordStore, 'ping'>;
  readonly sleep: (ms: number) => Promise<void>;
}): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  let waiting: Promise<void> | null = null;

  const isThere = async (): Promise<boolean> => {
    try {
      await store.ping();
      return true;
    } catch {
      return false;
    } finally {
      asking = null;
    }
  };
  const wait = async (): Promise<void> => {
    do await sleep(askEveryMs);
    while (!(await isThere()));
    waiting = null;
  };

  return async () => {
    if (waiting === null && (await (asking ??= isThere()))) return false;
    await (waiting ??= wait());
    return true;
  };
}
