import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import { toQuestionBasis } from '../../../src/core/case/decide-answer.ts';
import type { StepId, UserId } from '../../../src/core/ids.ts';
import { manager, playCase, type CaseScript } from './case-script.ts';
import { postFacts } from './post-facts.ts';
import { check, field, options, testPolicy } from './test-policy.ts';

const local = (word: string) => ({ nb: word, nn: word, en: word });
const policy = testPolicy({
  steps: [
    {
      id: 'need.approval',
      asks: { who: 'director', action: local('Send'), waiting: local('Svar'), fields: [field('budget-line', 'text', { required: false })] },
      fields: [
        field('answered', 'date', { records: 'T_godkjenning' }),
        field('director', 'text', { person: true, maxLength: 20 }),
        field('answer', 'choice', { refusedBy: 'rejected', options: options('approved', 'rejected') }),
        field('conditions', 'text', { required: false }),
      ],
      checks: [check('budget')],
    },
    {
      id: 'need.preference',
      asks: { who: 'hr', action: local('Send'), waiting: local('Svar') },
      fields: [field('outcome', 'choice', { refusedBy: 'used', options: options('none', 'clarified', 'used') })],
      checks: [check('part-timers', { by: 'asker' }), check('redundancy')],
    },
    { id: 'need.offer', asks: { who: 'candidate', action: local('Send'), waiting: local('Svar') } },
    { id: 'need.later' },
  ],
  doors: [{ before: 'need.later', needs: 'need.approval' }],
});

const director = 'direktør' as UserId;
const adviser = 'rådgiver' as UserId;
const approval = 'need.approval' as StepId;
const preference = 'need.preference' as StepId;

function ask(script: CaseScript, step: StepId, inputs: Readonly<Record<string, unknown>> = {}, to: readonly UserId[] = [director]): void {
  script.run({ kind: 'ask', step, position: null, inputs: { asked: script.today(), ...inputs }, to });
}

const basisOf = (script: CaseScript, step: StepId) => {
  const record = script.find(step)?.record;
  return record === undefined ? '' : toQuestionBasis(script.state(), record);
};

function answer(
  script: CaseScript,
  inputs: Readonly<Record<string, unknown>>,
  { step = approval, as = 'director', basis = basisOf(script, step) }: { step?: StepId; as?: 'director' | 'hr'; basis?: string } = {},
): Command {
  return { kind: 'answer', step, position: null, as, basis, inputs, name: 'Håvard Myhre' };
}

const yes = { 'field-answer': 'approved', 'check-budget': 'true' };
const no = { 'field-answer': 'rejected' };

function asked(inputs: Readonly<Record<string, unknown>> = {}): CaseScript {
  const script = playCase({ policy });
  ask(script, approval, inputs);
  return script;
}

describe('a question', () => {
  test('holds whom it went to and what went along, and its words stand apart', () => {
    const script = asked({ 'field-budget-line': 'Ansvar 4210' });
    expect(script.state().steps[approval]).toMatchObject({
      outcome: 'asked',
      question: { to: [director], fields: { 'budget-line': '2/budget-line' } },
    });
    expect(script.texts()).toEqual({ '2/budget-line': 'Ansvar 4210' });
  });

  test('without a day or with an identity number in it names both at once', () => {
    const script = playCase({ policy });
    const refusal = script.refusal({ kind: 'ask', step: approval, position: null, inputs: { asked: '', 'field-budget-line': '01017000027' } });
    expect(refusal).toMatchObject({ reason: 'inputs', problems: [{ input: 'asked' }, { input: 'field-budget-line' }] });
  });

  test('put by other means goes to nobody in Losen', () => {
    const script = playCase({ policy });
    script.run({ kind: 'ask', step: preference, position: null, inputs: { asked: script.today(), 'check-part-timers': 'true' } });
    expect(script.state().steps[preference]).toMatchObject({ question: { to: [], ticks: ['part-timers'] } });
  });
});

