import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { CaseId, StepId } from '../../../src/core/ids.ts';
import { fieldInput } from '../../../src/core/case/check-evidence.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { asHr, manager, playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts, several, temporary } from './post-facts.ts';
import { walkCase, walkTo, writeList } from './walk-case.ts';

/** One ordering of the catalogue's hard gates (0.1): until the opener is recorded, the step behind is refused. */
interface Ordering {
  readonly opener: string;
  readonly behind: string;
  readonly gate: string;
  readonly rule: string;
  readonly facts?: Facts;
  readonly policy?: Policy;
  /** Steps per position are recorded for the first one. */
  readonly openerAt?: 'p1';
  readonly behindAt?: 'p1';
}

const external = postFacts();
const perPosition = { openerAt: 'p1', behindAt: 'p1' } as const;

const orderings: Readonly<Record<string, readonly Ordering[]>> = {
  'gate 1: the needs analysis comes before the approval and the advertisement': [
    { opener: 'need.analysis', behind: 'need.approval', gate: 'G1', rule: 'S1-01', policy: withFreeze(true) },
    { opener: 'need.analysis', behind: 'advert.write', gate: 'G1', rule: 'S1-01' },
    { opener: 'need.union', behind: 'need.approval', gate: 'G1', rule: 'S0-02', policy: withFreeze(true) },
    { opener: 'need.union', behind: 'advert.publish', gate: 'G1', rule: 'S0-02', policy: withFreeze(false) },
    { opener: 'need.route', behind: 'advert.publish', gate: 'G1', rule: 'N-02', facts: postFacts({ route: 'internal' }) },
    { opener: 'need.route', behind: 'decision.recommendation', gate: 'G1', rule: 'N-02', facts: postFacts({ route: 'direct' }) },
  ],
  'gate 2: under a confirmed freeze the director approves before publication': [
    { opener: 'need.approval', behind: 'advert.publish', gate: 'G2', rule: 'S1-04', policy: withFreeze(true) },
    { opener: 'need.approval', behind: 'decision.recommendation', gate: 'G2', rule: 'S1-04', policy: withFreeze(true), facts: postFacts({ route: 'direct' }) },
  ],
  'gate 3: below 100 % the need is written and discussed before the decision': [
    { opener: 'need.part-time', behind: 'need.approval', gate: 'G3', rule: 'N-05', facts: postFacts({ positions: [partTime(50)] }) },
    { opener: 'need.part-time', behind: 'advert.publish', gate: 'G3', rule: 'N-05', facts: postFacts({ positions: [partTime(80)] }), policy: withFreeze(false) },
    { opener: 'need.part-time', behind: 'advert.publish', gate: 'G3', rule: 'N-05', facts: postFacts({ positions: [partTime(99)] }), policy: withFreeze(false) },
    { opener: 'need.part-time', behind: 'advert.publish', gate: 'G3', rule: 'N-05', facts: postFacts({ positions: [partTime(80, 100)] }), policy: withFreeze(false) },
    { opener: 'need.part-time', behind: 'decision.recommendation', gate: 'G3', rule: 'N-05', facts: postFacts({ route: 'nav', positions: [partTime(80)] }), policy: withFreeze(false) },
    { opener: 'need.temporary', behind: 'advert.publish', gate: 'G3', rule: 'N-10', facts: postFacts({ positions: [temporary()] }), policy: withFreeze(false) },
  ],
  'gate 4: HR clarifies preferential rights before publication': [
    { opener: 'need.preference', behind: 'advert.publish', gate: 'G4', rule: 'N-07' },
    { opener: 'need.preference', behind: 'decision.recommendation', gate: 'G4', rule: 'N-07', facts: postFacts({ route: 'inclusion' }) },
  ],
  'gate 5: the advertisement is checked before publication': [{ opener: 'advert.write', behind: 'advert.publish', gate: 'G5', rule: 'N-22' }],
  'gate 6: the requirements are settled before publication': [
    { opener: 'analysis.list', behind: 'advert.write', gate: 'G6', rule: 'S2-04' },
    { opener: 'analysis.openness', behind: 'advert.publish', gate: 'G6', rule: 'S3-03' },
  ],
  'gate 7: considerations, list, impartiality, then assessment': [
    { opener: 'selection.considerations', behind: 'selection.lists', gate: 'G7', rule: 'S4-04' },
    { opener: 'selection.lists', behind: 'selection.impartiality', gate: 'G7', rule: 'N-27' },
    { opener: 'selection.impartiality', behind: 'selection.assessment', gate: 'G7', rule: 'N-27' },
    { opener: 'selection.assessment', behind: 'selection.invite', gate: 'G7', rule: 'S4-06' },
  ],
  'gate 8: the candidate agrees before references are called, and two are taken before the recommendation': [
    { opener: 'interview.hold', behind: 'interview.consent', gate: 'G8', rule: 'N-32' },
    { opener: 'interview.consent', behind: 'interview.references', gate: 'G8', rule: 'S4-14' },
    { opener: 'interview.references', behind: 'decision.recommendation', gate: 'G9', rule: 'S4-16' },
    { opener: 'interview.certificates', behind: 'decision.recommendation', gate: 'G9', rule: 'S4-19' },
  ],
  'gate 9: recommendation, statement and decision before the offer': [
    { opener: 'decision.recommendation', behind: 'decision.union', gate: 'G9', rule: 'S4-24' },
    { opener: 'decision.decision', behind: 'hire.offer', gate: 'G9', rule: 'S4-24', behindAt: 'p1' },
  ],
  'gate 10: signed contract, answers to all, archive, then closing': [
    { opener: 'hire.offer', behind: 'hire.contract', gate: 'G10', rule: 'S5-01', ...perPosition },
    { opener: 'hire.contract', behind: 'hire.reject', gate: 'G10', rule: 'S5-03', openerAt: 'p1' },
    { opener: 'hire.reject', behind: 'hire.archive', gate: 'G10', rule: 'S5-03' },
    { opener: 'hire.archive', behind: 'hire.close', gate: 'G11', rule: 'N-38' },
    { opener: 'hire.police', behind: 'hire.close', gate: 'G11', rule: 'N-40', openerAt: 'p1', facts: postFacts({ serviceArea: 'kindergarten', roleFamily: 'BH' }) },
  ],
};

