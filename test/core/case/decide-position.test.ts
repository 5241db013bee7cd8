import { describe, expect, test } from 'vitest';
import type { PositionId } from '../../../src/core/ids.ts';
import { withFreeze } from './asker-policy.ts';
import { playCase } from './case-script.ts';
import { postFacts, several } from './post-facts.ts';
import { walkCase, walkTo } from './walk-case.ts';

const p1 = 'p1' as PositionId;
const decline = (declined: unknown, position: PositionId = p1) => ({ kind: 'decline-offer', position, inputs: { declined } }) as const;
const unfill = (position: string, reason = 'Ingen flere er kvalifiserte') => ({ kind: 'unfill', position: position as PositionId, reason }) as const;

const offering = () => {
  const script = playCase({ policy: withFreeze(false), facts: postFacts({ positions: several(2) }) });
  walkTo(script, 'hire.offer');
  return script;
};

describe('an offer that is declined', () => {
  test('is counted, and the next ranked gets the next offer', () => {
    const script = offering();
    script.record('hire.offer', {}, 'p1');
    script.wait(1);
    expect(script.run(decline(script.today()))).toEqual([{ kind: 'offer-declined', position: 'p1', on: script.today() }]);
    expect(script.standing('hire.offer', 'p1')).toBe('open');
    expect(script.standing('hire.contract', 'p1')).toBe('shut');
    expect(script.state().positions).toEqual({ p1: { declined: 1, unfilled: null } });
    walkCase(script);
    expect(script.state().positions[p1]?.declined).toBe(1);
  });

  test('can be declined before the answer is recorded', () => {
    const script = offering();
    script.run({ kind: 'ask', step: 'hire.offer' as never, position: p1, inputs: { asked: script.today() } });
    script.run(decline(script.today()));
    expect(script.standing('hire.offer', 'p1')).toBe('open');
  });

  test('is declined on or after the day it was sent, whatever was offered in another position', () => {
    const script = offering();
    const sent = script.today();
    script.record('hire.offer', {}, 'p1');
    script.wait(2);
    const between = script.today();
    script.wait(2);
    script.record('hire.offer', {}, 'p2');
    script.run(decline(between));
    expect(script.state().positions[p1]?.declined).toBe(1);
    const other = offering();
    other.run({ kind: 'ask', step: 'hire.offer' as never, position: p1, inputs: { asked: sent } });
    expect(other.refusal(decline('2026-11-01'))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'declined', message: { key: 'problem.before.T_tilbud', params: { bound: { date: sent } } } }],
    });
  });

  test.each([
    ['', 'problem.date-missing'],
    ['i går', 'problem.date-invalid'],
    ['2029-01-01', 'problem.date-future'],
  ])('needs its day, not %j', (declined, key) => {
    const script = offering();
    script.record('hire.offer', {}, 'p1');
    expect(script.refusal(decline(declined))).toMatchObject({ reason: 'inputs', problems: [{ input: 'declined', message: { key } }] });
  });

  test('is refused where nothing was offered', () => {
    const script = offering();
    expect(script.refusal(decline(script.today()))).toEqual({ reason: 'not-applicable' });
    script.record('hire.offer', {}, 'p1');
    expect(script.refusal(decline(script.today(), 'p2' as PositionId))).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(decline(script.today(), 'p9' as PositionId))).toEqual({ reason: 'not-applicable' });
  });
});

describe('dates of several positions', () => {
  test('a contract is signed on or after its own offer, not on or after the other one', () => {
    const script = offering();
    script.record('hire.offer', {}, 'p1');
    script.wait(1);
    const signed = script.today();
    script.wait(3);
    script.record('hire.offer', {}, 'p2');
    script.record('hire.contract', { signed }, 'p1');
    expect(script.standing('hire.contract', 'p1')).toBe('done');
    expect(script.refusal(script.filled('hire.contract', { signed }, 'p2'))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'field-signed', message: { key: 'problem.before.T_tilbud' } }],
    });
  });
});

describe('a position nobody is hired in', () => {
  test('needs a reason and is out of the course', () => {
    const script = offering();
    expect(script.refusal(unfill('p2', ''))).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
    script.run(unfill('p2'));
    expect(script.standing('hire.offer', 'p2')).toBe('hidden');
    expect(script.state().positions['p2' as PositionId]?.unfilled).toMatch(/^\d+\/reason$/);
    expect(script.refusal(unfill('p2'))).toEqual({ reason: 'not-applicable' });
  });

  test('is one the case has', () => {
    expect(offering().refusal(unfill('p7'))).toEqual({ reason: 'not-applicable' });
  });

  test('when all are left unfilled the case can still be brought to its end', () => {
    const script = offering();
    script.run(unfill('p1'));
    script.run(unfill('p2'));
    const { reached } = walkCase(script);
    expect(reached).not.toContain('hire.offer');
    expect(reached.at(-1)).toBe('hire.close');
  });
});
