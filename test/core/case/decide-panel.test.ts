import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import { caseRecordSchema } from '../../../src/core/case/event.ts';
import { foldCase } from '../../../src/core/case/evolve.ts';
import type { UserId } from '../../../src/core/ids.ts';
import { addWorkingDays } from '../../../src/core/reminder/working-days.ts';
import { askerPolicy } from './asker-policy.ts';
import { asHr, manager, playCase, type CaseScript } from './case-script.ts';
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

const recordFor = (answer: 'yes' | 'no' | 'doubt') =>
  ({ kind: 'record-impartiality', member: mari, answer, how: 'email', recorder: 'Silje Hovland', unreached: true }) as const;
const memberNow = (script: CaseScript) => script.state().panel.find(({ user }) => user === mari);

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
    const record = recordFor('yes');
    for (const how of ['', 'E-post i dag: hun er søskenbarnet hans'])
      expect(script.refusal({ ...record, how })).toMatchObject({ reason: 'inputs', problems: [{ input: 'how' }] });
    expect(script.refusal({ ...record, member: manager })).toEqual({ reason: 'not-applicable' });
    script.run(record);
    expect(script.refusal(record)).toEqual({ reason: 'already-done' });
    expect(memberNow(script)?.answer?.recorded).toEqual({ by: manager, name: expect.stringMatching(/\/recorder$/), how: 'email' });
  });

  test('is recorded for nobody the bot reaches before her days are over', () => {
    const script = withPanel();
    const record = { ...recordFor('yes'), unreached: false };
    expect(script.refusal(record)).toEqual({ reason: 'hers-to-answer' });
    script.waitUntil(addWorkingDays(script.today(), 2, []));
    expect(script.refusal(record)).toEqual({ reason: 'hers-to-answer' });
    script.waitUntil(addWorkingDays(script.today(), 1, []));
    script.run(record);
  });

  test('put in her mouth is hers to correct, whatever it was, and then it is her own', () => {
    for (const said of ['yes', 'no', 'doubt'] as const) {
      const script = withPanel();
      script.run(recordFor(said));
      answers(script, mari, 'yes');
      expect(memberNow(script)?.answer).toMatchObject({ clear: true, recorded: null });
      expect(script.refusal(recordFor('no'))).toEqual({ reason: 'already-done' });
    }
  });

  test('reads what was stored when it was said in words how the answer came', () => {
    const script = withPanel();
    script.run(recordFor('yes'));
    const stored = JSON.parse(JSON.stringify({ events: script.events() })) as { events: { what: Record<string, unknown> }[] };
    const last = stored.events.at(-1)?.what ?? {};
    delete last['how'];
    delete last['recorder'];
    last['elsewhere'] = '9/elsewhere';
    const state = foldCase(caseRecordSchema.parse(stored).events);
    expect(state.panel.find(({ user }) => user === mari)?.answer?.recorded).toEqual({ by: manager, name: null, how: null });
  });
});

