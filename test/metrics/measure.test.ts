import { expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { measureChannel } from '../../src/metrics/measure-channel.ts';
import { measureStore } from '../../src/metrics/measure-store.ts';
import { measureWakes } from '../../src/metrics/measure-wakes.ts';
import type { IsoDate, Instant, TenantId } from '../../src/core/ids.ts';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { readFigures } from './read-figures.ts';

const tenant = 't' as TenantId;
const broken = () => Promise.reject(new Error('disk I/O error'));

it('counts uses of a store and those that fail, and hands on what the store says', async () => {
  const metrics = createMetrics();
  const store: RecordStore = {
    get: async (key) => ({ key, version: 3, value: 1 }),
    range: async () => [],
    commit: broken,
    sweep: async () => 7,
    ping: broken,
    close: async () => {},
  };
  const measured = measureStore(store, metrics);
  expect(await measured.get('a')).toEqual({ key: 'a', version: 3, value: 1 });
  expect(await measured.range('a', { limit: 1 })).toEqual([]);
  expect(await measured.sweep()).toBe(7);
  await expect(measured.commit([])).rejects.toThrow('disk I/O error');
  await expect(measured.ping()).rejects.toThrow('disk I/O error');
  const figures = await readFigures(metrics);
  for (const operation of ['get', 'range', 'sweep', 'commit', 'ping']) expect(figures(`losen_store_seconds_count{operation="${operation}"}`)).toBe(1);
  expect(figures('losen_store_failures_total{operation="commit"}')).toBe(1);
  expect(figures('losen_store_failures_total{operation="get"}')).toBeNull();
});

it('counts calls to the channel by what became of them', async () => {
  const metrics = createMetrics();
  const channel = measureChannel(
    { post: async () => ({ kind: 'later', status: 429, afterMs: 5 }), update: async () => ({ kind: 'sent', activityId: null }) },
    metrics,
  );
  const where = { conversationId: 'c', serviceUrl: 'https://example.no', channelId: 'msteams', botId: 'b', scope: 'personal' } as const;
  expect(await channel.post(where, {})).toEqual({ kind: 'later', status: 429, afterMs: 5 });
  await channel.update(where, 'a', {});
  const figures = await readFigures(metrics);
  expect(figures('losen_sends_total{call="post",outcome="later"}')).toBe(1);
  expect(figures('losen_sends_total{call="update",outcome="sent"}')).toBe(1);
});

it('measures how late a wake is looked at, and counts one that fails without hiding it', async () => {
  const metrics = createMetrics();
  const clock = { now: () => '' as Instant, today: () => '' as IsoDate, epochMs: () => 100_000 };
  const handle = measureWakes(async ({ key }) => (key === 'bad' ? broken() : 5), { metrics, clock });
  expect(await handle({ tenant, key: 'good', at: 60_000 })).toBe(5);
  await expect(handle({ tenant, key: 'bad', at: 99_500 })).rejects.toThrow('disk I/O error');
  const figures = await readFigures(metrics);
  expect(figures('losen_wakes_total{outcome="handled"}')).toBe(1);
  expect(figures('losen_wakes_total{outcome="failed"}')).toBe(1);
  expect(figures('losen_wake_delay_seconds_bucket{le="1"}')).toBe(1);
  expect(figures('losen_wake_delay_seconds_sum')).toBeCloseTo(40.5);
});

it('leaves figures out while what they are read from does not answer, and still gives the rest', async () => {
  const metrics = createMetrics();
  let store = true;
  let wakes = async () => ({ due: 3, late: 2, setAside: 1 });
  metrics.watch({ queue: () => ({ length: 4, oldestMs: 90_000 }), wakes: () => wakes(), health: async () => ({ store, reminders: true }) });
  const whole = await readFigures(metrics);
  expect(['losen_wakes_due', 'losen_wakes_late', 'losen_wakes_set_aside', 'losen_queue_messages', 'losen_queue_oldest_seconds'].map(whole)).toEqual([
    3, 2, 1, 4, 90,
  ]);
  store = false;
  const without = await readFigures(metrics);
  expect([without('losen_healthy{part="store"}'), without('losen_wakes_due'), without('losen_queue_messages')]).toEqual([0, null, 4]);
  store = true;
  wakes = broken;
  expect((await readFigures(metrics))('losen_wakes_late')).toBeNull();
});
