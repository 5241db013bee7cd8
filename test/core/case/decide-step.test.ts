import { describe, expect, test } from 'vitest';
import type { PositionId, StepId } from '../../../src/core/ids.ts';
import { playCase } from './case-script.ts';
import { postFacts, several } from './post-facts.ts';
import { check, field, testPolicy } from './test-policy.ts';

const asks = { who: 'hr', action: { nb: 'Send', nn: 'Send', en: 'Send' }, waiting: { nb: 'Svar', nn: 'Svar', en: 'Answer' } };
const at = (step: string, position: string | null = null) => ({ step: step as StepId, position: position as PositionId | null });

const policy = testPolicy({
  steps: [
    { id: 'need.first', skippable: false, checks: [check('tick')] },
    { id: 'need.question', asks, fields: [field('answered', 'date', { records: 'T_tv' })] },
    { id: 'need.second', fields: [field('when', 'date')], deadline: { after: 'T_frist', workdays: 2, certainty: 'DEFAULT' } },
    { id: 'need.internal', when: { fact: 'route', is: 'internal' } },
    { id: 'need.publish', publishes: true, fields: [field('deadline', 'date', { records: 'T_frist', tense: 'any' })] },
    { id: 'need.list', opensAt: 'T_frist' },
    { id: 'need.notice', course: 'withdrawn' },
    { id: 'need.contract', per: 'position', skippable: false, fields: [field('signed', 'date')] },
  ],
  doors: [
    { before: 'need.second', needs: 'need.first' },
    { before: 'need.question', needs: 'need.first' },
    { before: 'need.list', needs: 'need.publish' },
  ],
});

const given = (facts = postFacts()) => playCase({ policy, facts });

describe('asking somebody', () => {
  const ask = (asked: unknown, step = 'need.question') => ({ kind: 'ask', ...at(step), inputs: { asked } }) as const;

  test('records the day the question was sent, and the step waits', () => {
    const script = given();
    script.record('need.first');
    expect(script.run(ask('2026-11-23'))).toEqual([{ kind: 'step-asked', step: 'need.question', position: null, on: '2026-11-23' }]);
    expect(script.standing('need.question')).toBe('asked');
  });

  test('may be done again when it was sent anew', () => {
    const script = given();
    script.record('need.first');
    script.run(ask('2026-11-23'));
    script.run(ask('2026-11-24'));
    expect(script.state().steps['need.question']).toMatchObject({ askedOn: '2026-11-24' });
  });

  test.each([
    ['', 'problem.date-missing'],
    ['31.2.2026', 'problem.date-invalid'],
    ['2026-11-25', 'problem.date-future'],
    [undefined, 'problem.date-missing'],
  ])('is refused with the day %j', (asked, key) => {
    const script = given();
    script.record('need.first');
    expect(script.refusal(ask(asked))).toMatchObject({ reason: 'inputs', problems: [{ input: 'asked', message: { key } }] });
  });

  test('is refused where nobody is asked, where there is no such step, and where the answer is there already', () => {
    const script = given();
    expect(script.refusal(ask('2026-11-24', 'need.first'))).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(ask('2026-11-24', 'need.unheard'))).toEqual({ reason: 'not-applicable' });
    script.record('need.first');
    script.record('need.question');
    expect(script.refusal(ask('2026-11-24'))).toEqual({ reason: 'already-done' });
  });

  test('is refused behind a shut door', () => {
    expect(given().refusal(ask('2026-11-24'))).toMatchObject({ reason: 'door', door: { id: 'G1/1' } });
  });

  test('an answer that comes when the door has shut meanwhile must wait for it', () => {
    const script = given();
    script.record('need.first');
    script.run(ask('2026-11-24'));
    script.run({ kind: 'reopen', ...at('need.first'), reason: null });
    expect(script.standing('need.question')).toBe('asked');
    expect(script.refusal(script.filled('need.question'))).toMatchObject({ reason: 'door', door: { id: 'G1/1' } });
    script.record('need.first');
    script.record('need.question');
    expect(script.state().steps['need.question']).toMatchObject({ outcome: 'done', askedOn: '2026-11-24' });
  });
});

