import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStoreProbe } from '../../src/start/probe-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A probe over a store that can be put into any state, with the lines it writes. */
function setUp(ping: () => Promise<void>) {
  const lines: string[] = [];
  const note = (_: object, text: string) => void lines.push(text);
  const state = { ping, asked: 0 };
  const probe = createStoreProbe({
    ping: () => {
      state.asked += 1;
      return state.ping();
    },
    log: { info: note, warn: note, error: note },
    limitMs: 2_000,
  });
  return { probe, state, lines };
}

it('says that a store which does not answer is away, within its time, and recovers by itself', async () => {
  const { probe, state, lines } = setUp(() => new Promise(() => {}));
  const asked = probe();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await asked).toEqual({ ok: false, why: 'no answer within 2000 ms' });
  state.ping = async () => {};
  expect(await probe()).toEqual({ ok: true });
  expect(lines).toEqual(['the store does not answer', 'the store answers again']);
});

it('logs a change, not every question', async () => {
  const { probe, lines } = setUp(() => Promise.reject(new Error('no')));
  for (let time = 0; time < 5; time += 1) expect(await probe()).toEqual({ ok: false, why: 'it failed' });
  expect(lines).toEqual(['the store does not answer']);
});

it('asks once for all who ask at the same time', async () => {
  const { probe, state } = setUp(async () => {});
  await Promise.all([probe(), probe(), probe()]);
  expect(state.asked).toBe(1);
  await probe();
  expect(state.asked).toBe(2);
});

it.each([
  [Object.assign(new Error('at host db.intern, user losen'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [Object.assign(new Error('secret'), { code: 'ERR_SQLITE_ERROR', errstr: 'disk I/O error' }), 'disk I/O error'],
  [Object.assign(new Error('secret'), { code: 'user=losen password=x' }), 'it failed'],
  ['thrown text', 'it failed'],
])('tells the driver’s own short word and nothing of the message', async (thrown, why) => {
  const { probe } = setUp(async () => {
    throw thrown;
  });
  expect(await probe()).toEqual({ ok: false, why });
});
