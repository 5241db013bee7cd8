import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { UserId } from '../../../src/core/ids.ts';
import { askerPolicy } from './asker-policy.ts';
import { manager, playCase, type CaseScript } from './case-script.ts';
import { briefPanel, walkTo } from './walk-case.ts';

const mari = 'mari' as UserId;
const jon = 'jon' as UserId;
const director = 'director' as UserId;

const change = (more: Partial<Extract<Command, { kind: 'change-panel' }>>): Command => ({
  kind: 'change-panel',
  add: [],
  leave: [],
  leader: 'Silje Hovland',
  alone: false,
  reviewed: false,
  ...more,
});
const named = (user: UserId) => ({ user, name: `Navn ${user}` });
const answers = (script: CaseScript, by: UserId, answer: 'yes' | 'no' | 'doubt') => script.run({ kind: 'answer-impartiality', answer }, { by });

/** A case whose lists are locked and whose panel is the manager and Mari. */
function withPanel(): CaseScript {
  const script = playCase({ policy: askerPolicy });
  walkTo(script, 'selection.impartiality');
  script.run(change({ add: [named(mari)] }));
  return script;
}

describe('naming the panel', () => {
  test('waits for the applicant lists, and the leader is on it without being chosen', () => {
    const early = playCase({ policy: askerPolicy });
    expect(early.refusal(change({ alone: true }))).toMatchObject({ reason: 'door' });
    const script = withPanel();
    expect(script.state().panel.map(({ user }) => user)).toEqual([manager, mari]);
    expect(script.standing('selection.impartiality')).toBe('asked');
    expect(script.standing('selection.assessment')).toBe('shut');
  });

  test('needs somebody else, or her word that she does it alone', () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'selection.impartiality');
    expect(script.refusal(change({}))).toMatchObject({ reason: 'inputs', problems: [{ input: 'alone' }] });
    script.run(change({ alone: true }));
    expect(script.refusal(change({ leave: [manager], alone: true }))).toEqual({ reason: 'already-done' });
  });
});

describe('«Kan du behandle saken?»', () => {
  test('keeps whether she may take part and the day, and nothing she could have written', () => {
    const script = withPanel();
    expect(answers(script, mari, 'doubt')).toEqual([
      { kind: 'impartiality-answered', member: mari, clear: false, answer: expect.stringMatching(/^\d+\/impartiality$/), on: script.today() },
    ]);
    expect(Object.values(script.texts())).toContain('doubt');
  });

  test('opens the assessment when all have said yes', () => {
    const script = withPanel();
    answers(script, mari, 'yes');
    expect(script.standing('selection.assessment')).toBe('shut');
    answers(script, manager, 'yes');
    expect(script.standing('selection.impartiality')).toBe('done');
    expect(script.standing('selection.assessment')).toBe('open');
  });

  test('holds the assessment until who said no has left; then it opens', () => {
    const script = withPanel();
    answers(script, manager, 'yes');
    answers(script, mari, 'no');
    expect(script.standing('selection.impartiality')).toBe('open');
    script.run(change({ leave: [mari], add: [named(jon)] }));
    answers(script, jon, 'yes');
    expect(script.standing('selection.assessment')).toBe('open');
  });

  test('is nobody else’s to answer, except that the manager says how a silent member’s answer came', () => {
    const script = withPanel();
    expect(script.refusal({ kind: 'answer-impartiality', answer: 'yes' }, { by: jon })).toEqual({ reason: 'not-applicable' });
    const record = { kind: 'record-impartiality', member: mari, answer: 'yes', how: 'E-post i dag' } as const;
    expect(script.refusal({ ...record, how: ' ' })).toMatchObject({ reason: 'inputs', problems: [{ input: 'how' }] });
    expect(script.refusal({ ...record, member: manager })).toEqual({ reason: 'not-applicable' });
    script.run(record);
    expect(script.refusal(record)).toEqual({ reason: 'already-done' });
  });
});