describe('the director’s answer', () => {
  test('records the step as hers, with the day and her name, and opens the gate', () => {
    const script = asked({ 'field-budget-line': 'Ansvar 4210' });
    expect(script.standing('need.later')).toBe('shut');
    script.wait(2);
    script.run(answer(script, { ...yes, 'field-conditions': 'Tidligst 1. februar' }), { by: director });
    expect(script.state().steps[approval]).toMatchObject({
      outcome: 'done',
      by: director,
      askedOn: '2026-11-24',
      question: { to: [director] },
      evidence: { fields: { answered: '2026-11-26', answer: 'approved' }, ticks: ['budget'], dates: { T_godkjenning: '2026-11-26' } },
    });
    expect(script.texts()).toMatchObject({ '3/director': 'Håvard Myhre', '3/conditions': 'Tidligst 1. februar' });
    expect(script.standing('need.later')).toBe('open');
  });

  test('takes no day and no name from the form', () => {
    const script = asked();
    script.run(answer(script, { ...yes, 'field-answered': '2020-01-01', 'field-director': 'Noen andre' }), { by: director });
    expect(script.state().steps[approval]).toMatchObject({ evidence: { fields: { answered: '2026-11-24' } } });
    expect(script.texts()['3/director']).toBe('Håvard Myhre');
  });

  test('yes needs what the step needs', () => {
    const script = asked();
    expect(script.refusal(answer(script, { 'field-answer': 'approved' }), { by: director })).toMatchObject({ problems: [{ input: 'check-budget' }] });
  });

  test('no needs its reason, opens nothing, and the manager can ask again and be granted it', () => {
    const script = asked();
    for (const reason of ['', '   ', undefined])
      expect(script.refusal(answer(script, { ...no, reason }), { by: director })).toMatchObject({ problems: [{ input: 'reason' }] });
    script.run(answer(script, { ...no, reason: 'Budsjettet dekker bare 80 %' }), { by: director });
    expect(script.state().steps[approval]).toMatchObject({ outcome: 'refused', reason: '3/reason', by: director });
    expect(script.texts()['3/reason']).toBe('Budsjettet dekker bare 80 %');
    expect(JSON.stringify(script.events())).not.toContain('Budsjettet dekker');
    expect(script.standing(approval)).toBe('open');
    expect(script.standing('need.later')).toBe('shut');
    ask(script, approval);
    script.run(answer(script, yes), { by: director });
    expect(script.standing('need.later')).toBe('open');
  });

  test('with what looks like a candidate’s name is shown to her first, and taken when she says it is none', () => {
    const script = asked();
    const reason = 'Vi bør heller satse på kandidaten Kari Nordmann';
    expect(script.refusal(answer(script, { ...no, reason }), { by: director })).toEqual({
      reason: 'inputs',
      problems: [{ input: 'reason', message: { key: 'app.warning.person-name' } }],
    });
    const conditions = { ...yes, 'field-conditions': 'Kandidaten Kari Nordmann kan begynne' };
    expect(script.refusal(answer(script, conditions), { by: director })).toMatchObject({ problems: [{ input: 'field-conditions' }] });
    script.run(answer(script, { ...no, reason, seen: 'true' }), { by: director });
    expect(script.state().steps[approval]).toMatchObject({ outcome: 'refused' });
  });

  test('is given once: the second finds it answered', () => {
    const script = asked();
    const second = answer(script, { ...no, reason: 'Nei' });
    script.run(answer(script, yes), { by: director });
    expect(script.refusal(second, { by: director })).toEqual({ reason: 'already-done' });
  });

  test('is not taken for a question that has changed since she read it', () => {
    const script = asked();
    const old = basisOf(script, approval);
    script.run({ kind: 'change-facts', facts: postFacts({ title: 'Vernepleier' }), basis: script.state().factsTurn });
    expect(script.refusal(answer(script, yes, { basis: old }), { by: director })).toEqual({ reason: 'changed-meanwhile' });
    script.wait(1);
    const before = basisOf(script, approval);
    ask(script, approval, { 'field-budget-line': 'Ansvar 5000' });
    expect(script.refusal(answer(script, yes, { basis: before }), { by: director })).toEqual({ reason: 'changed-meanwhile' });
    script.run(answer(script, yes), { by: director });
  });

  test('is neither given by whom the case belongs to nor by whom asked', () => {
    const script = asked();
    expect(script.refusal(answer(script, yes), { by: manager })).toEqual({ reason: 'own-question' });
    const deputy = 'stedfortreder' as UserId;
    script.wait(1);
    script.run({ kind: 'ask', step: approval, position: null, inputs: { asked: script.today() }, to: [director] }, { by: deputy });
    expect(script.refusal(answer(script, yes), { by: deputy })).toEqual({ reason: 'own-question' });
  });

  test('is for her questions alone', () => {
    const script = asked();
    ask(script, preference, {}, [adviser]);
    script.run({ kind: 'ask', step: 'need.offer' as StepId, position: null, inputs: { asked: script.today() } });
    for (const step of [preference, 'need.offer' as StepId, 'need.later' as StepId, 'need.nowhere' as StepId])
      expect(script.refusal(answer(script, yes, { step }), { by: director })).toEqual({ reason: 'not-applicable' });
  });

  test('to a question nobody has put, that came back or was undone, finds none', () => {
    const script = playCase({ policy });
    expect(script.refusal(answer(script, yes), { by: director })).toEqual({ reason: 'not-asked' });
    ask(script, approval);
    const late = answer(script, yes);
    script.run({ kind: 'undo' });
    expect(script.refusal(late, { by: director })).toEqual({ reason: 'not-asked' });
  });

  test.each([
    ['hold', 'held', { kind: 'hold', reason: 'Venter', until: null }],
    ['withdraw', 'withdrawn', { kind: 'withdraw', reason: 'Borte', nobodyApplied: false }],
  ] as const)('is refused after %s', (_, status, command) => {
    const script = asked();
    const late = answer(script, yes);
    script.run(command);
    expect(script.refusal(late, { by: director })).toEqual({ reason: 'not-now', status });
  });
});

