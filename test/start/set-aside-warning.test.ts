import { expect, it } from 'vitest';
import { startBot } from '../conversation/start-bot.ts';
import { openTestStore } from '../postgres/open-test-store.ts';

const asker = '00000000-0000-4000-9000-000000000001';

/** Asks until the program has read what it set aside; it does so beside its start. */
async function readWarnings(url: string): Promise<unknown> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { warnings } = (await (await fetch(`${url}/health/ready`)).json()) as { readonly warnings: readonly string[] };
    if (warnings.length > 0) return warnings;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}

it('a reminder that was given up is told by the readiness, also after a restart, without saying whose it is', { timeout: 60_000 }, async () => {
  const first = await startBot();
  await first.stop();
  const store = await openTestStore(first.dataDir, Date.now);
  await store.commit([{ kind: 'insert', key: `${asker}/set-aside/digest/somebody`, value: {} }]);
  await store.close();
  const second = await startBot({ dataDir: first.dataDir });
  expect(await readWarnings(second.url)).toEqual(['1 reminder was tried five times in vain and set aside; the log names it']);
  await second.stop();
  second.removeData();
});
