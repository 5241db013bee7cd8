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
    return { ...((await response.json()) as { readonly store: string }), status: response.status };
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
      expect(await readiness(bots[0])).toMatchObject({ status: 503, store: 'unreachable' });
      const lost = await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'));
      expect(lost.card).toBeNull();
      await restore();
      await expect.poll(async () => (await readiness(bots[0])).status, { timeout: 10_000 }).toBe(200);
      await expect.poll(async () => (await readiness(bots[1])).status, { timeout: 10_000 }).toBe(200);
      const found = await manager.press(robot.message(), actionOf(robot.card(), 'case.hold-form'));
      expect(hasAction(found.card ?? {}, 'case.hold')).toBe(true);
    },
  );

  it('a database that cannot be used stops the start with one line that names the setting and no password', { timeout: 60_000 }, () => {
    const start = (DATABASE_URL: string) =>
      spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'local', '--no-clients'], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', DATABASE_URL, PORT: '3997' },
      });
    for (const [address, line] of [
      ['mysql://losen:hemmelig@127.0.0.1/losen', /^DATABASE_URL: takes an address such as/],
      ['postgres://losen:hemmelig@127.0.0.1:1/losen', /^DATABASE_URL: nobody listens at 127\.0\.0\.1:1\.$/],
    ] as const) {
      const { status, stdout, stderr } = start(address);
      expect(status).toBe(1);
      expect(stderr.trim()).toMatch(line);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stdout + stderr).not.toContain('hemmelig');
    }
  });
});
