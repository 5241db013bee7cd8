import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { IsoDate, PositionId } from '../../../src/core/ids.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts, several, temporary } from './post-facts.ts';
import { walkTo } from './walk-case.ts';

const change = (script: CaseScript, facts: Partial<Facts>, basis = script.state().factsTurn) =>
  ({ kind: 'change-facts', facts: { ...script.state().facts, ...facts }, basis }) as const;
const shown = (script: CaseScript) => script.course().steps.map(({ step }) => step.id as string);

describe('changing the facts makes steps appear and disappear', () => {
  test.each<[string, Partial<Facts>, readonly string[], readonly string[]]>([
    ['a percentage below 100', { positions: [partTime(80)] }, ['need.part-time'], []],
    ['a temporary post', { positions: [temporary()] }, ['need.temporary'], []],
    ['an internal advertisement', { route: 'internal' }, ['need.route'], []],
    [
      'a direct appointment',
      { route: 'direct' },
      ['need.route'],
      [
        'advert.plan',
        'advert.check',
        'advert.second-reader',
        'advert.write',
        'advert.publish',
        'advert.period',
        'selection.considerations',
        'selection.lists',
        'selection.status',
        'selection.assessment',
        'selection.invite',
        'hire.reject',
      ],
    ],
    ['a school', { serviceArea: 'school' }, ['hire.police'], []],
    ['another title', { title: 'Jurist' }, [], []],
  ])('%s', (_, facts, appear, disappear) => {
    const script = playCase({ policy: askerPolicy });
    const before = shown(script);
    script.run(change(script, facts));
    const after = shown(script);
    expect(after.filter((step) => !before.includes(step))).toEqual(appear);
    expect(before.filter((step) => !after.includes(step))).toEqual(disappear);
    script.run(change(script, postFacts()));
    expect(shown(script)).toEqual(before);
  });

  test('shift work and a leader change what is asked, not which steps there are', () => {
    const script = playCase({ policy: askerPolicy });
    const asked = (step: string) => Object.keys((script.filled(step) as { readonly inputs: object }).inputs);
    expect(asked('hire.onboarding')).not.toContain('check-rota');
    expect(asked('interview.references')).not.toContain('field-reason');
    const before = shown(script);
    script.run(change(script, { shiftWork: true, leader: true }));
    expect(asked('hire.onboarding')).toContain('check-rota');
    expect(asked('interview.references')).toContain('field-reason');
    expect(shown(script)).toEqual(before);
  });

  test('several positions give as many steps each', () => {
    const script = playCase({ policy: askerPolicy });
    script.run(change(script, { positions: several(3) }));
    expect(
      script
        .course()
        .steps.filter(({ step }) => step.id === 'hire.offer')
        .map(({ position }) => position),
    ).toEqual(['p1', 'p2', 'p3']);
  });

  test('what was recorded in a step that disappears is there again when it comes back', () => {
    const script = playCase({ policy: askerPolicy, facts: postFacts({ positions: [partTime(80)] }) });
    script.record('need.part-time');
    script.run(change(script, { positions: [partTime(100)] }));
    expect(script.standing('need.part-time')).toBe('hidden');
    script.run(change(script, { positions: [partTime(60)] }));
    expect(script.standing('need.part-time')).toBe('done');
  });
});

describe('a change of facts is refused', () => {
  test('when nothing is changed', () => {
    const script = playCase({ policy: askerPolicy });
    expect(script.refusal(change(script, {}))).toEqual({ reason: 'already-done' });
  });

  test('when somebody changed them after the form was opened', () => {
    const script = playCase({ policy: askerPolicy });
    script.run(change(script, { title: 'Jurist' }));
    expect(script.refusal(change(script, { title: 'Planlegger' }, 1))).toEqual({ reason: 'changed-meanwhile' });
    script.run(change(script, { title: 'Planlegger' }));
    expect(script.state().facts.title).toBe('Planlegger');
  });

  test('not by itself while the approval is recorded: the publication still waits behind the same gate', () => {
    const script = playCase({ policy: withFreeze(true) });
    walkTo(script, 'analysis.list');
    script.run(change(script, { positions: [partTime(80)] }));
    walkTo(script, 'need.part-time');
    expect(script.find('advert.publish')?.door).toMatchObject({ gate: { id: 'G3' }, rule: 'N-05' });
  });

  test('when it would leave a decided post temporary without its ground, or advertised without an advertisement', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ route: 'direct' }) });
    walkTo(script, 'hire.offer');
    expect(script.refusal(change(script, { positions: [temporary()] }))).toEqual({ reason: 'needed-by', step: 'decision.recommendation' });
    expect(script.refusal(change(script, { route: 'external' }))).toMatchObject({ reason: 'needed-by' });
    script.run(change(script, { title: 'Jurist', wantedStart: '2027-02-01' as IsoDate }));
    expect(script.state().facts.wantedStart).toBe('2027-02-01');
  });

  test('when a position somebody was offered would be gone, and not when one is added', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ route: 'direct', positions: several(2) }) });
    walkTo(script, 'hire.offer');
    script.record('hire.offer', {}, 'p2');
    expect(script.refusal(change(script, { positions: several(1) }))).toEqual({ reason: 'needed-by', step: 'hire.offer' });
    script.run(change(script, { positions: several(3) }));
    expect(script.standing('hire.offer', 'p3' as PositionId)).toBe('open');
    expect(script.standing('hire.offer', 'p2')).toBe('done');
  });
});