/** The case as far as it goes while the opener is left undone. */
function waitingFor({ opener, behind, policy = askerPolicy, facts = external }: Ordering): CaseScript {
  const script = playCase({ policy, facts });
  walkTo(script, opener, { leave: behind === 'need.approval' ? [behind] : [] });
  return script;
}

function open(script: CaseScript, { opener, openerAt = null }: { readonly opener: string; readonly openerAt?: string | null }): void {
  if (opener === 'analysis.list') writeList(script);
  else script.record(opener, {}, openerAt);
}

for (const [gate, cases] of Object.entries(orderings)) {
  describe(`${gate}`, () => {
    describe.each(cases)('$opener before $behind ($facts.route $facts.positions.0.percentage)', (ordering) => {
      const { opener, behind, rule, openerAt = null, behindAt = null } = ordering;

      test('the step behind is refused with the gate and its rule, and named what opens it', () => {
        const script = waitingFor(ordering);
        const refusal = script.refusal(script.filled(behind, {}, behindAt));
        expect(refusal).toMatchObject({ reason: 'door', door: { gate: { id: ordering.gate }, rule, binding: true } });
        expect(refusal).toHaveProperty('door.openedBy', expect.arrayContaining([opener]));
      });

      test('recording what opens it opens it', () => {
        const script = waitingFor(ordering);
        open(script, ordering);
        expect(script.find(behind, behindAt)?.door?.openedBy ?? []).not.toContain(opener);
        walkTo(script, behind);
        script.record(behind, {}, behindAt);
        expect(script.standing(behind, behindAt)).toBe('done');
      });

      test('neither skipping nor taking back goes round it', () => {
        const script = waitingFor(ordering);
        expect(script.refusal({ kind: 'skip', step: opener as StepId, position: openerAt as never, reason: 'Vi rekker det ikke' })).toEqual({ reason: 'not-skippable' });
        open(script, ordering);
        script.run({ kind: 'undo' });
        expect(script.refusal(script.filled(behind, {}, behindAt))).toMatchObject({ reason: 'door', door: { rule } });
        if (opener === 'analysis.list') return;
        open(script, ordering);
        walkTo(script, behind);
        script.record(behind, {}, behindAt);
        const reopen = { kind: 'reopen', step: opener as StepId, position: openerAt as never, reason: null } as const;
        // A closed case can only be undone turn by turn; until then what rests on a step holds it.
        const expected = behind === 'hire.close' ? { reason: 'not-now', status: 'closed' } : { reason: 'needed-by' };
        expect(script.refusal(reopen)).toMatchObject(expected);
      });

      test('a manager cannot pass it, and HR can with a reason', () => {
        const script = waitingFor(ordering);
        const door = script.find(behind, behindAt)?.door?.id ?? '';
        const reason = 'Avklart på annen måte, se arkivet';
        expect(script.refusal({ kind: 'pass-door', door, reason })).toEqual({ reason: 'binding' });
        expect(script.refusal({ kind: 'pass-door', door, reason: '  ' }, asHr)).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
        script.run({ kind: 'pass-door', door, reason }, asHr);
        expect(script.state().passedDoors).toEqual([{ door, as: 'override', reason: expect.stringMatching(/^\d+\/reason$/) }]);
        expect(Object.values(script.texts())).toContain(reason);
        expect(script.find(behind, behindAt)?.door?.id).not.toBe(door);
      });
    });
  });
}

