import { describe, expect, it } from 'vitest';
import { createBroadcastRunner } from '../../../src/app/broadcast/create-broadcast-runner.ts';
import type { Instant, IsoDate, TenantId } from '../../../src/core/ids.ts';
import { createEmbeddedScheduler } from '../../../src/schedule/create-embedded-scheduler.ts';
import { toTestClock } from '../../schedule/to-test-clock.ts';
import { createMemoryStore } from '../remind/memory-store.ts';

const tenant = 'kommune' as TenantId;
const key = 'broadcast/2026-1';
const beatKey = 'broadcast-beat/2026-1';

function open() {
  let now = 1_000_000;
  const asked: number[] = [];
  const beats: number[] = [];
  let isRefused = false;
  const errors: string[] = [];
  let isAway = false;
  let asleep = 0;
  const ends: ((next: number | null | Error) => void)[] = [];
  const run = createBroadcastRunner({
    clock: { now: () => '' as Instant, today: () => '' as IsoDate, epochMs: () => now },
    log: { info: () => {}, warn: () => {}, error: (_: object, text: string) => void errors.push(text) },
    scheduler: {
      wakeBy: async ({ key: wanted, at }) => {
        if (isRefused) throw new Error('away');
        (wanted === beatKey ? beats : asked).push(at);
      },
    },
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
    wake: () => run({ tenant, key, at: now }),
    beat: () => run({ tenant, key: beatKey, at: now }),
    /** Whether the scheduler takes what it is asked for. */
    refuse: (whether: boolean) => (isRefused = whether),
    end,
    /** The store does not answer until it has been waited for three times. */
    loseStore: () => {
      isAway = true;
      asleep = 0;
    },
    asleep: () => asleep,
    asked,
    beats,
    errors,
    under: () => ends.length,
    pass: (ms: number) => (now += ms),
    now: () => now,
  };
}

describe('the runner of broadcasts', () => {
  it('starts the work without waiting for it, keeps a wake ahead while it runs, and lets it go when it is through', async () => {
    const stage = open();
    expect(await stage.wake()).toBeNull();
    expect(stage.beats).toEqual([stage.now() + 5_000]);
    expect(stage.under()).toBe(1);
    stage.pass(5_000);
    expect(await stage.beat()).toBe(stage.now() + 5_000);
    expect(stage.under()).toBe(1);
    await stage.end(null);
    expect(stage.under()).toBe(0);
    stage.pass(5_000);
    expect(await stage.beat()).toBeNull();
    expect(stage.under()).toBe(0);
  });

  it('runs again when it was asked for meanwhile, and when the work says so', async () => {
    const stage = open();
    await stage.wake();
    stage.pass(1_000);
    await stage.wake();
    expect(stage.under()).toBe(1);
    await stage.end(null);
    expect(stage.under()).toBe(1);
    await stage.end(stage.now() + 86_400_000);
    expect(stage.asked).toEqual([stage.now() + 86_400_000]);
    stage.pass(5_000);
    expect(await stage.beat()).toBeNull();
    expect(stage.under()).toBe(0);
  });

  it('takes up what a process that has ended left', async () => {
    const stage = open();
    await stage.beat();
    expect(stage.under()).toBe(1);
    expect(stage.beats).toEqual([stage.now() + 5_000]);
  });

  it('goes on after work that failed, each time later', async () => {
    const stage = open();
    await stage.wake();
    await stage.end(new Error('the store is gone'));
    expect(stage.errors).toHaveLength(1);
    expect(stage.asked).toEqual([stage.now() + 10_000]);
    stage.pass(5_000);
    expect(await stage.beat()).toBeNull();
    expect(stage.under()).toBe(0);
    stage.pass(5_000);
    await stage.wake();
    expect(stage.under()).toBe(1);
    await stage.end(new Error('still'));
    expect(stage.asked.at(-1)).toBe(stage.now() + 20_000);
  });

  it('asks for its next look again when the scheduler would not take it, and does not begin without a wake ahead', async () => {
    const stage = open();
    await stage.wake();
    stage.refuse(true);
    const next = stage.now() + 60_000;
    await stage.end(next);
    expect(stage.errors).toEqual(['a wake could not be asked for']);
    await expect(stage.beat()).rejects.toThrow('away');
    stage.refuse(false);
    expect(await stage.beat()).toBeNull();
    expect(stage.asked).toEqual([next]);
    stage.refuse(true);
    await expect(stage.wake()).rejects.toThrow('away');
    expect(stage.under()).toBe(0);
  });

  it('goes on as soon as a store that was away answers, however often it goes away', async () => {
    const stage = open();
    await stage.wake();
    for (let outage = 1; outage <= 6; outage += 1) {
      stage.loseStore();
      await stage.end(new Error('the store is gone'));
      expect(stage.asleep()).toBe(3);
      expect(stage.under()).toBe(1);
    }
    await stage.end(stage.now() + 1_000);
    expect(stage.asked).toEqual([stage.now() + 1_000]);
  });

  it('loses nothing that is asked for when its heartbeat is due', async () => {
    const clock = toTestClock(Date.parse('2026-11-23T09:00:00Z'), '2026-11-23' as IsoDate);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const scheduler = createEmbeddedScheduler({ store: createMemoryStore(), clock, log, tenants: [tenant], lookEveryMs: 60_000 });
    let looks = 0;
    const work = async () => {
      looks += 1;
      return null;
    };
    scheduler.start(createBroadcastRunner({ clock, log, scheduler, store: { ping: async () => undefined }, work }));
    await scheduler.wakeBy({ tenant, key, at: clock.epochMs() });
    await scheduler.tick();
    expect(looks).toBe(1);
    // The scheduler looks once a second: a heartbeat may be due for a while when somebody corrects the text.
    clock.move(5_400);
    await scheduler.wakeBy({ tenant, key, at: clock.epochMs() });
    await scheduler.tick();
    expect(looks).toBe(2);
    await scheduler.stop();
  });
});
