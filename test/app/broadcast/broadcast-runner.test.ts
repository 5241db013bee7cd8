import { describe, expect, it } from 'vitest';
import { createBroadcastRunner } from '../../../src/app/broadcast/create-broadcast-runner.ts';
import type { Instant, IsoDate, TenantId } from '../../../src/core/ids.ts';

const tenant = 'kommune' as TenantId;
const key = 'broadcast/2026-1';

function open() {
  let now = 1_000_000;
  const asked: number[] = [];
  const errors: string[] = [];
  let isAway = false;
  let asleep = 0;
  const ends: ((next: number | null | Error) => void)[] = [];
  const run = createBroadcastRunner({
    clock: { now: () => '' as Instant, today: () => '' as IsoDate, epochMs: () => now },
    log: { info: () => {}, warn: () => {}, error: (_: object, text: string) => void errors.push(text) },
    scheduler: { wakeBy: async ({ at }) => void asked.push(at) },
    store: { ping: async () => (isAway ? Promise.reject(new Error('away')) : undefined) },
    sleep: async () => {
      asleep += 1;
      if (asleep === 3) isAway = false;
    },
    work: () => new Promise((resolve, reject) => void ends.push((next) => (next instanceof Error ? reject(next) : resolve(next)))),
  });
  const end = async (next: number | null | Error) => {
    ends.shift()?.(next);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    wake: (at: number) => run({ tenant, key, at }),
    end,
    /** The store does not answer until it has been waited for three times. */
    loseStore: () => {
      isAway = true;
      asleep = 0;
    },
    asleep: () => asleep,
    asked,
    errors,
    under: () => ends.length,
    pass: (ms: number) => (now += ms),
    now: () => now,
  };
}

describe('the runner of broadcasts', () => {
  it('starts the work without waiting for it, keeps a wake ahead while it runs, and lets it go when it is through', async () => {
    const stage = open();
    const beat = await stage.wake(stage.now());
    expect(beat).toBe(stage.now() + 5_000);
    expect(stage.under()).toBe(1);
    stage.pass(5_000);
    const second = await stage.wake(beat ?? 0);
    expect(second).toBe(stage.now() + 5_000);
    expect(stage.under()).toBe(1);
    await stage.end(null);
    expect(stage.under()).toBe(0);
    stage.pass(5_000);
    expect(await stage.wake(second ?? 0)).toBeNull();
    expect(stage.under()).toBe(0);
  });

  it('runs again when it was asked for meanwhile, and when the work says so', async () => {
    const stage = open();
    const beat = (await stage.wake(stage.now())) ?? 0;
    stage.pass(1_000);
    await stage.wake(stage.now());
    expect(stage.under()).toBe(1);
    await stage.end(null);
    expect(stage.under()).toBe(1);
    await stage.end(stage.now() + 2_000);
    expect(stage.asked).toEqual([stage.now() + 2_000]);
    // A moment far ahead is told to the wake that stands.
    stage.pass(2_000);
    const again = (await stage.wake(stage.now())) ?? 0;
    await stage.end(stage.now() + 86_400_000);
    const far = stage.now() + 86_400_000;
    stage.pass(5_000);
    expect(again).not.toBe(beat);
    expect(await stage.wake(again)).toBe(far);
    expect(stage.under()).toBe(0);
  });

  it('goes on after work that failed, each time later', async () => {
    const stage = open();
    const beat = (await stage.wake(stage.now())) ?? 0;
    await stage.end(new Error('the store is gone'));
    expect(stage.errors).toHaveLength(1);
    stage.pass(5_000);
    const next = (await stage.wake(beat)) ?? 0;
    expect(next).toBe(stage.now() + 5_000);
    expect(stage.under()).toBe(0);
    stage.pass(5_000);
    const second = (await stage.wake(next)) ?? 0;
    expect(stage.under()).toBe(1);
    await stage.end(new Error('still'));
    stage.pass(5_000);
    expect(await stage.wake(second)).toBe(stage.now() + 15_000);
  });

  it('goes on as soon as a store that was away answers, however often it goes away', async () => {
    const stage = open();
    await stage.wake(stage.now());
    for (let outage = 1; outage <= 6; outage += 1) {
      stage.loseStore();
      await stage.end(new Error('the store is gone'));
      expect(stage.asleep()).toBe(3);
      expect(stage.under()).toBe(1);
    }
    await stage.end(stage.now() + 1_000);
    expect(stage.asked).toEqual([stage.now() + 1_000]);
  });
});
