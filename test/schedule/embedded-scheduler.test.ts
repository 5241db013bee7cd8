import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId } from '../../src/core/ids.ts';
import { openEmbeddedBench, type EmbeddedBench } from './open-embedded-bench.ts';
import { contractTenants, schedulerContract } from './scheduler-contract.ts';

schedulerContract('embedded', openEmbeddedBench);

const [tenant = '' as TenantId] = contractTenants;
const hour = 3_600_000;

describe('the embedded scheduler', () => {
  let bench: EmbeddedBench;
  let handled: string[];
  const note = async ({ key }: { readonly key: string }) => {
    handled.push(key);
    return null;
  };
  const failing = async () => {
    throw new Error('cannot be handled');
  };
  const exhaust = async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await bench.pass(bench.stepsToNextTry);
  };
  beforeEach(async () => {
    bench = await openEmbeddedBench();
    handled = [];
  });
  afterEach(() => bench.dispose());

  test('a clock moved forward by a day handles what lies between once, and moved back handles nothing again', async () => {
    for (let index = 1; index <= 20; index += 1) await bench.scheduler.wakeBy({ tenant, key: `k${index}`, at: bench.now() + index * hour });
    bench.scheduler.start(note);
    bench.move(hour - 1);
    await bench.pass(0);
    await bench.scheduler.tick();
    expect(handled).toEqual([]);
    bench.move(24 * hour);
    await bench.scheduler.tick();
    expect(handled).toHaveLength(20);
    bench.move(-24 * hour);
    await bench.scheduler.tick();
    bench.move(24 * hour);
    await bench.scheduler.tick();
    expect(new Set(handled).size).toBe(20);
    expect(handled).toHaveLength(20);
  });

  test('looks by itself once it has started', async () => {
    const { createEmbeddedScheduler } = await import('../../src/schedule/create-embedded-scheduler.ts');
    const scheduler = createEmbeddedScheduler({
      store: bench.store(),
      clock: { epochMs: bench.now, now: () => '' as never, today: () => '' as never },
      log: { info: () => {}, warn: () => {}, error: () => {} },
      tenants: contractTenants,
      lookEveryMs: 5,
    });
    await scheduler.wakeBy({ tenant, key: 'soon', at: bench.now() + 1_000 });
    scheduler.start(note);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(handled).toEqual([]);
    bench.move(1_000);
    while (handled.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await scheduler.stop();
    bench.move(-1);
    expect(handled).toEqual(['soon']);
  });

  test('what has had its tries is listed and logged once, and listed by the next process too', async () => {
    await bench.scheduler.wakeBy({ tenant, key: 'poison', at: bench.now() });
    bench.scheduler.start(failing);
    await exhaust();
    expect(bench.scheduler.listAside()).toEqual([{ tenant, key: 'poison' }]);
    expect(bench.logged.filter((line) => line.includes('set aside'))).toHaveLength(1);
    const next = await bench.restart(true);
    next.start(note);
    await bench.pass(30);
    expect(next.listAside()).toEqual([{ tenant, key: 'poison' }]);
    expect(handled).toEqual([]);
  });

  test('asked for again, what was set aside is tried after its rest, and struck from the list once it succeeds', async () => {
    await bench.scheduler.wakeBy({ tenant, key: 'poison', at: bench.now() });
    bench.scheduler.start(failing);
    await exhaust();
    const next = await bench.restart(true);
    next.start(note);
    await next.wakeBy({ tenant, key: 'poison', at: bench.now() });
    await bench.pass(60);
    expect(handled).toEqual([]);
    await bench.pass(60);
    expect(handled).toEqual(['poison']);
    expect(next.listAside()).toEqual([]);
    expect(await bench.store().range(`${tenant}/`, { limit: 10 })).toEqual([]);
  });

  test('a moment asked for while a wake fails is not given up with it', async () => {
    await bench.scheduler.wakeBy({ tenant, key: 'nightly', at: bench.now() });
    const tomorrow = bench.now() + 200 * bench.stepMs;
    let broken = true;
    bench.scheduler.start(async (wake) => {
      if (!broken) return note(wake);
      await bench.scheduler.wakeBy({ tenant, key: 'nightly', at: tomorrow });
      throw new Error('cannot be handled');
    });
    await exhaust();
    expect(bench.scheduler.listAside()).toHaveLength(1);
    broken = false;
    bench.move(tomorrow - bench.now());
    await bench.pass(1);
    expect(handled).toEqual(['nightly']);
    expect(bench.scheduler.listAside()).toEqual([]);
  });

  test('a wake whose record cannot be read is handled all the same, once', async () => {
    for (const key of ['whole', 'broken', 'strange']) await bench.scheduler.wakeBy({ tenant, key, at: bench.now() + 1_000 });
    const database = new DatabaseSync(bench.path);
    const spoil = database.prepare('UPDATE record SET value = ? WHERE key = ?');
    spoil.run('{"cut": "of', `${tenant}/wake/broken`);
    spoil.run('{"v": 2}', `${tenant}/wake/strange`);
    database.close();
    bench.scheduler.start(note);
    await bench.pass(5);
    expect(handled.toSorted()).toEqual(['broken', 'strange', 'whole']);
    expect(await bench.store().range(`${tenant}/`, { limit: 10 })).toEqual([]);
  });

  test('a place in the index that cannot be read, or at which nothing stands, hinders nobody', async () => {
    for (const key of ['a', 'b']) await bench.scheduler.wakeBy({ tenant, key, at: bench.now() + 1_000 });
    const stray = `${tenant}/due/${new Date(bench.now()).toISOString()}/gone`;
    await bench.store().commit([{ kind: 'insert', key: stray, value: 'waiting' }]);
    const database = new DatabaseSync(bench.path);
    database.prepare(`UPDATE record SET value = '{' WHERE key LIKE ?`).run(`${tenant}/due/%/a`);
    database.close();
    bench.scheduler.start(note);
    await bench.pass(3);
    expect(handled.toSorted()).toEqual(['a', 'b']);
    expect(await bench.store().get(stray)).toBeUndefined();
  });

  test('a try that the end cuts off is given back, and not taken for one that ended the process', async () => {
    bench.scheduler.start(() => new Promise(() => {}));
    for (let index = 0; index < 5; index += 1) await bench.scheduler.wakeBy({ tenant, key: `slow-${index}`, at: bench.now() });
    await bench.pass(1);
    const next = await bench.restart(true);
    const places = await bench.store().range(`${tenant}/due/`, { limit: 10 });
    expect(places.map((place) => ('value' in place ? place.value : null))).toEqual(Array.from({ length: 5 }, () => 'waiting'));
    next.start(note);
    await bench.pass(bench.stepsToNextTry);
    expect(handled).toHaveLength(5);
  });

  test('never calls more than sixteen handlers at once, and all in the end', async () => {
    let atOnce = 0;
    let most = 0;
    for (let index = 0; index < 100; index += 1) await bench.scheduler.wakeBy({ tenant, key: `k${index}`, at: bench.now() });
    bench.scheduler.start(async (wake) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 2));
      atOnce -= 1;
      return note(wake);
    });
    await bench.scheduler.tick();
    expect(handled).toHaveLength(100);
    expect(most).toBe(16);
  });

  test('a store that takes no writes is asked again at the next look, not at once', async () => {
    await bench.scheduler.wakeBy({ tenant, key: 'a', at: bench.now() });
    const database = new DatabaseSync(bench.path);
    database.exec("CREATE TRIGGER refuse BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'full'); END");
    bench.scheduler.start(note);
    for (let look = 0; look < 3; look += 1) await bench.pass(1);
    // One at the start, and one at each look.
    expect(bench.logged.length).toBeGreaterThan(2);
    expect(bench.logged.length).toBeLessThan(6);
    expect(handled).toEqual([]);
    database.exec('DROP TRIGGER refuse');
    database.close();
    await bench.pass(1);
    expect(handled).toEqual(['a']);
  });

  test('a store that does not answer is told once, shows as an old tick, and is taken up again', async () => {
    await bench.scheduler.wakeBy({ tenant, key: 'a', at: bench.now() + 3_000 });
    bench.scheduler.start(note);
    await bench.pass(1);
    const last = bench.scheduler.lastTick();
    const database = new DatabaseSync(bench.path);
    database.exec('ALTER TABLE record RENAME TO elsewhere');
    await bench.pass(5);
    expect(bench.scheduler.lastTick()).toBe(last);
    expect(bench.logged).toEqual(['due wakes could not be looked for']);
    database.exec('ALTER TABLE elsewhere RENAME TO record');
    database.close();
    await bench.pass(1);
    expect(handled).toEqual(['a']);
  });
});
