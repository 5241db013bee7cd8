import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createPerson } from '../conversation/person.ts';
import { startBot, type RunningBot } from '../conversation/start-bot.ts';
import { storedRecords } from '../conversation/stored-keys.ts';

/** What a connector tells of itself, for one that says nothing. */
const unused = { messages: () => [], failNext: () => {}, refuse: () => {}, close: async () => {} };

let bot: RunningBot | undefined;
afterEach(async () => {
  await bot?.kill();
  bot?.removeData();
});

/** When the open cases are next gone over, as the store of an ended program says. */
function nextNight(dataDir: string): readonly string[] {
  return storedRecords(dataDir, '%/due/%/replan').map(({ key }) => key.split('/')[2] ?? '');
}

async function timeStop(running: RunningBot): Promise<{ readonly code: number | null; readonly seconds: number }> {
  const began = performance.now();
  const code = await running.stop();
  return { code, seconds: (performance.now() - began) / 1_000 };
}

it('the program says that reminders are looked for, plans its night by its own clock, and ends at once when nothing is under way', async () => {
  bot = await startBot({ environment: { LOSEN_NOW: '2027-03-27T12:00' } });
  const health = await fetch(`${bot.url}/health/ready`);
  expect(await health.json()).toEqual({ status: 'ready', store: 'ok', reminders: 'ok', warnings: [] });
  const { code, seconds } = await timeStop(bot);
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(10);
  // Three o'clock on the night clocks are moved forward is an hour earlier in UTC.
  expect(nextNight(bot.dataDir)).toEqual(['2027-03-28T01:00:00.000Z']);
});

it('with an answer that the channel does not take, it ends within ten seconds with 0, and starts again', { timeout: 90_000 }, async () => {
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const reached = once(silent, 'connection');
  bot = await startBot();
  const person = createPerson({ url: bot.url, connector: { ...unused, serviceUrl: `http://127.0.0.1:${port}` } });
  const answered = person.send({ type: 'message', text: 'hjelp' }).catch(() => null);
  await reached;
  const { code, seconds } = await timeStop(bot);
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(10);
  await answered;
  silent.close();
  const { dataDir } = bot;
  bot = await startBot({ dataDir });
  expect((await timeStop(bot)).code).toBe(0);
  expect(nextNight(dataDir)).toHaveLength(1);
});
