import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant, IsoDate, TenantId } from '../../src/core/ids.ts';
import { createEmbeddedScheduler } from '../../src/schedule/create-embedded-scheduler.ts';
import { startReminders, toReminderLimit } from '../../src/schedule/start-reminders.ts';
import { createMemoryStore } from '../app/remind/memory-store.ts';
import { openEmbeddedBench, type EmbeddedBench } from './open-embedded-bench.ts';
import { contractTenants } from './scheduler-contract.ts';

const [tenant = '' as TenantId] = contractTenants;
const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' });
const hour = 3_600_000;

describe('the reminders', () => {
  let bench: EmbeddedBench;
  let nights: string[];
  let handled: string[];
  const parts = (given: EmbeddedBench, replanAll: (of: TenantId) => Promise<void>) => ({
    scheduler: given.current(),
    clock: { epochMs: given.now, now: () => '' as never, today: () => '' as never },
    tenants: [tenant],
    handle: async ({ key }: { readonly key: string }) => {
      handled.push(key);
      return null;
    },
    replanAll,
  });
  const noteNight = async () => void nights.push(oslo.format(bench.now()));
  beforeEach(async () => {
    bench = await openEmbeddedBench();
    nights = [];
    handled = [];
  });
  afterEach(() => bench.dispose());

  test('go over all open cases at the start and every night at three, also when clocks are changed', async () => {
    bench.move(Date.parse('2027-03-26T12:00:00Z') - bench.now());
    await startReminders(parts(bench, noteNight));
    await bench.current().tick();
    for (let passed = 0; passed < 72; passed += 1) {
      bench.move(hour);
      await bench.current().tick();
    }
    expect(nights).toEqual(['2027-03-26 13:00', '2027-03-27 03:00', '2027-03-28 03:00', '2027-03-29 03:00']);
    expect(handled).toEqual([]);
  });

  test('hand on every other wake, each tenant with a night of its own', async () => {
    const replanned: string[] = [];
    await bench.scheduler.wakeBy({ tenant, key: 'digest/one', at: bench.now() });
    await startReminders({ ...parts(bench, async (of) => void replanned.push(of)), tenants: contractTenants });
    await bench.current().tick();
    expect(handled).toEqual(['digest/one']);
    expect(replanned.toSorted()).toEqual(contractTenants.toSorted());
  });

  test('of dozens of tenants go over a few at a time, one that never ends included, and keep nobody’s reminder from its place', async () => {
    const tenants = Array.from({ length: 24 }, (_, index) => `many-${index}` as TenantId);
    const store = createMemoryStore();
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    let now = Date.parse('2027-03-26T12:00:00Z');
    const clock = { now: () => '' as Instant, today: () => '' as IsoDate, epochMs: () => now };
    const scheduler = createEmbeddedScheduler({ store, clock, log: silent, tenants, lookEveryMs: 10, stopWithinMs: 10 });
    const replanned = new Set<string>();
    const told: string[] = [];
    let [atOnce, most] = [0, 0];
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    await startReminders({
      scheduler,
      clock,
      tenants,
      handle: async ({ key }) => {
        told.push(key);
        return null;
      },
      replanAll: async (of) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        if (of === 'many-0') await new Promise(() => {});
        await pause();
        atOnce -= 1;
        replanned.add(of);
      },
    });
    await scheduler.wakeBy({ tenant: 'many-23' as TenantId, key: 'digest/one', at: now });
    await expect.poll(() => told).toEqual(['digest/one']);
    expect(replanned.size).toBeLessThan(tenants.length - 1);
    for (let passed = 0; passed < 200 && replanned.size < tenants.length - 1; passed += 1) {
      now += 2_000;
      await pause();
      await pause();
    }
    expect([replanned.size, most]).toEqual([tenants.length - 1, 4]);
    await scheduler.stop();
  });

  test('a night on which it fails every time is not the last one', async () => {
    let broken = true;
    await startReminders(
      parts(bench, async () => {
        if (broken) throw new Error('cannot be gone over');
        await noteNight();
      }),
    );
    for (let attempt = 0; attempt < 6; attempt += 1) await bench.pass(bench.stepsToNextTry);
    expect(bench.scheduler.listAside()).toEqual([{ tenant, key: 'replan' }]);
    broken = false;
    bench.move(24 * hour);
    await bench.current().tick();
    expect(nights).toHaveLength(1);
    expect(bench.scheduler.listAside()).toEqual([]);
  });

  test('one that planned something and was killed before it was scheduled plans it at the next start', async () => {
    const planned = { tenant, key: 'digest/one', at: bench.now() + 3 * bench.stepMs };
    const next = await bench.restart(false);
    await startReminders({ ...parts(bench, async () => next.wakeBy(planned)), scheduler: next });
    await bench.pass(5);
    expect(handled).toEqual(['digest/one']);
  });

  test('going over all cases may take longer than anything else', () => {
    expect(toReminderLimit({ tenant, key: 'replan', at: 0 })).toBeGreaterThan(toReminderLimit({ tenant, key: 'digest/one', at: 0 }));
  });
});