describe('doubt', () => {
  test('is decided by somebody else, on the answer as it stands', () => {
    const script = withPanel();
    answers(script, mari, 'doubt');
    const basis = script.state().panel.find(({ user }) => user === mari)?.answer?.words ?? '';
    const rule = { kind: 'rule-on-doubt', member: mari, basis, clear: true } as const;
    expect(script.refusal(rule, { by: mari })).toEqual({ reason: 'own-question' });
    expect(script.refusal(rule, { by: manager })).toEqual({ reason: 'own-question' });
    expect(script.refusal({ ...rule, basis: '1/impartiality' }, { by: director })).toEqual({ reason: 'changed-meanwhile' });
    script.run(rule, { by: director });
    answers(script, manager, 'yes');
    expect(script.standing('selection.assessment')).toBe('open');
  });

  test('decided against her cannot be answered away, and she can report anew after it was decided for her', () => {
    const script = withPanel();
    answers(script, mari, 'doubt');
    const basis = () => script.state().panel.find(({ user }) => user === mari)?.answer?.words ?? '';
    script.run({ kind: 'rule-on-doubt', member: mari, basis: basis(), clear: true }, { by: director });
    answers(script, mari, 'doubt');
    script.run({ kind: 'rule-on-doubt', member: mari, basis: basis(), clear: false }, { by: director });
    expect(script.refusal({ kind: 'answer-impartiality', answer: 'yes' }, { by: mari })).toEqual({ reason: 'already-done' });
  });
});

describe('reported after the assessment', () => {
  test('closes what follows until what was done is gone through anew without her', () => {
    const script = withPanel();
    answers(script, manager, 'yes');
    answers(script, mari, 'yes');
    script.record('selection.assessment');
    answers(script, mari, 'no');
    expect(script.standing('selection.impartiality')).toBe('open');
    expect(script.refusal(change({ leave: [mari], alone: true }))).toMatchObject({ reason: 'inputs', problems: [{ input: 'reviewed' }] });
    expect(script.run(change({ leave: [mari], alone: true, reviewed: true }))).toEqual([{ kind: 'panel-left', member: mari, reviewed: true }]);
    expect(script.standing('selection.impartiality')).toBe('done');
  });

  test('is no question for the case once it is decided', () => {
    const late = playCase({ policy: askerPolicy });
    walkTo(late, 'hire.offer');
    expect(late.refusal({ kind: 'answer-impartiality', answer: 'no' })).toEqual({ reason: 'decided' });
  });
});

describe('a disqualified leader', () => {
  test('can do nothing but give the case away, and not to somebody directly under her', () => {
    const script = withPanel();
    script.run({ kind: 'answer-impartiality', answer: 'no', superior: 'Håvard Myhre' });
    expect(script.refusal(script.filled('selection.status'))).toEqual({ reason: 'leader-out' });
    const handOver = { kind: 'hand-over', to: jon, name: 'Jon Vik' } as const;
    expect(script.refusal(handOver)).toMatchObject({ reason: 'inputs', problems: [{ input: 'not-subordinate' }] });
    script.run({ ...handOver, notSubordinate: true });
    expect(script.state().panel.map(({ user }) => user)).toEqual([mari, jon]);
    expect(script.state().formerLeaders).toMatchObject([{ user: manager }]);
    expect(script.standing('selection.impartiality')).toBe('asked');
    expect(script.refusal({ kind: 'hand-over', to: manager }, { by: jon })).toMatchObject({ problems: [{ input: 'receiver' }] });
    expect(script.refusal(change({ add: [named(manager)] }), { by: jon })).toMatchObject({ problems: [{ input: 'words' }] });
  });
});

describe('before the first interview', () => {
  test('each member confirms for herself, every part of it, and a member who joins later too', () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'interview.hold', { leave: ['interview.briefing'] });
    expect(script.standing('interview.hold')).toBe('shut');
    expect(script.refusal({ kind: 'confirm-briefing', inputs: {} })).toEqual({ reason: 'not-applicable' });
    script.run({ kind: 'send-briefing' });
    expect(script.refusal({ kind: 'confirm-briefing', inputs: { topics: 'true', pitfalls: 'true' } })).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'same' }],
    });
    briefPanel(script);
    expect(script.standing('interview.hold')).toBe('open');
    script.run(change({ add: [named(mari)] }));
    answers(script, mari, 'yes');
    expect(script.standing('interview.hold')).toBe('shut');
    script.run({ kind: 'record-briefing', member: mari, how: 'På telefon' });
    expect(script.standing('interview.hold')).toBe('open');
  });
});
