import type { App } from '../app.ts';

const mostAttempts = 600;
const pauseMs = 1_000;

/** Repeats a write until it is done (true): what the world has already seen must get into the store, also when its disk is full for a while. Races are run again at once, failures after a second. */
export async function untilWritten(
  { log }: Pick<App, 'log'>,
  { sleep }: { readonly sleep: (ms: number) => Promise<void> },
  write: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (await write()) return;
      if (attempt === mostAttempts) throw new Error('A delivery could not be written down: too many changes at once');
    } catch (error) {
      if (attempt === mostAttempts) throw error;
      if (attempt === 1) log.error({}, 'a delivery is not written down yet', error);
      await sleep(pauseMs);
    }
  }
}
