import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer, type Pacer } from '../../../src/app/sending/create-pacer.ts';
import { conversationWindows } from '../../../src/core/sending/windows.ts';
import type { Urgency } from '../../../src/ports/messenger.ts';
import { simulateTime, type SimulatedTime } from './simulated-time.ts';

interface Call {
  readonly conversation: string;
  readonly urgency: Urgency;
  readonly startedAt: number;
  /** When the channel counts it: some time between its start and its answer. */
  readonly countedAt: number;
}

function set(
  rate: number | null,
  mostUnderWay = 16,
): {
  readonly pacer: Pacer;
  readonly time: SimulatedTime;
  readonly calls: Call[];
  readonly call: (conversation: string, urgency?: Urgency, latency?: number, share?: number) => Promise<void>;
} {
  const time = simulateTime();
  const pacer = createPacer({ rate, mostUnderWay, now: time.now, after: time.after });
  const calls: Call[] = [];
  return {
    pacer,
    time,
    calls,
    call: async (conversation, urgency = 'background', latency = 4, share = 0) => {
      const pass = await pacer.enter({ tenant: 'asker', conversation }, urgency);
      const startedAt = time.now();
      calls.push({ conversation, urgency, startedAt, countedAt: startedAt + Math.floor(latency * share) });
      await new Promise<void>((resolve) => time.after(latency, resolve));
      pass.leave();
    },
  };
}

/** The most calls the channel counts within any stretch of so many milliseconds. */
function busiest(calls: readonly Call[], ms: number): number {
  const moments = calls.map(({ countedAt }) => countedAt).toSorted((one, other) => one - other);
  let from = 0;
  return moments.reduce((most, moment, index) => {
    while (moment - (moments[from] ?? moment) >= ms) from += 1;
    return Math.max(most, index - from + 1);
  }, 0);
}

describe('the pacer', () => {
  it('lets one message of the background leave each second, however many answers to people wait', async () => {
    const { call, calls, time } = set(25);
    const all = [
      ...Array.from({ length: 600 }, (_, index) => call(`t${index}`, 'turn')),
      ...Array.from({ length: 20 }, (_, index) => call(`b${index}`, 'background')),
    ];
    await time.runFor(120_000);
    await Promise.all(all);
    const ofTurns = calls.filter(({ urgency }) => urgency === 'turn').map(({ startedAt }) => startedAt);
    const meanwhile = calls.filter(({ urgency, startedAt }) => urgency === 'background' && startedAt < Math.max(...ofTurns));
    expect(meanwhile.length).toBeGreaterThanOrEqual(15);
    expect(busiest(calls, 1_000)).toBeLessThanOrEqual(30);
  });

  it('keeps every window of every conversation and of the tenant, whenever within a call the channel counts it', async () => {
    const load = fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 400 }),
        conversation: fc.constantFrom('a', 'a', 'a', 'b', 'c', 'd', 'e'),
        urgency: fc.constantFrom<Urgency>('turn', 'background'),
        latency: fc.integer({ min: 1, max: 450 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 40, maxLength: 150 },
    );
    await fc.assert(
      fc.asyncProperty(load, fc.integer({ min: 2, max: 30 }), async (wanted, rate) => {
        const { time, calls, call } = set(rate);
        const done = wanted.map(async ({ wait, conversation, urgency, latency, share }, index) => {
          await new Promise<void>((resolve) => time.after(Math.floor((wait * index) / 10), resolve));
          await call(conversation, urgency, latency, share);
        });
        await time.runFor(10 * 60_000);
        await Promise.all(done);
        expect(calls).toHaveLength(wanted.length);
        for (const [, own] of Map.groupBy(calls, ({ conversation }) => conversation))
          for (const { most, ms } of conversationWindows) expect(busiest(own, ms)).toBeLessThanOrEqual(most);
        expect(busiest(calls, 1_000)).toBeLessThanOrEqual(Math.ceil(rate * 1.2));
        expect(
          busiest(
            calls.filter(({ urgency }) => urgency === 'background'),
            1_000,
          ),
        ).toBeLessThanOrEqual(rate);
      }),
      { numRuns: 40 },
    );
  });

  it('uses at least 95 in 100 of the rate when many wait', async () => {
    const { time, calls, call } = set(25);
    for (let person = 0; person < 1_000; person += 1) void call(`p${person}`, 'background', 20);
    await time.runFor(60_000);
    expect(calls).toHaveLength(1_000);
    expect(1_000 / ((calls.at(-1)?.startedAt ?? 0) / 1_000)).toBeGreaterThan(25 * 0.95);
  });

  it('lets one conversation have 1,800 calls in an hour and not one more, in the order they came', async () => {
    const { time, calls, call } = set(25);
    const order: number[] = [];
    for (let number = 0; number < 2_000; number += 1) void call('a').then(() => order.push(number));
    await time.runFor(3_600_000 - 1);
    expect(calls).toHaveLength(1_800);
    await time.runFor(3_600_000);
    expect(calls).toHaveLength(2_000);
    expect(busiest(calls, 3_600_000)).toBeLessThanOrEqual(1_800);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it('lets an answer to a person pass a thousand waiting messages', async () => {
    const { time, calls, call } = set(25);
    for (let person = 0; person < 1_000; person += 1) void call(`p${person}`);
    await time.runFor(5_500);
    void call('somebody', 'turn');
    await time.runFor(300);
    expect(calls.filter(({ urgency }) => urgency === 'turn')).toHaveLength(1);
  });

  it('holds only the conversation back that was turned away, and the tenant when a second one is', async () => {
    const { pacer, time, calls, call } = set(25);
    pacer.pause({ tenant: 'asker', conversation: 'a' }, 10_000);
    void call('a');
    void call('b');
    await time.runFor(9_999);
    expect(calls.map(({ conversation }) => conversation)).toEqual(['b']);
    await time.runFor(1);
    expect(calls.map(({ conversation }) => conversation)).toEqual(['b', 'a']);
    await time.runFor(60_000);
    pacer.pause({ tenant: 'asker', conversation: 'b' }, 5_000);
    pacer.pause({ tenant: 'asker', conversation: 'c' }, 4_000);
    void call('d', 'turn');
    await time.runFor(3_999);
    expect(calls).toHaveLength(2);
    await time.runFor(1);
    expect(calls.at(-1)?.conversation).toBe('d');
  });

  it('has no more background calls under way than it may', async () => {
    const { time, calls, call } = set(null, 3);
    for (let person = 0; person < 10; person += 1) void call(`p${person}`, 'background', 1_000);
    void call('somebody', 'turn', 1_000);
    await time.runFor(0);
    expect(calls).toHaveLength(4);
    await time.runFor(1_000);
    expect(calls).toHaveLength(7);
    await time.runFor(10_000);
    expect(calls).toHaveLength(11);
  });

  it('lets nobody through once it is closed', async () => {
    const { pacer, time, calls, call } = set(25);
    pacer.close();
    void call('a');
    await time.runFor(60_000);
    expect(calls).toEqual([]);
  });
});
