import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import { manager, playCase } from './case-script.ts';
import { postFacts, several } from './post-facts.ts';
import { testPolicy } from './test-policy.ts';

const policy = testPolicy({
  steps: [{ id: 'need.first', skippable: false }, { id: 'need.union' }, { id: 'need.later' }, { id: 'need.each', per: 'position' }],
  doors: [{ before: 'need.later', needs: 'need.first' }],
});
const given = () => playCase({ policy, facts: postFacts({ positions: several(2) }) });
const mari = { user: 'mari' as UserId, union: 'fagforbundet' };
const jon = { user: 'jon' as UserId, union: 'nsf' };
const share = (step: string, people: readonly (typeof mari)[], position: string | null = null): Command => ({
  kind: 'share',
  step: step as StepId,
  position: position as PositionId | null,
  with: people,
});

describe('letting a representative take part', () => {
  test('is one happening for each of them, and the unions are kept apart so that they can be deleted', () => {
    const script = given();
    expect(script.run(share('need.union', [mari, jon]))).toEqual([
      { kind: 'shared', with: 'mari', as: 'union', union: '2/union-1', step: 'need.union', position: null },
      { kind: 'shared', with: 'jon', as: 'union', union: '2/union-2', step: 'need.union', position: null },
    ]);
    expect(script.texts()).toEqual({ '2/union-1': 'fagforbundet', '2/union-2': 'nsf' });
    expect(JSON.stringify(script.events())).not.toMatch(/fagforbundet|nsf/);
  });

  test('twice at the same step is done already; somebody new is added, the rest left as they are', () => {
    const script = given();
    script.run(share('need.union', [mari, mari]));
    expect(script.state().shares).toHaveLength(1);
    expect(script.refusal(share('need.union', [mari]))).toEqual({ reason: 'already-done' });
    expect(script.run(share('need.union', [mari, jon]))).toMatchObject([{ with: 'jon', union: '3/union-1' }]);
    script.run(share('need.first', [mari]));
    expect(script.state().shares.map(({ with: user, step }) => `${user} ${step}`)).toEqual(['mari need.union', 'jon need.union', 'mari need.first']);
  });

  test('is for a step of the case, each position by itself', () => {
    const script = given();
    expect(script.refusal(share('need.nowhere', [mari]))).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(share('need.each', [mari]))).toEqual({ reason: 'not-applicable' });
    script.run(share('need.each', [mari], 'p1'));
    script.run(share('need.each', [mari], 'p2'));
    expect(script.state().shares.map(({ position }) => position)).toEqual(['p1', 'p2']);
  });

  test('waits for the door in front of the step', () => {
    const script = given();
    expect(script.refusal(share('need.later', [mari]))).toMatchObject({ reason: 'door', door: { id: 'G1/0' } });
    script.record('need.first');
    expect(script.run(share('need.later', [mari]))).toHaveLength(1);
  });

  test('with nobody is asked once more', () => {
    expect(given().refusal(share('need.union', []))).toMatchObject({ reason: 'inputs', problems: [{ input: 'with' }] });
  });

  test('is taken back by who did it, as long as nothing has followed', () => {
    const script = given();
    script.run(share('need.union', [mari]));
    expect(script.refusal({ kind: 'undo' }, { by: 'jon' as UserId })).toEqual({ reason: 'cannot-undo' });
    script.run({ kind: 'undo' }, { by: manager });
    expect(script.state().shares).toEqual([]);
  });
});
