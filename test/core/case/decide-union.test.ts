import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { UnionAnswer } from '../../../src/core/case/event.ts';
import type { PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import { askerPolicy } from './asker-policy.ts';
import { manager, playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts } from './post-facts.ts';
import { walkTo } from './walk-case.ts';

const [mari, jon] = ['mari' as UserId, 'jon' as UserId];
const reasons = 'Helgeturnusen går ikke opp med hele stillinger';
const given = () => playCase({ policy: askerPolicy, facts: postFacts({ positions: [partTime(60)] }) });
const place = (step: string) => ({ step: step as StepId, position: null as PositionId | null });
const share = (step: string, users: readonly UserId[], enclosed?: string): Command => ({
  kind: 'share',
  ...place(step),
  with: users.map((user) => ({ user, union: user === mari ? 'fagforbundet' : 'nsf', name: user === mari ? 'Mari Moe' : 'Jon Li' })),
  ...(enclosed === undefined ? {} : { enclosed }),
});
const answer = (step: string, kind: UnionAnswer, statement = '', namesNobody = false): Command => ({
  kind: 'answer-union',
  ...place(step),
  answer: kind,
  statement,
  namesNobody,
});
const answerOf = (script: CaseScript, user: UserId) => script.state().shares.find((one) => one.with === user)?.answer;

/** A case where Mari and Jon have been asked about part-time. */
function asked(): CaseScript {
  const script = given();
  walkTo(script, 'need.part-time');
  script.run(share('need.part-time', [mari, jon], reasons));
  return script;
}

/** The command that records the discussion, with what is said to be Mari's and Jon's view. */
function withViews(script: CaseScript, maris: string | null, jons: string | null, more: Readonly<Record<string, string>> = {}): Command {
  const command = script.filled('need.part-time');
  if (command.kind !== 'do') throw new Error('The step is recorded by another command');
  const views = { ...(maris === null ? {} : { 'field-union-view-1': maris }), ...(jons === null ? {} : { 'field-union-view-2': jons }) };
  const others = Object.fromEntries(Object.entries(command.inputs).filter(([id]) => !id.startsWith('field-union-view')));
  return { ...command, inputs: { ...others, ...views, ...more } };
}

describe('asking a representative', () => {
  test('gives her the working days of the municipality’s setting, from a Tuesday to the Friday', () => {
    const script = given();
    expect(script.run(share('need.union', [mari]))).toMatchObject([{ kind: 'shared', due: '2026-11-27', name: '2/name-1' }]);
    expect(script.texts()).toMatchObject({ '2/name-1': 'Mari Moe', '2/union-1': 'fagforbundet' });
    expect(JSON.stringify(script.events())).not.toContain('Mari Moe');
  });

  test('about part-time waits for the written need, which goes along and can be deleted', () => {
    const script = given();
    walkTo(script, 'need.part-time');
    expect(script.refusal(share('need.part-time', [mari]))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'field-need', message: { key: 'problem.text-missing' } }],
    });
    expect(script.refusal(share('need.part-time', [mari], 'Som for 17059924118'))).toMatchObject({
      problems: [{ message: { key: 'problem.identity-number' } }],
    });
    script.run(share('need.part-time', [mari], reasons));
    const [first] = script.state().shares;
    expect(script.texts()[first?.enclosed ?? '']).toBe(reasons);
    expect(JSON.stringify(script.events())).not.toContain(reasons);
  });

  test('is the question of the step that waits for the unions', () => {
    const script = given();
    walkTo(script, 'decision.union');
    expect(script.run(share('decision.union', [mari])).map(({ kind }) => kind)).toEqual(['shared', 'step-asked']);
    expect(script.standing('decision.union')).toBe('asked');
    script.run(share('decision.union', [jon]));
    script.run({ kind: 'undo' });
    expect(script.standing('decision.union')).toBe('asked');
    script.run({ kind: 'undo' });
    expect(script.standing('decision.union')).toBe('open');
  });
});

