import { describe, expect, it } from 'vitest';
import { compareSending } from '../../bench/chaos/sending/compare-sending.ts';
import { calmPlan, type Call } from '../../bench/chaos/sending/connector-plan.ts';
import { createDecider } from '../../bench/chaos/sending/decide-call.ts';
import type { Ledger } from '../../bench/chaos/sending/read-ledger.ts';
import { toEarly } from '../../bench/chaos/sending/to-early.ts';
import type { Delivery } from '../../src/app/sending/ledger.ts';
import type { Instant } from '../../src/core/ids.ts';

const call = (mark: string, more: Partial<Call> = {}): Call => ({
  conversation: `chat-${mark}`,
  mark,
  at: 0,
  taken: true,
  answer: 201,
  code: null,
  retryAfterMs: null,
  ...more,
});
const base = { v: 1, at: '2026-11-22T10:00:00.000Z' as Instant, to: null } as const;
const sent: Delivery = { ...base, state: 'sent', activityId: 'm' };
const unknown: Delivery = { ...base, state: 'unknown' };
const failed: Delivery = { ...base, state: 'failed', reason: 'blocked' };
const ledger = (deliveries: Readonly<Record<string, Delivery>>, more: Partial<Ledger> = {}): Ledger => ({
  deliveries: new Map(Object.entries(deliveries)),
  waiting: [],
  listed: new Set(),
  integrity: 'ok',
  ...more,
});

describe('holding the ledger against the oracle', () => {
  it('finds nothing wrong when each message arrived once, failed with a reason, or is unknown and listed', () => {
    const found = compareSending(
      ['a', 'b', 'c'],
      [call('a'), call('b', { taken: false, answer: 403 })],
      ledger({ a: sent, b: failed, c: unknown }, { listed: new Set(['c']) }),
    );
    expect(found).toEqual({ lost: [], repeated: [], untrue: [], sent: 1, failed: 1, unknown: ['c'] });
  });

  it('finds a message that is gone without a word, and not one that still waits', () => {
    expect(compareSending(['a', 'b'], [], ledger({}, { waiting: ['b'] })).lost).toEqual(['a']);
    expect(compareSending(['a'], [], ledger({ a: sent })).lost).toEqual(['a']);
  });

  it('finds a message that arrived twice', () => {
    expect(compareSending(['a'], [call('a'), call('a')], ledger({ a: sent })).repeated).toEqual(['«a» is there 2 times']);
    expect(compareSending(['a'], [call('a', { taken: false, answer: 429 }), call('a')], ledger({ a: sent })).repeated).toEqual([]);
  });

  it('finds what the ledger says and is not so', () => {
    const sending: Delivery = { ...base, state: 'sending', run: 'r' };
    const found = compareSending(['a', 'b', 'c', 'd'], [call('b')], ledger({ a: sent, b: failed, c: unknown, d: sending }));
    expect(found.untrue).toHaveLength(4);
  });
});

describe('the connector of the experiments', () => {
  it('takes everything when it is calm', () => {
    const decide = createDecider(calmPlan);
    expect(Array.from({ length: 100 }, (_, index) => decide('c', `m${index}`, 0).answer)).toEqual(Array.from({ length: 100 }, () => 201));
  });

  it('enforces the windows of a conversation and of the tenant, every other time with Retry-After', () => {
    const decide = createDecider({ ...calmPlan, callsPerSecond: 30 });
    const own = Array.from({ length: 9 }, (_, index) => decide('c', `m${index}`, index));
    expect(own.map(({ answer }) => answer)).toEqual([201, 201, 201, 201, 201, 201, 201, 429, 429]);
    expect(own.slice(7).map(({ retryAfterMs }) => retryAfterMs)).toEqual([null, 1_000]);
    const others = Array.from({ length: 30 }, (_, index) => decide(`other-${index}`, 'm', 20).answer);
    expect(others.filter((answer) => answer === 201)).toHaveLength(23);
    expect(decide('c', 'm', 1_020).answer).toBe(201);
    expect(decide('c', 'm', 1_021).answer).toBe(429);
  });

  it('storms for as long as it should, and refuses or keeps silent for the part it should', () => {
    const stormy = createDecider({ ...calmPlan, storm: { afterMs: 10, forMs: 20 } });
    expect([0, 9, 10, 29, 30].map((at) => stormy('c', 'm', at).answer)).toEqual([201, 201, 429, 429, 201]);
    const refusing = createDecider({ ...calmPlan, refusing: { part: 0.1, marks: 'first-', once: false } });
    const refused = Array.from({ length: 2_000 }, (_, index) => refusing(`c${index}`, 'first-', 0)).filter(({ taken }) => !taken);
    expect(refused.length).toBeGreaterThan(150);
    expect(refused.length).toBeLessThan(250);
    expect(new Set(refused.map(({ answer, code }) => `${answer} ${code}`)).size).toBe(8);
    expect(refusing('c1', 'second-', 0).taken).toBe(true);
    const once = createDecider({ ...calmPlan, refusing: { part: 1, marks: '', once: true } });
    expect([once('c', 'm', 0).taken, once('c', 'm', 0).taken, once('d', 'm', 0).taken]).toEqual([false, true, false]);
    const silent = createDecider({ ...calmPlan, unanswered: 0.05 });
    const unanswered = Array.from({ length: 2_000 }, (_, index) => silent('c', `m${index}`, 0)).filter(({ answer }) => answer !== 201);
    expect(unanswered.every(({ taken }) => taken)).toBe(true);
    expect(new Set(unanswered.map(({ answer }) => answer)).size).toBe(3);
  });
});

describe('calls before Retry-After', () => {
  const away = call('a', { taken: false, answer: 429, at: 1_000, retryAfterMs: 2_000 });
  it('are found in the same conversation, and only there', () => {
    expect(toEarly([away, call('a', { at: 2_900 })])).toEqual(['«a» came 100 ms before its Retry-After']);
    expect(toEarly([away, call('a', { at: 3_000 })])).toEqual([]);
    expect(toEarly([away, call('b', { at: 1_500 })])).toEqual([]);
  });

  it('may have been on the wire already', () => {
    expect(toEarly([away, call('a', { at: 1_050 })])).toEqual([]);
  });
});
