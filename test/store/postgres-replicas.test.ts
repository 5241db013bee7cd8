import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Replicas } from '../../src/ports/replicas.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { joinPostgresReplicas } from '../../src/store/postgres-replicas.ts';
import { createDatabase } from '../postgres/use-cluster.ts';

const log = { warn: () => undefined };
const leaseMs = 400;

describe('replicas on one database', () => {
  let url: string;
  let pools: pg.Pool[];
  let one: Replicas;
  let two: Replicas;
  const join = async (run: string, beatEveryMs = 100): Promise<Replicas> => {
    const pool = await openPostgres({ url, log });
    pools.push(pool);
    return joinPostgresReplicas({ pool, url, run, log, beatEveryMs, leaseMs });
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  beforeAll(async () => {
    pools = [];
    url = await createDatabase();
    [one, two] = [await join('one'), await join('two')];
  });
  afterAll(async () => {
    await Promise.all([one.leave(), two.leave()]);
    await Promise.all(pools.map((pool) => pool.end()));
  });
  beforeEach(async () => {
    await pools[0]?.query('TRUNCATE losen.pace');
  });

  test('one that beats is at work, one that has left or was never heard of is not', async () => {
    expect(await one.isAtWork('one')).toBe(true);
    expect(await one.isAtWork('two')).toBe(true);
    expect(await one.isAtWork('nobody')).toBe(false);
    const three = await join('three');
    expect(await one.isAtWork('three')).toBe(true);
    await three.leave();
    expect(await one.isAtWork('three')).toBe(false);
  });

  test('one that has fallen silent is gone after its lease, and back when it is heard again', async () => {
    const silent = await join('silent', 3_600_000);
    expect(await one.isAtWork('silent')).toBe(true);
    await pause(leaseMs + 300);
    expect(await one.isAtWork('silent')).toBe(false);
    await pools[0]?.query("UPDATE losen.replica SET seen = clock_timestamp() WHERE run = 'silent'");
    expect(await one.isAtWork('silent')).toBe(true);
    await silent.leave();
  });

  test('one that was itself not heard judges nobody until it has been heard for a lease', async () => {
    const silent = await join('silent', 3_600_000);
    const deaf = await join('deaf', 3_600_000);
    await pools[0]?.query("UPDATE losen.replica SET seen = clock_timestamp() - interval '1 hour' WHERE run = 'silent'");
    // It has only just begun to be heard.
    expect(await deaf.isAtWork('silent')).toBe(true);
    await pause(leaseMs + 50);
    expect(await deaf.isAtWork('silent')).toBe(false);
    await Promise.all([silent.leave(), deaf.leave()]);
  });

  test('what runs alone under a name runs alone among all, in the order it came here, and under other names beside it', async () => {
    let inside = 0;
    let most = 0;
    const order: string[] = [];
    const run = (name: string) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(5);
      order.push(name);
      inside -= 1;
    };
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => [one.alone('a', 20_000, run(`one ${index}`)), two.alone('a', 20_000, run(`two ${index}`))]).flat(),
    );
    expect(most).toBe(1);
    for (const who of ['one', 'two']) {
      const mine = order.filter((name) => name.startsWith(who));
      expect(mine).toEqual(Array.from({ length: 10 }, (_, index) => `${who} ${index}`));
    }
    let isHeld = true;
    const holding = one.alone('b', 1_000, () => pause(300)).then(() => (isHeld = false));
    await pause(50);
    await two.alone('c', 1_000, async () => expect(isHeld).toBe(true));
    await holding;
  });

  test('somebody who throws lets go, and somebody who hangs is waited for no longer than patience lasts', async () => {
    await expect(one.alone('a', 1_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    let done = () => undefined as void;
    const hanging = one.alone('a', 1_000, () => new Promise<void>((resolve) => (done = resolve)));
    await pause(50);
    const began = performance.now();
    expect(await two.alone('a', 300, async () => 'through')).toBe('through');
    expect(performance.now() - began).toBeGreaterThan(250);
    done();
    await hanging;
  });

  test('a lock goes with the connection of whoever held it', async () => {
    let done = () => undefined as void;
    const hanging = one.alone('a', 1_000, () => new Promise<void>((resolve) => (done = resolve)));
    await pause(50);
    await pools[0]?.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'losen locks'");
    const began = performance.now();
    await two.alone('a', 20_000, async () => undefined);
    expect(performance.now() - began).toBeLessThan(5_000);
    done();
    await hanging;
  });

  test('two that send at once keep the tenant’s rate together', { timeout: 30_000 }, async () => {
    const starts: number[] = [];
    const began = performance.now();
    const send = async (replica: Replicas, index: number): Promise<void> => {
      for (;;) {
        const wait = await replica.reserve({ tenant: 't', conversation: `c${index}`, urgency: 'background', rate: 40 });
        if (wait >= 0) return void starts.push(performance.now() + wait);
        await pause(-wait);
      }
    };
    await Promise.all(Array.from({ length: 80 }, (_, index) => send(index % 2 === 0 ? one : two, index)));
    const sorted = starts.toSorted((a, b) => a - b);
    const most = Math.max(...sorted.map((start) => sorted.filter((other) => other >= start && other < start + 1_000).length));
    expect(most).toBeLessThanOrEqual(44);
    const seconds = ((sorted.at(-1) ?? 0) - began) / 1_000;
    expect(seconds).toBeGreaterThan(1.8);
    expect(seconds).toBeLessThan(6);
  });

  test('two that send to one person keep the windows of a conversation together', async () => {
    const waits = [];
    for (let index = 0; index < 9; index += 1)
      waits.push(await (index % 2 === 0 ? one : two).reserve({ tenant: 't', conversation: 'c', urgency: 'turn', rate: 1_000 }));
    // Seven in a second; the eighth waits for the second to pass, the ninth for two of them, which is longer than anybody reserves.
    expect(waits.slice(0, 7).every((wait) => wait >= 0 && wait < 50)).toBe(true);
    expect(waits[7]).toBeGreaterThan(900);
    expect(waits[8]).toBeLessThan(-1_500);
    expect(await two.reserve({ tenant: 't', conversation: 'other', urgency: 'turn', rate: 1_000 })).toBeGreaterThanOrEqual(0);
  });

  test('a pause that one has been asked for holds for the other', async () => {
    await one.pause({ tenant: 't', conversation: 'c' }, 60_000);
    expect(await two.reserve({ tenant: 't', conversation: 'c', urgency: 'background', rate: 25 })).toBeLessThan(-59_000);
    expect(await two.reserve({ tenant: 't', conversation: 'd', urgency: 'background', rate: 25 })).toBeGreaterThanOrEqual(0);
  });
});