describe('gate 2 while it is not known whether the freeze is in force', () => {
  const waiting = () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'need.approval');
    return script;
  };

  test('it advises: the manager is stopped once and passes it with a reason of her own', () => {
    const script = waiting();
    expect(script.refusal(script.filled('advert.publish'))).toMatchObject({ reason: 'door', door: { gate: { id: 'G2' }, rule: 'S1-04', binding: false, restsOn: 'freeze.on' } });
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
    expect(script.refusal({ kind: 'change-facts', facts: halved, basis: script.state().factsTurn })).toEqual({ reason: 'needed-by', step: 'decision.recommendation' });
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
  test.each(['content', 'requirements', 'template', 'offer', 'contact', 'values', 'language', 'publicity', 'police-required'])('the advertisement is not checked without «%s»', (tick) => {
    const script = playCase({ policy: askerPolicy, facts: postFacts({ serviceArea: 'kindergarten', roleFamily: 'BH' }) });
    walkTo(script, 'advert.write');
    expect(script.refusal(script.filled('advert.write', { [tick]: null }))).toEqual({
      reason: 'inputs',
      problems: [{ input: `check-${tick}`, message: { key: 'problem.tick-missing' } }],
    });
  });

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
    expect(script.refusal({ kind: 'link-list', chosen: { m1: 't2' } })).toEqual({ reason: 'frozen', what: ['requirements'] });
  });

  test('so are the premises the advertisement rests on, and the rest may change', () => {
    const script = published();
    const change = (facts: Partial<Facts>) => ({ kind: 'change-facts', facts: { ...script.state().facts, ...facts }, basis: script.state().factsTurn }) as const;
    expect(script.refusal(change({ positions: [partTime(80)], leader: true }))).toEqual({ reason: 'frozen', what: ['leader', 'percentage'] });
    expect(script.refusal(change({ route: 'internal' }))).toEqual({ reason: 'frozen', what: ['route'] });
    expect(script.refusal(change({ positions: several(2) }))).toEqual({ reason: 'frozen', what: ['positions'] });
    expect(script.refusal(change({ positions: [temporary()] }))).toEqual({ reason: 'frozen', what: ['permanence'] });
    script.run(change({ title: 'Seniorrådgiver' }));
    expect(script.state().facts.title).toBe('Seniorrådgiver');
  });

  test('taking the publication back needs a reason, and goes backwards from what was done after it', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'advert.publish');
    script.record('advert.publish');
    const reopen = (reason: string | null) => ({ kind: 'reopen', step: 'advert.publish' as StepId, position: null, reason }) as const;
    expect(script.refusal(reopen(null))).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason', message: { key: 'problem.text-missing' } }] });
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
    expect(script.refusal(script.filled('interview.references', { references: 1 }))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-references', message: { key: 'problem.count-low', params: { min: 2 } } }],
    });
    script.record('interview.references', { references: 2 });
    expect(script.standing('interview.references')).toBe('done');
  });

  test('a leader has three types of references, or one line on why not', () => {
    const script = calling(true);
    const without = { 'three-types': null, reason: null };
    expect(script.refusal(script.filled('interview.references', without))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-reason', message: { key: 'problem.reason-for-unticked' } }],
    });
    script.record('interview.references', { ...without, reason: 'Hun har aldri hatt ansatte under seg' });
    expect(script.standing('interview.references')).toBe('done');
  });

  test('nobody who is no leader is asked for three types', () => {
    const script = calling(false);
    expect(script.filled('interview.references')).not.toHaveProperty('inputs.check-three-types');
  });

  test('a decisive negative fact must be commented on before the recommendation (N-31)', () => {
    const script = calling(false);
    script.record('interview.references', { negative: 'negative-yes' });
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
    expect(script.refusal(script.filled('decision.decision'))).toMatchObject({ reason: 'door', door: { gate: { id: 'G9' }, rule: 'S0-02', binding: false, restsOn: 'tv.frist.innstilling' } });
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
    for (const step of ['hire.archive', 'hire.onboarding'] as readonly string[]) script.run({ kind: 'reopen', step: step as StepId, position: null, reason: null });
    script.run(decline);
    expect(script.find('hire.archive')?.door).toMatchObject({ gate: { id: 'G10' }, openedBy: ['hire.contract'] });
    expect(script.find('hire.close')?.door).toMatchObject({ gate: { id: 'G11' }, rule: 'N-38' });
  });
});

test('every gate of the policy is met by one of these orderings, and every step that opens a door cannot be left out', () => {
  const met = new Set(Object.values(orderings).flatMap((cases) => cases.map(({ gate }) => gate)));
  expect(askerPolicy.gates.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  const openers = new Set(askerPolicy.gates.flatMap(({ doors }) => doors.flatMap(({ openedBy }) => openedBy)));
  expect(askerPolicy.steps.filter(({ id, skippable }) => skippable && openers.has(id))).toEqual([]);
});

test('whoever hands the case over hands no right to pass gates with it', () => {
  const script = playCase({ policy: withFreeze(true) });
  walkTo(script, 'need.approval');
  script.run({ kind: 'hand-over', to: 'colleague' as never });
  expect(script.refusal({ kind: 'pass-door', door: 'G2/0', reason: 'Jeg er ny her' }, { by: 'colleague' as never })).toEqual({ reason: 'binding' });
  expect(script.state().owner).not.toBe(manager);
});
