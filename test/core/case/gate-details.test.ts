import { describe, expect, test } from 'vitest';
import { fieldInput } from '../../../src/core/case/check-evidence.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { CaseId, IsoDate, StepId } from '../../../src/core/ids.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { playCase } from './case-script.ts';
import { partTime, postFacts, several, temporary } from './post-facts.ts';
import { callReferee } from './take-references.ts';
import { walkCase, walkTo } from './walk-case.ts';

describe('gate 2 while it is not known whether the freeze is in force', () => {
  const waiting = () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'need.approval');
    return script;
  };

  test('it advises: the manager is stopped once and passes it with a reason of her own', () => {
    const script = waiting();
    expect(script.refusal(script.filled('advert.publish'))).toMatchObject({
      reason: 'door',
      door: { gate: { id: 'G2' }, rule: 'S1-04', binding: false, restsOn: 'freeze.on' },
    });
    script.run({ kind: 'pass-door', door: 'G2/0', reason: 'Stoppen er opphevet hos oss' });
    expect(script.state().passedDoors).toMatchObject([{ door: 'G2/0', as: 'advice' }]);
    script.record('advert.publish');
    expect(script.standing('advert.publish')).toBe('done');
  });

  test('passing it is taken back by undoing, and then it stands there again', () => {
    const script = waiting();
    script.run({ kind: 'pass-door', door: 'G2/0', reason: 'Stoppen er opphevet hos oss' });
    script.run({ kind: 'undo' });
    expect(script.standing('advert.publish')).toBe('shut');
  });

  test('it binds once HR has confirmed the freeze, also in a case that takes the newer rules into use', () => {
    const script = waiting();
    const confirmed = withFreeze(true);
    script.run({ kind: 'adopt-policy', policy: confirmed.hash });
    script.use(confirmed);
    expect(script.state().policy).toBe(confirmed.hash);
    expect(script.refusal({ kind: 'pass-door', door: 'G2/0', reason: 'Stoppen er opphevet hos oss' })).toEqual({ reason: 'binding' });
  });

  test('it is gone when HR has confirmed that there is no freeze', () => {
    const script = playCase({ policy: withFreeze(false) });
    expect(script.standing('need.approval')).toBe('hidden');
    walkTo(script, 'advert.publish');
    expect(script.standing('advert.publish')).toBe('open');
  });
});

describe('gate 3 at the edges', () => {
  test.each([1, 50, 79, 80, 99])('a post of %i %% is part-time in the law, whatever the municipality calls it', (percentage) => {
    const script = playCase({ policy: askerPolicy, facts: postFacts({ positions: [partTime(percentage)] }) });
    expect(script.standing('need.part-time')).toBe('open');
  });

  test('a post of 100 % is not', () => {
    expect(playCase({ policy: askerPolicy }).standing('need.part-time')).toBe('hidden');
  });

  test('one part-time post among full ones is enough', () => {
    const positions = several(2).map((one, index) => (index === 1 ? { ...one, percentage: { min: 90, max: 90 } } : one));
    expect(playCase({ policy: askerPolicy, facts: postFacts({ positions }) }).standing('need.part-time')).toBe('open');
  });

  test('a post that is never advertised cannot become part-time after it is decided', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ route: 'direct' }) });
    walkTo(script, 'hire.offer');
    const halved = { ...script.state().facts, positions: [partTime(50)] };
    expect(script.refusal({ kind: 'change-facts', facts: halved, basis: script.state().factsTurn })).toEqual({
      reason: 'needed-by',
      step: 'decision.recommendation',
    });
  });

  test('discussed before is not discussed after: the day of publication may not come first', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ positions: [partTime(80)] }) });
    walkTo(script, 'advert.publish');
    expect(script.state().steps['need.part-time']).toMatchObject({ outcome: 'done', evidence: { dates: { T_droft: '2026-11-24' } } });
    expect(script.refusal(script.filled('advert.publish', { published: '2026-11-23' }))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: fieldInput('published'), message: { key: 'problem.before.T_droft' } }],
    });
  });
});

describe('gate 4 when somebody has a claim', () => {
  test('the answer that somebody must be offered the post first keeps it shut', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'need.preference');
    script.record('need.preference', { outcome: 'must-be-used' });
    expect(script.standing('need.preference')).toBe('open');
    expect(script.find('advert.publish')?.door?.gate.id).toBe('G4');
  });
});

