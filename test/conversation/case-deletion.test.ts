import { describe, expect, it } from 'vitest';
import { localTenants } from '../../src/local/local-people.ts';
import { openTestStore } from '../postgres/open-test-store.ts';
import { startFakeConnector } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, textOf } from './person.ts';
import { openCase } from './robot.ts';
import { startBot } from './start-bot.ts';
import { storedRecords } from './stored-keys.ts';

const tenant = localTenants.asker;

/** Records of a neighbour whose number begins with this one's. */
const seeded = (id: string) => [
  { key: `${tenant}/private/${id}/advert/0abc`, value: { text: 'En annonse' } },
  { key: `${tenant}/index/shared/someone/${id}`, value: true },
  { key: `${tenant}/card/${id}/someone`, value: true },
];

describe('a case whose months are over', () => {
  it('stands while HR has not confirmed the months, and is then gone with everything of it and nothing of another case', async () => {
    const connector = await startFakeConnector();
    let bot = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z' } });
    const { dataDir } = bot;
    const restart = async (now: string) => {
      await bot.stop();
      bot = await startBot({ dataDir, environment: { LOSEN_NOW: now } });
    };
    try {
      const manager = createPerson({ url: () => bot.url, connector, part: 'manager' });
      const robot = await openCase(manager);
      const id = String(actionOf(robot.card(), 'case.plan').data['case']);
      await robot.goOn({ answers: { date: '2026-11-20' } });
      expect(textOf(robot.card())).toContain('Saken er avsluttet');
      const running = await openCase(manager);
      const other = String(actionOf(running.card(), 'case.plan').data['case']);
      await bot.stop();

      const store = await openTestStore(dataDir, () => Date.parse('2026-11-22T10:00:00Z'));
      const longer = `${id}0`;
      const committed = await store.commit(seeded(longer).map((record) => ({ kind: 'insert', ...record })));
      expect(committed).toEqual({ ok: true });
      await store.close();

      const keysOf = (which: string) =>
        storedRecords(dataDir, '%')
          .map(({ key }) => key)
          .filter((key) => key.split('/').some((part) => part === which))
          // What is to be told moves with the days.
          .filter((key) => !key.includes('/nonce/') && !key.includes('/index/tell/'))
          .toSorted();
      const before = { [other]: keysOf(other), [longer]: keysOf(longer) };
      expect(keysOf(id).length).toBeGreaterThan(8);
      expect(before[other]?.length).toBeGreaterThan(3);

      bot = await startBot({ dataDir, environment: { LOSEN_NOW: '2028-01-10T10:00:00Z' } });
      const hr = createPerson({ url: () => bot.url, connector, part: 'hr' });
      const [settings] = await hr.say('innstillinger');
      expect(keysOf(id)).toContain(`${tenant}/case/${id}`);
      const offered = actionOf(cardOf(settings), 'settings.set');
      await hr.press(settings?.id ?? null, { ...offered, data: { ...offered.data, setting: 'retention.case-months' } });

      await restart('2028-01-10T12:00:00Z');
      await expect.poll(() => keysOf(id), { timeout: 10_000 }).not.toContain(`${tenant}/case/${id}`);
      // The ledger holds no text, and its keys must never be used again.
      await expect.poll(() => keysOf(id).filter((key) => !key.startsWith(`${tenant}/delivery/`)), { timeout: 10_000 }).toEqual([]);
      expect(keysOf(other)).toEqual(before[other]);
      expect(keysOf(longer)).toEqual(before[longer]);
      await expect.poll(() => bot.log()).toMatch(new RegExp(`"caseId":"${id}".*"msg":"case deleted"`));
      expect(bot.log()).not.toContain('Sykepleier');
      const [list] = await manager.say('mine saker');
      expect(textOf(cardOf(list))).toContain(other);
      const [gone] = await manager.say(`sak ${id}`);
      expect(textOf(cardOf(gone))).toContain('Jeg fant ingen sak');
      expect(bot.log()).not.toContain('"level":50');
    } finally {
      await bot.stop();
      await connector.close();
      bot.removeData();
    }
  }, 120_000);
});