describe('doubt', () => {
  test('is decided by somebody else, on the answer as it stands', () => {
    const script = withPanel();
    answers(script, mari, 'doubt');
    const basis = script.state().panel.find(({ user }) => user === mari)?.answer?.words ?? '';
    const rule = { kind: 'rule-on-doubt', member: mari, basis, clear: true } as const;
    expect(script.refusal(rule, { by: mari })).toEqual({ reason: 'disqualified' });
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

describe('a doubt or a no', () => {
  const rule = (script: CaseScript, clear: boolean): Command => ({
    kind: 'rule-on-doubt',
    member: mari,
    basis: memberNow(script)?.answer?.words ?? '',
    clear,
  });

  test('is not answered away by the member: it becomes yes only by the decision above her', () => {
    const script = withPanel();
    const yes = { kind: 'answer-impartiality', answer: 'yes' } as const;
    answers(script, mari, 'yes');
    answers(script, mari, 'doubt');
    expect(script.refusal(yes, { by: mari })).toEqual({ reason: 'bound-by-answer' });
    answers(script, mari, 'no');
    expect(script.refusal(yes, { by: mari })).toEqual({ reason: 'bound-by-answer' });
    answers(script, mari, 'doubt');
    script.run(rule(script, true), { by: director });
    expect(script.refusal(yes, { by: mari })).toEqual({ reason: 'already-done' });
    answers(script, manager, 'yes');
    expect(script.standing('selection.assessment')).toBe('open');
  });

  test('of the leader is neither answered away nor undone, also not from under something she did later', () => {
    for (const answer of ['no', 'doubt'] as const) {
      const script = withPanel();
      answers(script, manager, answer);
      expect(script.refusal({ kind: 'answer-impartiality', answer: 'yes' })).toEqual({ reason: 'bound-by-answer' });
      expect(script.refusal({ kind: 'undo' })).toEqual({ reason: 'bound-by-answer' });
      script.run({ kind: 'hold', reason: 'Venter på avklaring', until: null });
      script.run({ kind: 'undo' });
      expect(script.refusal({ kind: 'undo' })).toEqual({ reason: 'bound-by-answer' });
      expect(script.standing('selection.assessment')).toBe('shut');
    }
    const clear = withPanel();
    answers(clear, manager, 'yes');
    clear.run({ kind: 'undo' });
    expect(clear.state().panel[0]?.answer).toBeNull();
  });

  test('stands when she is taken out of the panel and named anew', () => {
    const script = withPanel();
    answers(script, mari, 'doubt');
    script.run(change({ leave: [mari], alone: true }));
    expect(script.refusal({ kind: 'hand-over', to: mari })).toMatchObject({ problems: [{ input: 'receiver' }] });
    script.run(change({ add: [named(mari)] }));
    expect(script.refusal({ kind: 'answer-impartiality', answer: 'yes' }, { by: mari })).toEqual({ reason: 'bound-by-answer' });
    script.run(rule(script, true), { by: director });
    script.run(change({ leave: [mari], alone: true }));
    script.run(change({ add: [named(mari)] }));
    expect(memberNow(script)?.answer).toBeNull();
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

  test('opens a decided case again until the member is out of it, and a yes is then no question any more', () => {
    const late = withPanel();
    answers(late, manager, 'yes');
    answers(late, mari, 'yes');
    walkTo(late, 'interview.hold', { leave: ['interview.briefing'] });
    briefPanel(late);
    late.run({ kind: 'confirm-briefing', inputs: { topics: 'true', pitfalls: 'true', same: 'true' } }, { by: mari });
    walkTo(late, 'hire.offer');
    expect(late.refusal(change({ add: [named(jon)] }))).toEqual({ reason: 'decided' });
    expect(late.refusal({ kind: 'answer-impartiality', answer: 'yes' }, { by: mari })).toMatchObject({ reason: 'decided' });
    answers(late, mari, 'no');
    expect(late.standing('selection.impartiality')).toBe('open');
    expect(late.refusal(change({ leave: [mari], alone: true }))).toMatchObject({ reason: 'inputs', problems: [{ input: 'reviewed' }] });
    late.run(change({ leave: [mari], alone: true, reviewed: true }));
    expect(late.standing('selection.impartiality')).toBe('done');
    expect(late.refusal(change({ add: [named(jon)] }))).toEqual({ reason: 'decided' });
  });

  test('by the leader after the decision moves the case to somebody who is asked in her turn', () => {
    const late = playCase({ policy: askerPolicy });
    walkTo(late, 'hire.offer');
    answers(late, manager, 'no');
    expect(late.refusal(late.filled('hire.offer'))).toEqual({ reason: 'leader-out' });
    late.run({ kind: 'hand-over', to: jon, name: 'Jon Vik', notSubordinate: true, statedBy: 'Håvard Myhre' }, { by: director });
    expect(late.standing('selection.impartiality')).toBe('asked');
    answers(late, jon, 'yes');
    expect(late.standing('selection.impartiality')).toBe('done');
  });
});

describe('somebody who may not take part', () => {
  test('does nothing in the case in another role either, on its panel or out of it', () => {
    const script = withPanel();
    answers(script, manager, 'yes');
    answers(script, mari, 'no');
    const by = { by: mari };
    expect(script.refusal(change({ leave: [mari], alone: true }), by)).toEqual({ reason: 'disqualified' });
    expect(script.refusal(script.filled('selection.status'), by)).toEqual({ reason: 'disqualified' });
    expect(script.refusal({ kind: 'hand-over', to: jon }, by)).toEqual({ reason: 'disqualified' });
    script.run(change({ add: [named(jon)], leave: [mari] }));
    answers(script, jon, 'doubt');
    const basis = script.state().panel.find(({ user }) => user === jon)?.answer?.words ?? '';
    const rule = { kind: 'rule-on-doubt', member: jon, basis, clear: true } as const;
    expect(script.refusal(rule, by)).toEqual({ reason: 'disqualified' });
    script.run(rule, { by: director });
  });
});

describe('a disqualified leader', () => {
  test('can do nothing but give the case away, and not to somebody directly under her', () => {
    const script = withPanel();
    script.run({ kind: 'answer-impartiality', answer: 'no', superior: 'Håvard Myhre' });
    expect(script.refusal(script.filled('selection.status'))).toEqual({ reason: 'leader-out' });
    const handOver = { kind: 'hand-over', to: jon, name: 'Jon Vik' } as const;
    expect(script.refusal(handOver)).toMatchObject({ reason: 'inputs', problems: [{ input: 'not-subordinate' }] });
    expect(script.run({ ...handOver, notSubordinate: true, statedBy: 'Håvard Myhre' }, { by: director })[0]).toMatchObject({
      kind: 'handed-over',
      notSubordinate: true,
    });
    expect(script.state().formerLeaders[0]?.statedBy).toEqual({ user: director, name: expect.stringMatching(/\/stated-by$/) });
    expect(Object.values(script.texts())).toContain('Håvard Myhre');
    expect(script.state().panel.map(({ user }) => user)).toEqual([mari, jon]);
    expect(script.state().formerLeaders).toMatchObject([{ user: manager }]);
    expect(script.standing('selection.impartiality')).toBe('asked');
    expect(script.refusal({ kind: 'hand-over', to: manager }, { by: jon })).toMatchObject({ problems: [{ input: 'receiver' }] });
    expect(script.refusal(change({ add: [named(manager)] }), { by: jon })).toMatchObject({ problems: [{ input: 'words' }] });
  });
});

describe('while the leader is disqualified', () => {
  test('HR answers what somebody asks for by right, and the leader does not', () => {
    const script = withPanel();
    answers(script, manager, 'no');
    const request = { kind: 'register-request', inputs: { request: 'party-access', received: script.today(), owner: 'hr' } } as const;
    expect(script.refusal(request)).toEqual({ reason: 'leader-out' });
    expect(script.refusal(request, { mayOverride: true })).toEqual({ reason: 'leader-out' });
    script.run(request, asHr);
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
    const record = { kind: 'record-briefing', member: mari, how: 'phone', recorder: 'Silje Hovland', unreached: true } as const;
    expect(script.refusal({ ...record, unreached: false })).toEqual({ reason: 'hers-to-answer' });
    expect(script.refusal({ ...record, how: 'På telefon' })).toMatchObject({ problems: [{ input: 'how' }] });
    script.run(record);
    expect(script.standing('interview.hold')).toBe('open');
    expect(memberNow(script)?.briefingRecorded).toMatchObject({ by: manager, how: 'phone' });
    const confirm = { kind: 'confirm-briefing', inputs: { topics: 'true', pitfalls: 'true', same: 'true' } } as const;
    script.run(confirm, { by: mari });
    expect(memberNow(script)?.briefingRecorded).toBeNull();
    expect(script.refusal(confirm, { by: mari })).toEqual({ reason: 'already-done' });
  });
});