describe('gate 5 tick by tick', () => {
  test.each(['content', 'requirements', 'template', 'offer', 'contact', 'values', 'language', 'publicity', 'police-required'])(
    'the advertisement is not checked without «%s»',
    (tick) => {
      const script = playCase({ policy: askerPolicy, facts: postFacts({ serviceArea: 'kindergarten', roleFamily: 'BH' }) });
      walkTo(script, 'advert.write');
      expect(script.refusal(script.filled('advert.write', { [tick]: null }))).toEqual({
        reason: 'inputs',
        problems: [{ input: `check-${tick}`, message: { key: 'problem.tick-missing' } }],
      });
    },
  );

  test('the notice of a police certificate is asked for by law, advised, or not to be asked for, after the area', () => {
    const ticks = (serviceArea: Facts['serviceArea']) => {
      const script = playCase({ policy: askerPolicy, facts: postFacts({ serviceArea }) });
      walkTo(script, 'advert.write');
      const { inputs } = script.filled('advert.write') as { readonly inputs: Readonly<Record<string, string>> };
      return Object.keys(inputs).filter((input) => input.startsWith('check-police'));
    };
    expect(ticks('school')).toEqual(['check-police-required']);
    expect(ticks('health')).toEqual(['check-police-advised']);
    expect(ticks('technical')).toEqual(['check-police-none']);
  });
});

describe('gate 6 after publication', () => {
  const published = () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'selection.lists');
    return script;
  };

  test('the list of requirements is frozen', () => {
    const script = published();
    const texts = { tasks: ['Noe annet'], must: ['Mastergrad'], should: [], traits: [] };
    expect(script.refusal({ kind: 'save-list', texts, basis: 1 })).toEqual({ reason: 'frozen', what: ['requirements'] });
    expect(script.refusal({ kind: 'link-list', chosen: { m1: 't2' }, basis: 0 })).toEqual({ reason: 'frozen', what: ['requirements'] });
  });

  test('so are the premises the advertisement rests on, and the rest may change', () => {
    const script = published();
    const change = (facts: Partial<Facts>) =>
      ({ kind: 'change-facts', facts: { ...script.state().facts, ...facts }, basis: script.state().factsTurn }) as const;
    expect(script.refusal(change({ positions: [partTime(80)], leader: true }))).toEqual({ reason: 'frozen', what: ['leader', 'percentage'] });
    const premises: readonly (readonly [string, Partial<Facts>])[] = [
      ['unit', { unit: 'En annen virksomhet' }],
      ['leader', { leader: true }],
      ['roleFamily', { roleFamily: 'IT' }],
      ['serviceArea', { serviceArea: 'technical' }],
      ['route', { route: 'internal' }],
      ['positions', { positions: several(2) }],
      ['percentage', { positions: [partTime(80, 100)] }],
      ['permanence', { positions: [temporary()] }],
    ];
    for (const [premise, facts] of premises) expect(script.refusal(change(facts))).toEqual({ reason: 'frozen', what: [premise] });
    const free = { title: 'Seniorrådgiver', shiftWork: true, wantedStart: '2027-03-01' as IsoDate };
    script.run(change(free));
    expect(script.state().facts).toMatchObject(free);
  });

  test('taking the publication back needs a reason, and goes backwards from what was done after it', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'advert.publish');
    script.record('advert.publish');
    const reopen = (reason: string | null) => ({ kind: 'reopen', step: 'advert.publish' as StepId, position: null, reason }) as const;
    expect(script.refusal(reopen(null))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'reason', message: { key: 'problem.text-missing' } }],
    });
    const later = published();
    later.record('selection.lists');
    expect(later.refusal(reopen('Feil prosent'))).toEqual({ reason: 'needed-by', step: 'advert.period' });
    script.run(reopen('Feil prosent'));
    script.run({ kind: 'change-facts', facts: postFacts({ positions: [partTime(80)] }), basis: script.state().factsTurn });
    expect(script.find('advert.publish')?.door).toMatchObject({ gate: { id: 'G3' }, rule: 'N-05' });
  });

  test('changing what was advertised means withdrawing, and advertising anew is noted on the old case', () => {
    const script = published();
    script.run({ kind: 'withdraw', reason: 'Kravene var feil', nobodyApplied: false });
    script.run({ kind: 'note-anew', as: '2026-15' as CaseId });
    expect(script.state().linkedTo).toBe('2026-15');
    expect(script.refusal({ kind: 'note-anew', as: '2026-16' as CaseId })).toEqual({ reason: 'already-done' });
    walkCase(script);
    expect(script.course().steps.map(({ step, standing }) => [step.id, standing])).toEqual([
      ['hire.withdrawal-notice', 'done'],
      ['hire.archive', 'done'],
      ['hire.close', 'done'],
    ]);
  });
});

