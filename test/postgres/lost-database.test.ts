import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeConnector, type FakeConnector } from '../conversation/fake-connector.ts';
import { actionOf, cardOf, createPerson, hasAction, textOf } from '../conversation/person.ts';
import { nurse, openCase } from '../conversation/robot.ts';
import { startBot, type RunningBot } from '../conversation/start-bot.ts';
import { admin, createDatabase, useCluster } from './use-cluster.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

describe('two replicas on one database', () => {
  let url: string;
  let connector: FakeConnector;
  let bots: readonly RunningBot[] = [];
  beforeAll(async () => {
    [url, connector] = await Promise.all([createDatabase(), startFakeConnector()]);
    bots = await Promise.all([0, 1].map(() => startBot({ environment: { DATABASE_URL: url, LOSEN_NOW: '2026-11-23T10:00:00Z' } })));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    for (const bot of bots) bot.removeData();
    await connector.close();
  });
  const readiness = async (bot: RunningBot | undefined) => {
    const response = await fetch(`${bot?.url}/health/ready`);
    return { ...((await response.json()) as { readonly store: string; readonly why?: string }), status: response.status };
  };
  const name = () => new URL(url).pathname.slice(1);
  const cut = async () => {
    const whole = await useCluster();
    await admin(whole, `ALTER DATABASE ${name()} ALLOW_CONNECTIONS false`);
    await admin(whole, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name()}'`);
  };
  const restore = async () => admin(await useCluster(), `ALTER DATABASE ${name()} ALLOW_CONNECTIONS true`);

  it('a case opened at one is worked on at the other, and a press that comes to both counts once', { timeout: 60_000 }, async () => {
    let at = 0;
    const manager = createPerson({ url: () => bots[at]?.url ?? '', connector, part: 'manager' });
    const robot = await openCase(manager, nurse);
    at = 1;
    const held = await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'));
    expect(hasAction(held.card ?? {}, 'case.hold')).toBe(true);
    await manager.press(robot.message(), actionOf(held.card ?? {}, 'case.hold'), { reason: 'Venter på svar', until: '' });
    at = 0;
    const [answer] = await manager.say('mine saker');
    expect(textOf(cardOf(answer))).toContain(nurse.title);
  });

  it(
    'a database that goes away: not ready, nothing acknowledged, no end of the process; it comes back: taken up by itself',
    { timeout: 90_000 },
    async () => {
      const manager = createPerson({ url: () => bots[0]?.url ?? '', connector, part: 'manager' });
      const robot = await openCase(manager, nurse);
      await cut();
      expect(await readiness(bots[0])).toMatchObject({ status: 503, store: 'unreachable', why: expect.stringMatching(/^the /) });
      const lost = await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'));
      expect(lost.card).toBeNull();
      await restore();
      await expect.poll(async () => (await readiness(bots[0])).status, { timeout: 10_000 }).toBe(200);
      await expect.poll(async () => (await readiness(bots[1])).status, { timeout: 10_000 }).toBe(200);
      const found = await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'));
      expect(hasAction(found.card ?? {}, 'case.hold')).toBe(true);
    },
  );

  it(
    'a database that becomes read-only: not ready and why, nothing acknowledged; written again over whatever connections there are',
    { timeout: 90_000 },
    async () => {
      const manager = createPerson({ url: () => bots[0]?.url ?? '', connector, part: 'manager' });
      const robot = await openCase(manager, nurse);
      const hold = actionOf((await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'))).card ?? {}, 'case.hold');
      const inputs = { reason: 'Venter på svar', until: '' };
      const whole = await useCluster();
      await admin(whole, `ALTER DATABASE ${name()} SET default_transaction_read_only = on`);
      await admin(whole, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name()}'`);
      await expect.poll(() => readiness(bots[0])).toMatchObject({ status: 503, why: 'the database is read-only' });
      expect((await manager.press(robot.message(), hold, inputs)).card).toBeNull();
      await admin(whole, `ALTER DATABASE ${name()} SET default_transaction_read_only = off`);
      await expect.poll(async () => (await readiness(bots[0])).status, { timeout: 10_000 }).toBe(200);
      expect(hasAction((await manager.press(robot.message(), hold, inputs)).card ?? {}, 'case.resume')).toBe(true);
    },
  );

  it('a case made unreadable by hand is named in the log and changed by nobody, while others are served', { timeout: 60_000 }, async () => {
    const manager = createPerson({ url: () => bots[0]?.url ?? '', connector, part: 'manager' });
    const [broken, sound] = [await openCase(manager, nurse), await openCase(manager, nurse)];
    const button = actionOf(broken.card(), 'case.hold-form');
    const damaged = `SELECT key FROM losen.record WHERE key LIKE '%/case/${String(button.data['case'])}'`;
    await admin(url, `UPDATE losen.record SET value = '{"cut' WHERE key IN (${damaged})`);
    expect((await manager.press(broken.message(), button)).card).toBeNull();
    await expect.poll(() => bots[0]?.log()).toContain(`/case/${String(button.data['case'])} is there but cannot be read`);
    const served = await manager.press(sound.message(), actionOf(sound.card(), 'case.hold-form'));
    expect(hasAction(served.card ?? {}, 'case.hold')).toBe(true);
    expect(await readiness(bots[0])).toMatchObject({ status: 200 });
  });

  it('a database that cannot be used stops the start with one line that names the setting and no password', { timeout: 60_000 }, async () => {
    const whole = await useCluster();
    const readOnly = await createDatabase();
    await admin(whole, `ALTER DATABASE ${new URL(readOnly).pathname.slice(1)} SET default_transaction_read_only = on`);
    const start = (DATABASE_URL: string) =>
      spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'local', '--no-clients'], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', DATABASE_URL, PORT: '3997' },
      });
    for (const [address, line] of [
      ['mysql://losen:hemmelig@127.0.0.1/losen', /^DATABASE_URL: takes an address such as/],
      ['postgres://losen:hemmelig@127.0.0.1:1/losen', /^DATABASE_URL: nobody listens at 127\.0\.0\.1:1\.$/],
      [whole.replace(/\/postgres$/, '/finnes-ikke'), /^DATABASE_URL: there is no database called «finnes-ikke»; make it first\.$/],
      [readOnly, /^DATABASE_URL: the database is read-only; Losen needs the one that takes writes\.$/],
    ] as const) {
      const { status, stdout, stderr } = start(address);
      expect(status).toBe(1);
      expect(stderr.trim()).toMatch(line);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stdout + stderr).not.toContain('hemmelig');
    }
  });
});