describe('recording a step', () => {
  test('keeps what was filled in', () => {
    const script = given();
    expect(script.run(script.filled('need.first'))).toMatchObject([
      { kind: 'step-done', step: 'need.first', position: null, outcome: 'done', evidence: { ticks: ['tick'] } },
    ]);
    expect(script.standing('need.first')).toBe('done');
  });

  test('is refused twice, behind a door, before its day, and for what is not there', () => {
    const script = given();
    const again = script.filled('need.first');
    expect(script.refusal(script.filled('need.second'))).toMatchObject({ reason: 'door', door: { id: 'G1/0', rule: 'N-01' } });
    script.run(again);
    expect(script.refusal(again)).toEqual({ reason: 'already-done' });
    expect(script.refusal({ kind: 'do', ...at('need.internal'), inputs: {} })).toEqual({ reason: 'not-applicable' });
    expect(script.refusal({ kind: 'do', ...at('need.notice'), inputs: {} })).toEqual({ reason: 'not-applicable' });
    expect(script.refusal({ kind: 'do', ...at('need.unheard'), inputs: {} })).toEqual({ reason: 'not-applicable' });
  });

  test('what opens at the deadline opens the day after it', () => {
    const script = given();
    script.record('need.publish', { deadline: '2026-12-01' });
    script.waitUntil('2026-12-01');
    expect(script.refusal(script.filled('need.list'))).toEqual({ reason: 'not-yet', opensOn: '2026-12-01' });
    script.wait(1);
    script.record('need.list');
    expect(script.standing('need.list')).toBe('done');
  });

  test('is refused with everything that is wrong, by input', () => {
    const script = given();
    expect(script.refusal(script.filled('need.first', { tick: null }))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'check-tick', message: { key: 'problem.tick-missing' } }],
    });
  });

  test('a step of one position is recorded for that position, and for one the case has', () => {
    const script = given(postFacts({ positions: several(2) }));
    script.record('need.contract', {}, 'p2');
    expect([script.standing('need.contract', 'p1'), script.standing('need.contract', 'p2')]).toEqual(['open', 'done']);
    expect(script.refusal(script.filled('need.contract', {}, 'p3'))).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(script.filled('need.contract'))).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(script.filled('need.first', {}, 'p1'))).toEqual({ reason: 'not-applicable' });
  });

  test('the deadline counts working days from its date', () => {
    const script = given();
    expect(script.find('need.second')?.deadline).toBeNull();
    script.record('need.publish', { deadline: '2026-12-03' });
    // Thursday; Friday and Monday are the two working days after it.
    expect(script.find('need.second')?.deadline).toBe('2026-12-07');
  });
});

describe('leaving a step out', () => {
  const skip = (step: string, reason = 'Gjelder ikke denne stillingen') => ({ kind: 'skip', ...at(step), reason }) as const;

  test('keeps the reason apart and counts as done', () => {
    const script = given();
    expect(script.run(skip('need.publish'))).toEqual([{ kind: 'step-skipped', step: 'need.publish', position: null, reason: '2/reason' }]);
    expect(script.texts()).toEqual({ '2/reason': 'Gjelder ikke denne stillingen' });
    expect(script.standing('need.publish')).toBe('skipped');
    expect(script.standing('need.list')).toBe('open');
  });

  test('needs a reason of reasonable length', () => {
    const script = given();
    expect(script.refusal(skip('need.publish', ' \n '))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'reason', message: { key: 'problem.text-missing' } }],
    });
    expect(script.refusal(skip('need.publish', 'x'.repeat(501)))).toMatchObject({
      problems: [{ message: { key: 'problem.text-too-long', params: { length: 501, max: 500 } } }],
    });
    expect(script.try(skip('need.publish', 'x'.repeat(500))).ok).toBe(true);
  });

  test('is refused where it may not be left out, is done already or is not there', () => {
    const script = given();
    expect(script.refusal(skip('need.first'))).toEqual({ reason: 'not-skippable' });
    script.run(skip('need.publish'));
    expect(script.refusal(skip('need.publish'))).toEqual({ reason: 'already-done' });
    script.record('need.first');
    script.record('need.second');
    expect(script.refusal(skip('need.second'))).toEqual({ reason: 'already-done' });
    expect(script.refusal(skip('need.internal'))).toEqual({ reason: 'not-applicable' });
  });
});

describe('taking a step back', () => {
  const reopen = (step: string, reason: string | null = null) => ({ kind: 'reopen', ...at(step), reason }) as const;

  test('opens it again', () => {
    const script = given();
    script.record('need.first');
    expect(script.run(reopen('need.first'))).toEqual([{ kind: 'step-reopened', step: 'need.first', position: null, reason: null }]);
    expect(script.standing('need.first')).toBe('open');
  });

  test('also one that was left out', () => {
    const script = given();
    script.run({ kind: 'skip', ...at('need.publish'), reason: 'Ikke aktuelt' });
    script.run(reopen('need.publish', 'Likevel aktuelt'));
    expect(script.standing('need.publish')).toBe('open');
  });

  test('is refused while a recorded step stands behind its door, and not for one that was left out', () => {
    const script = given();
    script.record('need.first');
    script.record('need.second');
    expect(script.refusal(reopen('need.first'))).toEqual({ reason: 'needed-by', step: 'need.second' });
    script.run(reopen('need.second'));
    script.run({ kind: 'skip', ...at('need.second'), reason: 'Ikke aktuelt' });
    script.run(reopen('need.first'));
    expect(script.standing('need.first')).toBe('open');
  });

  test('is refused for what was never recorded', () => {
    expect(given().refusal(reopen('need.first'))).toEqual({ reason: 'not-applicable' });
    expect(given().refusal(reopen('need.unheard'))).toEqual({ reason: 'not-applicable' });
  });

  test('what publishes is taken back with a reason', () => {
    const script = given();
    script.record('need.publish');
    expect(script.refusal(reopen('need.publish'))).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
    expect(script.run(reopen('need.publish', 'Feil frist'))).toEqual([
      { kind: 'step-reopened', step: 'need.publish', position: null, reason: '3/reason' },
    ]);
    expect(script.texts()).toMatchObject({ '3/reason': 'Feil frist' });
  });
});