describe('gate 8 in numbers', () => {
  const calling = (leader: boolean) => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ leader }) });
    walkTo(script, 'interview.references');
    return script;
  };

  test('one reference is not enough', () => {
    const script = calling(false);
    callReferee(script, 'K1', 'superior');
    expect(script.refusal(script.filled('interview.references'))).toEqual({
      reason: 'slots',
      message: { key: 'app.slot.lacks-one', params: { slot: 'K1', count: 1 } },
    });
    callReferee(script, 'K1', 'peer');
    script.record('interview.references');
    expect(script.standing('interview.references')).toBe('done');
  });

  test('a leader has three types of references, or one line on why not', () => {
    const script = calling(true);
    for (const kind of ['superior', 'peer'] as const) callReferee(script, 'K1', kind);
    expect(script.refusal(script.filled('interview.references', { reason: null }))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-reason', message: { key: 'problem.reference-kinds' } }],
    });
    script.run(script.filled('interview.references', { reason: 'Hun har aldri hatt ansatte under seg' }));
    expect(script.standing('interview.references')).toBe('done');
  });

  test('nobody who is no leader is asked for three types', () => {
    const script = calling(false);
    for (const kind of ['superior', 'superior'] as const) callReferee(script, 'K1', kind);
    script.record('interview.references', { reason: null });
    expect(script.standing('interview.references')).toBe('done');
  });

  test('a decisive negative fact must be commented on before the recommendation (N-31)', () => {
    const script = calling(false);
    callReferee(script, 'K1', 'superior', 'yes');
    callReferee(script, 'K1', 'peer');
    script.record('interview.references');
    walkTo(script, 'interview.comment');
    expect(script.refusal(script.filled('decision.recommendation'))).toMatchObject({ reason: 'door', door: { gate: { id: 'G7' }, rule: 'N-31' } });
    script.record('interview.comment');
    script.record('decision.recommendation');
    expect(script.standing('decision.recommendation')).toBe('done');
  });
});

describe('gate 9 while the time limit of the unions is not confirmed', () => {
  test('the decision may go ahead of the statement with a reason', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'decision.union');
    expect(script.refusal(script.filled('decision.decision'))).toMatchObject({
      reason: 'door',
      door: { gate: { id: 'G9' }, rule: 'S0-02', binding: false, restsOn: 'tv.frist.innstilling' },
    });
    script.run({ kind: 'pass-door', door: script.find('decision.decision')?.door?.id ?? '', reason: 'Fristen gikk ut i går' });
    script.record('decision.decision');
    expect(script.standing('decision.decision')).toBe('done');
  });

  test('everyone interviewed is assessed in the recommendation', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'decision.recommendation');
    expect(script.refusal(script.filled('decision.recommendation', { assessed: 3 }))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-assessed', message: { key: 'problem.count-differs', params: { expected: 4 } } }],
    });
  });
});

describe('gate 10 with several posts', () => {
  test('the rejections wait for every contract', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ positions: several(2) }) });
    walkTo(script, 'hire.contract');
    script.record('hire.contract', {}, 'p1');
    expect(script.standing('hire.reject')).toBe('shut');
    script.record('hire.contract', {}, 'p2');
    expect(script.standing('hire.reject')).toBe('open');
  });

  test('a post nobody is hired in holds nothing back', () => {
    const script = playCase({ policy: withFreeze(false), facts: postFacts({ positions: several(2) }) });
    walkTo(script, 'hire.contract');
    script.record('hire.contract', {}, 'p1');
    script.run({ kind: 'unfill', position: 'p2' as never, reason: 'Ingen flere er kvalifiserte' });
    expect(script.standing('hire.reject')).toBe('open');
    expect(script.standing('hire.contract', 'p2')).toBe('hidden');
  });

  test('a candidate who backs out of an archived case cannot leave it without a contract', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'hire.close');
    const decline = { kind: 'decline-offer', position: 'p1' as never, inputs: { declined: script.today() } } as const;
    expect(script.refusal(decline)).toEqual({ reason: 'needed-by', step: 'hire.onboarding' });
    for (const step of ['hire.archive', 'hire.onboarding'] as readonly string[])
      script.run({ kind: 'reopen', step: step as StepId, position: null, reason: null });
    script.run(decline);
    expect(script.find('hire.archive')?.door).toMatchObject({ gate: { id: 'G10' }, openedBy: ['hire.contract'] });
    expect(script.find('hire.close')?.door).toMatchObject({ gate: { id: 'G11' }, rule: 'N-38' });
  });
});