describe('an answer of a representative', () => {
  test('is kept with her words apart, and only she who was asked can give it', () => {
    const script = asked();
    expect(script.refusal(answer('need.part-time', 'informed'), { by: manager })).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(answer('need.union', 'informed'), { by: mari })).toEqual({ reason: 'not-applicable' });
    script.run(answer('need.part-time', 'statement', 'Vi vil ha flere hele stillinger'), { by: mari });
    expect(answerOf(script, mari)).toMatchObject({ kind: 'statement', late: false, changed: false });
    expect(script.texts()[answerOf(script, mari)?.statement ?? '']).toBe('Vi vil ha flere hele stillinger');
    expect(JSON.stringify(script.events())).not.toContain('hele stillinger');
    expect(answerOf(script, jon)).toBeNull();
  });

  test('on the last day is in time; the day after it is taken and marked', () => {
    const script = asked();
    const due = script.state().shares[0]?.due ?? '';
    script.waitUntil(due);
    script.run(answer('need.part-time', 'meeting'), { by: mari });
    script.wait(1);
    script.run(answer('need.part-time', 'no-remark'), { by: jon });
    expect([answerOf(script, mari)?.late, answerOf(script, jon)?.late]).toEqual([false, true]);
  });

  test('takes the place of an earlier one and says so; the same once more is done already', () => {
    const script = asked();
    script.run(answer('need.part-time', 'informed'), { by: mari });
    expect(script.refusal(answer('need.part-time', 'informed'), { by: mari })).toEqual({ reason: 'already-done' });
    script.run(answer('need.part-time', 'meeting'), { by: mari });
    expect(answerOf(script, mari)).toMatchObject({ kind: 'meeting', changed: true });
    expect(script.events().filter(({ what }) => what.kind === 'union-answered')).toHaveLength(2);
  });

  test('in her own words is refused empty, with an identity number, and with a name until she says whose it is not', () => {
    const script = asked();
    const key = (statement: string) => script.refusal(answer('need.part-time', 'statement', statement), { by: mari });
    expect(key(' ')).toMatchObject({ problems: [{ input: 'statement', message: { key: 'problem.text-missing' } }] });
    expect(key('Gjelder 17059924118')).toMatchObject({ problems: [{ message: { key: 'problem.identity-number' } }] });
    expect(key('Ansett Kari Nordmann i stedet')).toMatchObject({ problems: [{ message: { key: 'problem.name-in-statement' } }] });
    expect(script.refusal(answer('need.part-time', 'statement', 'Gjelder 17059924118', true), { by: mari })).toMatchObject({ reason: 'inputs' });
    script.run(answer('need.part-time', 'statement', 'Vi viser til Kari Nordmann i HR', true), { by: mari });
    expect(answerOf(script, mari)?.kind).toBe('statement');
  });

  test.each(['informed', 'meeting', 'no-remark'] as const)('%s never opens the gate on part-time', (kind) => {
    const script = asked();
    const isShut = () => script.find('need.approval')?.door?.gate.id === 'G3';
    expect(isShut()).toBe(true);
    script.run(answer('need.part-time', kind), { by: mari });
    script.run(answer('need.part-time', kind), { by: jon });
    expect(isShut()).toBe(true);
    script.run(withViews(script, 'Vi er uenige', null));
    expect(isShut()).toBe(false);
  });
});

describe('a discussion that is recorded', () => {
  test('asks for each involved representative’s view, and one of them is enough', () => {
    const script = asked();
    expect(script.refusal(withViews(script, null, null))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'field-union-view-1', message: { key: 'problem.view-missing' } }],
    });
    const command = withViews(script, 'Vi er uenige', null);
    script.run(command);
    const record = script.state().steps['need.part-time'];
    expect(record?.outcome === 'done' ? Object.keys(record.evidence.fields) : []).toContain('union-view-1');
    expect(record?.outcome === 'done' ? Object.keys(record.evidence.fields) : []).not.toContain('union-view-2');
    expect(script.standing('need.part-time')).toBe('done');
  });

  test('with an empty conclusion is not kept', () => {
    const script = asked();
    const command = withViews(script, 'Vi er uenige', null, { 'field-conclusion': '  ' });
    expect(script.refusal(command)).toMatchObject({ problems: [{ input: 'field-conclusion', message: { key: 'problem.text-missing' } }] });
  });

  test('is corrected by whose view it gives, as long as it stands', () => {
    const script = asked();
    const correct = (text: string): Command => ({ kind: 'correct-union', ...place('need.part-time'), text, namesNobody: false });
    expect(script.refusal(correct('Vi sa nei'), { by: mari })).toEqual({ reason: 'not-applicable' });
    script.run(withViews(script, 'Vi er enige', null));
    expect(script.refusal(correct('Vi sa nei'), { by: manager })).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(correct(''), { by: mari })).toMatchObject({ reason: 'inputs', problems: [{ input: 'correction' }] });
    script.run(correct('Vi sa nei'), { by: mari });
    const share = script.state().shares.find((one) => one.with === mari);
    expect(script.texts()[share?.correction?.text ?? '']).toBe('Vi sa nei');
    expect(script.state().shares.find((one) => one.with === jon)?.correction).toBeNull();
  });

  test('is not recorded by the manager alone: a representative is asked first, and then it may be', () => {
    const script = given();
    walkTo(script, 'need.part-time');
    expect(script.refusal(script.filled('need.part-time'))).toEqual({ reason: 'involve-first' });
    const claimed = script.filled('need.part-time');
    expect(claimed.kind === 'do' ? script.refusal({ ...claimed, inputs: { ...claimed.inputs, noRepresentative: 'true' } }) : null).toEqual({
      reason: 'involve-first',
    });
    expect(script.standing('need.part-time')).toBe('open');
    // Asked at another step she does not see this one.
    script.run(share('need.preference', [mari]));
    expect(script.refusal(script.filled('need.part-time'))).toEqual({ reason: 'involve-first' });
    script.run(share('need.part-time', [mari], reasons));
    script.run(script.filled('need.part-time'));
    expect(script.standing('need.part-time')).toBe('done');
  });

  test('where there is no representative to reach is recorded with one view', () => {
    const script = given();
    walkTo(script, 'need.part-time');
    const command = script.filled('need.part-time');
    if (command.kind === 'do') script.run({ ...command, noRepresentative: true });
    const record = script.state().steps['need.part-time'];
    expect(record?.outcome === 'done' ? Object.keys(record.evidence.fields) : []).toContain('union-view');
  });
});