describe('a question sent back', () => {
  const back = (script: CaseScript, reason: string, isSeen = false): Command => ({
    kind: 'return-question',
    step: approval,
    position: null,
    as: 'director',
    basis: basisOf(script, approval),
    reason,
    isSeen,
  });

  test('is the manager’s again with the director’s words, and keeps what went along', () => {
    const script = asked({ 'field-budget-line': 'Ansvar 4210' });
    script.run(back(script, 'Hvilket budsjett'), { by: director });
    expect(script.state().steps[approval]).toMatchObject({
      outcome: 'returned',
      reason: '3/reason',
      question: { fields: { 'budget-line': '2/budget-line' } },
    });
    expect(script.standing(approval)).toBe('open');
    expect(script.refusal(answer(script, yes, { basis: 'x' }), { by: director })).toEqual({ reason: 'not-asked' });
    ask(script, approval);
    expect(script.standing(approval)).toBe('asked');
  });

  test('needs words, and a likely name is shown to her first', () => {
    const script = asked();
    expect(script.refusal(back(script, ' '), { by: director })).toMatchObject({ problems: [{ input: 'reason' }] });
    const named = 'Gjelder det kandidaten Kari Nordmann';
    expect(script.refusal(back(script, named), { by: director })).toMatchObject({ problems: [{ message: { key: 'app.warning.person-name' } }] });
    script.run(back(script, named, true), { by: director });
  });
});

describe('HR’s answer', () => {
  test('needs no reason for a «no», and what the manager has ticked comes with the question', () => {
    const script = playCase({ policy });
    ask(script, preference, { 'check-part-timers': 'true' }, [adviser]);
    const given = { step: preference, as: 'hr' } as const;
    script.run(answer(script, { 'field-outcome': 'used' }, given), { by: adviser });
    expect(script.state().steps[preference]).toMatchObject({ outcome: 'refused', by: adviser });
    ask(script, preference, { 'check-part-timers': 'true' }, [adviser]);
    script.run(answer(script, { 'field-outcome': 'none', 'check-redundancy': 'true' }, given), { by: adviser });
    expect(script.state().steps[preference]).toMatchObject({ outcome: 'done', evidence: { ticks: ['part-timers', 'redundancy'] } });
  });

  test('ticks what the manager left open', () => {
    const script = playCase({ policy });
    ask(script, preference, {}, [adviser]);
    const given = { step: preference, as: 'hr' } as const;
    const inputs = { 'field-outcome': 'none', 'check-redundancy': 'true' };
    expect(script.refusal(answer(script, inputs, given), { by: adviser })).toMatchObject({ problems: [{ input: 'check-part-timers' }] });
  });
});

describe('an answer the manager records', () => {
  test('needs how it came where the answerer could have given it, and is marked', () => {
    const script = asked();
    const filled = script.filled(approval);
    const command = { ...filled, elsewhere: true } as Command;
    expect(script.refusal(command)).toMatchObject({ reason: 'inputs', problems: [{ input: 'elsewhere' }] });
    const inputs = filled.kind === 'do' ? { ...filled.inputs, elsewhere: 'På telefon, det hastet' } : {};
    script.run({ ...filled, inputs, elsewhere: true } as Command);
    expect(script.state().steps[approval]).toMatchObject({ outcome: 'done', by: manager, elsewhere: '3/elsewhere' });
    expect(script.texts()['3/elsewhere']).toBe('På telefon, det hastet');
  });
});
