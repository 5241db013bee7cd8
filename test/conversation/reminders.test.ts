import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, hasAction, textOf, type TestPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { startBot, type RunningBot } from './start-bot.ts';

let connector: FakeConnector;
let bot: RunningBot;
beforeAll(async () => {
  connector = await startFakeConnector();
  bot = await startBot({ environment: { LOSEN_NOW: '2027-03-15T09:00:00Z' } });
});
afterAll(async () => {
  await bot.stop();
  await connector.close();
  bot.removeData();
});

/** What arrives by itself. */
async function arriving(person: TestPerson, count: number) {
  for (let attempt = 0; attempt < 400 && person.messages().length < count; attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return person.messages().at(-1);
}

const restartAt = async (now: string) => {
  await bot.stop();
  bot = await startBot({ dataDir: bot.dataDir, environment: { LOSEN_NOW: now } });
};

it('brings a reminder by itself three days on, lets it be put off in place, and does not bring it twice', async () => {
  const manager = createPerson({ url: () => bot.url, connector, part: 'manager' });
  await openCase(manager, nurse);
  await manager.say('varsler');
  // Days are Norwegian wherever her device is.
  const elsewhere = { localTimezone: 'Pacific/Auckland', localTimestamp: '2027-03-16T05:00:00.000+13:00' };
  await manager.say('hva skjer framover', elsewhere);
  expect(textOf(cardOf(manager.messages().at(-1)))).toContain('Torsdag 18. mars 2027');
  const before = manager.messages().length;
  // Thursday, two hours into the working day.
  await restartAt('2027-03-18T09:00:00Z');
  const message = await arriving(manager, before + 1);
  const card = cardOf(message);
  expect(textOf(card)).toContain('I dag, torsdag 18. mars 2027');
  expect(hasAction(card, 'step.open')).toBe(true);

  const form = await manager.press(message?.id ?? null, actionOf(card, 'reminder.snooze-form'));
  const done = await manager.press(message?.id ?? null, actionOf(form.card ?? {}, 'reminder.snooze'), { snooze: 'day' });
  expect(textOf(done.card ?? {})).toContain('fredag 19. mars 2027');

  await restartAt('2027-03-18T12:00:00Z');
  await restartAt('2027-03-19T09:00:00Z');
  const again = await arriving(manager, before + 2);
  expect(textOf(cardOf(again))).toContain('Forfalt i går, torsdag 18. mars 2027');
  await restartAt('2027-03-23T09:00:00Z');
  await manager.say('takk');
  expect(manager.messages()).toHaveLength(before + 3);
}, 120_000);
