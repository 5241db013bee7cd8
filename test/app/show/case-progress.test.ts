import { describe, expect, test } from 'vitest';
import type { LoadedCase } from '../../../src/app/load-case.ts';
import { toCaseReply } from '../../../src/app/show/case-reply.ts';
import type { CaseView } from '../../../src/core/reply/case-view.ts';
import type { Nonce, StepId } from '../../../src/core/ids.ts';
import { askerPolicy, withFreeze } from '../../core/case/asker-policy.ts';
import { playCase, type CaseScript } from '../../core/case/case-script.ts';
import { partTime, postFacts, several } from '../../core/case/post-facts.ts';
import { walkCase, walkTo, writeList } from '../../core/case/walk-case.ts';

function view(script: CaseScript): CaseView {
  const loaded: LoadedCase = {
    state: script.state(),
    policy: script.policy,
    events: script.events(),
    version: 1,
    texts: script.texts(),
    textsVersion: 1,
    slots: {},
    slotsVersion: 0,
  };
  const reply = toCaseReply(loaded, {
    origin: { caseId: script.state().id, nonce: 'n' as Nonce },
    today: script.today(),
    mayWork: true,
    mayHandOver: true,
    currentPolicy: script.policy.hash,
  });
  if (reply.kind !== 'case') throw new Error(`The living card is no ${reply.kind}`);
  return reply.view;
}

const progress = (script: CaseScript) => {
  const { stage } = view(script);
  return stage === null ? null : `${stage.index}/${stage.of} ${stage.stepsDone}/${stage.stepsOf}`;
};

describe('how far a case has come', () => {
  test('steps that do not apply are left out of the count', () => {
    expect(progress(playCase({ policy: withFreeze(false) }))).toBe('1/7 0/3');
    expect(progress(playCase({ policy: withFreeze(true) }))).toBe('1/7 0/4');
    expect(progress(playCase({ policy: withFreeze(false), facts: postFacts({ positions: [partTime(80)] }) }))).toBe('1/7 0/4');
  });

  test('a stage without a step that applies is left out too', () => {
    expect(progress(playCase({ policy: withFreeze(false), facts: postFacts({ route: 'direct' }) }))).toBe('1/6 0/4');
  });

  test('recorded steps are counted, and the stage moves on when all are', () => {
    const script = playCase({ policy: withFreeze(false) });
    script.record('need.analysis');
    expect(progress(script)).toBe('1/7 1/3');
    script.record('need.union');
    script.record('need.preference');
    expect(progress(script)).toBe('2/7 0/3');
  });

  test('a question that is sent is not done, and a step left out is', () => {
    const script = playCase({ policy: withFreeze(false) });
    script.record('need.analysis');
    script.record('need.union');
    script.run({ kind: 'ask', step: 'need.preference' as StepId, position: null, inputs: { asked: script.today() } });
    writeList(script);
    expect(progress(script)).toBe('2/7 1/3');
    script.run({ kind: 'skip', step: 'analysis.webcruiter' as StepId, position: null, reason: 'Ligger der fra før' });
    expect(progress(script)).toBe('2/7 2/3');
    expect(
      view(script)
        .stages.map(({ state }) => state)
        .slice(0, 3),
    ).toEqual(['ahead', 'current', 'ahead']);
  });

  test('an answer of no is not done', () => {
    const script = playCase({ policy: withFreeze(true) });
    walkTo(script, 'need.approval');
    const before = view(script).stage;
    script.record('need.approval', { answer: 'rejected' });
    expect(view(script).stage).toEqual(before);
  });

  test('each position has its own steps to count', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ positions: several(2) }) });
    walkTo(script, 'hire.contract');
    // Two offers are done; two contracts, rejections, onboarding, archive and closing are not.
    expect(progress(script)).toBe('7/7 2/8');
    script.run({ kind: 'unfill', position: 'p2' as never, reason: 'Ingen flere er kvalifiserte' });
    expect(progress(script)).toBe('7/7 1/6');
  });

  test('a change of facts adds a step to a stage that was done, and the case goes back to it', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'advert.write');
    expect(view(script).stage?.index).toBe(3);
    script.run({ kind: 'change-facts', facts: postFacts({ positions: [partTime(80)] }), basis: script.state().factsTurn });
    expect(progress(script)).toBe('1/7 3/4');
  });

  test('a closed case has no stage left and every stage done', () => {
    const script = playCase({ policy: askerPolicy });
    walkCase(script);
    expect(view(script).stage).toBeNull();
    expect(new Set(view(script).stages.map(({ state }) => state))).toEqual(new Set(['done']));
  });

  test('while the deadline runs the card says what it waits for', () => {
    const waiting = playCase({ policy: withFreeze(false) });
    walkTo(waiting, 'advert.publish');
    waiting.record('advert.publish');
    waiting.record('advert.period');
    expect(view(waiting).next).toBeNull();
    expect(view(waiting).idle).toMatchObject({ key: 'app.idle.until', params: { date: { date: '2026-12-15' } } });
  });
});
