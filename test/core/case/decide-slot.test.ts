import { describe, expect, test } from 'vitest';
import { mayDeleteSlots } from '../../../src/core/case/may-delete-slots.ts';
import type { Policy } from '../../../src/core/case/definition.ts';
import { slotNames } from '../../../src/core/case/slots.ts';
import type { IsoDate, SettingId, StepId } from '../../../src/core/ids.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { postFacts } from './post-facts.ts';
import { callReferee, slotsIn } from './take-references.ts';
import { walkCase, walkTo } from './walk-case.ts';

const set = (id: string, value: string | number | string[], policy: Policy = withFreeze(false)) =>
  withSettings(policy, [{ id: id as SettingId, value, confirmed: true }]);

function at(step: string, policy: Policy = withFreeze(false), facts = postFacts()): CaseScript {
  const script = playCase({ policy, facts });
  walkTo(script, step);
  return script;
}

const reference = (script: CaseScript, changes: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'call-slot', inputs: { slot: 'K1', referee: 'peer', called: script.today(), negative: 'no', ...changes } }) as const;
const clear = (script: CaseScript, employed = 'employed-no') => {
  const filled = script.filled('interview.consent', { employed });
  return { kind: 'clear-slot', inputs: filled.kind === 'do' ? filled.inputs : {} } as const;
};

describe('the order of references', () => {
  test('nobody agrees to references before the interviews are held', () => {
    const script = at('interview.hold');
    expect(script.refusal(clear(script))).toMatchObject({ reason: 'door', door: { rule: 'N-32' } });
    expect(script.refusal(reference(script))).toMatchObject({ reason: 'door', door: { rule: 'S4-14' } });
  });

  test('nobody is called before a candidate has agreed, and only hers are', () => {
    const script = at('interview.consent');
    expect(script.refusal(reference(script))).toMatchObject({ reason: 'door', door: { rule: 'S4-14' } });
    script.record('interview.consent');
    expect(script.refusal(reference(script, { slot: 'K2' }))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'slot', message: { key: 'problem.slot-not-cleared' } }],
    });
  });

  test('a call cannot lie before the day it was agreed', () => {
    const script = at('interview.references');
    const before = addDays(script.today(), -1);
    expect(script.refusal(reference(script, { called: before }))).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'called', message: { key: 'problem.before.cleared' } }],
    });
  });

  test('every candidate who agreed has enough before the step is done, unless she is out of it', () => {
    const script = at('interview.references', set('references.concern', 'ranked'));
    script.run(clear(script));
    callReferee(script, 'K1', 'superior');
    callReferee(script, 'K1', 'peer');
    expect(script.refusal(script.filled('interview.references'))).toMatchObject({ reason: 'slots', message: { params: { slot: 'K2', count: 2 } } });
    script.run({ kind: 'drop-slot', slot: 'K2' });
    script.run(script.filled('interview.references'));
    expect(script.state().steps['interview.references']).toMatchObject({
      evidence: {
        fields: { candidates: 1, references: 2, internal: 'not-applicable', negative: 'negative-no', called: script.today() },
        dates: { T_ref: script.today() },
      },
    });
    script.run({ kind: 'reopen', step: 'interview.references' as StepId, position: null, reason: null });
    // Her number is not lent to another.
    script.run(clear(script));
    expect(slotsIn(script).map(({ name }) => name)).toEqual(['K1', 'K3']);
  });

  test('what the recommendation rests on is not added to', () => {
    const script = at('decision.recommendation', set('references.concern', 'ranked'));
    expect(script.refusal(clear(script))).toEqual({ reason: 'references-over' });
    expect(script.refusal(reference(script))).toEqual({ reason: 'references-over' });
    expect(script.refusal({ kind: 'drop-slot', slot: 'K1' })).toEqual({ reason: 'references-over' });
  });

  test('there are eight numbers, and a ninth candidate is told so', () => {
    const script = at('interview.references');
    for (const _ of slotNames.slice(1)) script.run(clear(script));
    expect(script.refusal(clear(script))).toEqual({ reason: 'slots', message: { key: 'app.slot.all-used', params: { max: 8 } } });
  });

  test('what was noted last can be taken back, and the events hold counts alone', () => {
    const script = at('interview.references');
    script.run(reference(script));
    expect(script.state().slots).toMatchObject({ candidates: 1, references: 1, negatives: 0 });
    script.run({ kind: 'undo' });
    expect(script.state().slots).toMatchObject({ candidates: 1, references: 0 });
    expect(slotsIn(script)[0]?.calls).toEqual([]);
    expect(JSON.stringify(script.events())).not.toMatch(/K1|peer|employed/);
  });
});

describe('internal references (S4-18)', () => {
  test('are taken of who has worked for us, and of nobody else', () => {
    const script = at('interview.consent');
    script.run(script.filled('interview.consent', { employed: 'employed-yes' }));
    script.run(clear(script));
    callReferee(script, 'K1', 'superior');
    callReferee(script, 'K1', 'peer');
    expect(script.refusal(script.filled('interview.references'))).toMatchObject({ reason: 'slots', message: { key: 'app.slot.lacks-internal' } });
    expect(script.refusal(reference(script, { slot: 'K2', referee: 'internal' }))).toMatchObject({
      problems: [{ input: 'referee', message: { key: 'problem.slot-not-internal' } }],
    });
    callReferee(script, 'K1', 'internal');
    script.run({ kind: 'drop-slot', slot: 'K2' });
    script.run(script.filled('interview.references'));
    expect(script.course().world.facts.internalCandidate).toBe(true);
  });
});

describe('the municipality’s settings', () => {
  test('say how many references each candidate has', () => {
    const script = at('interview.references', set('references.minimum', 3));
    callReferee(script, 'K1', 'superior');
    callReferee(script, 'K1', 'peer');
    expect(script.refusal(script.filled('interview.references'))).toMatchObject({ message: { key: 'app.slot.lacks-one' } });
    callReferee(script, 'K1', 'peer');
    script.run(script.filled('interview.references'));
  });

  test('say that only the one offered is asked about, and the next ranked may follow', () => {
    const script = at('interview.references', set('references.concern', 'offered'));
    script.run(clear(script));
    for (const kind of ['superior', 'peer'] as const) callReferee(script, 'K1', kind);
    script.run(script.filled('interview.references'));
    callReferee(script, 'K2', 'superior');
    script.run(clear(script));
    expect(slotsIn(script).map(({ name, calls }) => [name, calls.length])).toEqual([
      ['K1', 2],
      ['K2', 1],
      ['K3', 0],
    ]);
    expect(script.refusal({ kind: 'drop-slot', slot: 'K1' })).toEqual({ reason: 'references-over' });
  });

  test('advise until HR has confirmed whom references concern: one candidate’s are required, and a reason does for the others’', () => {
    const script = at('interview.references');
    script.run(clear(script));
    callReferee(script, 'K1', 'superior');
    callReferee(script, 'K2', 'superior');
    const why = { 'references-reason': 'Bare K1 er aktuell' };
    expect(script.refusal(script.filled('interview.references', why))).toMatchObject({ reason: 'slots', message: { key: 'app.slot.lacks-one' } });
    callReferee(script, 'K1', 'peer');
    expect(script.refusal(script.filled('interview.references'))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-references-reason', message: { key: 'problem.references-advised' } }],
    });
    script.run(script.filled('interview.references', why));
    expect(Object.values(script.texts())).toContain('Bare K1 er aktuell');
    expect(script.state().steps['interview.references']).toMatchObject({ evidence: { fields: { candidates: 1, references: 2 } } });
    // Should she decline, the next ranked can follow; she herself is not taken out.
    callReferee(script, 'K2', 'peer');
    expect(script.refusal({ kind: 'drop-slot', slot: 'K1' })).toEqual({ reason: 'references-over' });
  });

  test('bind everybody to be ranked once HR has confirmed it, whatever reason is given', () => {
    const script = at('interview.references', set('references.concern', 'ranked'));
    script.run(clear(script));
    for (const kind of ['superior', 'peer'] as const) callReferee(script, 'K1', kind);
    const given = script.filled('interview.references', { 'references-reason': 'Bare K1 er aktuell' });
    expect(script.refusal(given)).toMatchObject({ reason: 'slots', message: { key: 'app.slot.lacks-many', params: { slot: 'K2' } } });
  });

  test('make a number of references nobody has confirmed advice, beyond the first', () => {
    const unconfirmed = withSettings(withFreeze(false), [{ id: 'references.minimum' as SettingId, value: 3, confirmed: false }]);
    const script = at('interview.references', unconfirmed);
    expect(script.refusal(script.filled('interview.references', { 'references-reason': 'Ingen svarte' }))).toMatchObject({ reason: 'slots' });
    callReferee(script, 'K1', 'superior');
    expect(script.refusal(script.filled('interview.references'))).toMatchObject({ problems: [{ input: 'field-references-reason' }] });
    script.run(script.filled('interview.references', { 'references-reason': 'Bare én svarte' }));
  });

  test('let a manager pass the door on references with a reason until HR has confirmed which posts it covers', () => {
    const before = (policy: Policy) => {
      const script = at('interview.references', policy);
      walkTo(script, 'decision.recommendation', { leave: ['interview.references'] });
      return script;
    };
    const door = (script: CaseScript) => script.find('decision.recommendation')?.door;
    const script = before(withFreeze(false));
    expect(door(script)).toMatchObject({ rule: 'S4-16', binding: false, restsOn: 'references.scope' });
    script.run({ kind: 'pass-door', door: door(script)?.id ?? '', reason: 'Sommerjobb på tre uker' });
    expect(script.state().passedDoors).toMatchObject([{ as: 'advice' }]);
    const bound = before(set('references.scope', 'alle'));
    expect(bound.refusal({ kind: 'pass-door', door: door(bound)?.id ?? '', reason: 'Sommerjobb' })).toEqual({ reason: 'binding' });
  });

  test('exempt a type of post, and the steps are gone', () => {
    const script = playCase({ policy: set('references.exempt', [postFacts().roleFamily]) });
    const { reached } = walkCase(script);
    expect(reached).not.toContain('interview.consent');
    expect(reached).not.toContain('interview.references');
    expect(script.refusal(clear(script))).toMatchObject({ reason: 'not-now', status: 'closed' });
  });
});

describe('something negative and decisive (N-31)', () => {
  test('is to be commented on by each candidate it concerns, after the call', () => {
    const script = at('interview.references');
    script.run(clear(script));
    for (const slot of ['K1', 'K2']) {
      callReferee(script, slot, 'superior', 'yes');
      callReferee(script, slot, 'peer');
    }
    expect(script.refusal({ kind: 'drop-slot', slot: 'K1' })).toMatchObject({ reason: 'slots', message: { key: 'app.slot.comment-first' } });
    script.run(script.filled('interview.references'));
    const filled = script.filled('interview.comment');
    const inputs = filled.kind === 'do' ? filled.inputs : {};
    expect(script.refusal({ ...filled, inputs: { ...inputs, 'commented-K2': '' } } as typeof filled)).toEqual({
      reason: 'inputs',
      problems: [{ input: 'commented-K2', message: { key: 'problem.date-missing' } }],
    });
    expect(script.refusal({ ...filled, inputs: { ...inputs, 'commented-K1': addDays(script.today(), -1) } } as typeof filled)).toMatchObject({
      problems: [{ input: 'commented-K1', message: { key: 'problem.before.called' } }],
    });
    script.run(filled);
    expect(slotsIn(script).map(({ commented }) => commented)).toEqual([script.today(), script.today()]);
    script.record('decision.recommendation');
    expect(script.standing('decision.recommendation')).toBe('done');
  });

  test('opens the comment again when something more comes up, and is refused once the recommendation rests on it', () => {
    const script = at('interview.references', set('references.concern', 'offered'));
    callReferee(script, 'K1', 'superior', 'yes');
    script.record('interview.comment');
    callReferee(script, 'K1', 'peer', 'yes');
    expect(script.standing('interview.comment')).toBe('open');
    script.record('interview.comment');
    script.run(script.filled('interview.references'));
    script.record('decision.recommendation');
    script.run(clear(script));
    expect(script.refusal(reference(script, { slot: 'K2', negative: 'yes' }))).toEqual({ reason: 'needed-by', step: 'decision.recommendation' });
  });
});

describe('forgetting the numbered candidates', () => {
  const closed = (policy: Policy = withFreeze(false)) => {
    const script = playCase({ policy });
    walkCase(script);
    return script;
  };
  const day = (script: CaseScript, days: number) => addDays(script.today(), days);

  test('comes thirty days after closing, and not a day before', () => {
    const script = closed();
    expect(mayDeleteSlots(script.state(), script.policy, day(script, 29))).toBe(false);
    expect(mayDeleteSlots(script.state(), script.policy, day(script, 30))).toBe(true);
  });

  test('follows the municipality’s number of days, and a number nobody can count with shortens nothing', () => {
    expect(mayDeleteSlots(closed().state(), set('slots.kept-days', 10), '2030-01-01' as IsoDate)).toBe(true);
    const script = closed();
    expect(mayDeleteSlots(script.state(), set('slots.kept-days', 60), day(script, 59))).toBe(false);
    expect(mayDeleteSlots(script.state(), set('slots.kept-days', -5), day(script, 29))).toBe(false);
  });

  test('never comes before the archive export is confirmed, nor for a case that runs', () => {
    const script = closed();
    const { 'hire.archive': _, ...steps } = script.state().steps;
    expect(mayDeleteSlots({ ...script.state(), steps }, script.policy, '2040-01-01' as IsoDate)).toBe(false);
    const unmarked = { ...script.policy, steps: script.policy.steps.map((step) => ({ ...step, archives: false })) };
    expect(mayDeleteSlots(script.state(), unmarked, '2040-01-01' as IsoDate)).toBe(false);
    expect(mayDeleteSlots(at('interview.references').state(), askerPolicy, '2040-01-01' as IsoDate)).toBe(false);
  });
});

describe('cases from before the numbers', () => {
  /** Rules as they were stored before slots: the counts are typed. */
  const older = (): Policy => {
    const steps = withFreeze(false).steps.map(({ slots: _slots, fields, ...step }) => ({
      ...step,
      archives: false,
      fields: fields.map(({ slot: _slot, fromSlots: _from, ...field }) => field),
    }));
    return { ...withFreeze(false), steps };
  };

  test('go on as they began under their own rules', () => {
    const script = at('interview.references', older());
    script.run(script.filled('interview.references', { references: 2, negative: 'negative-yes' }));
    expect(script.state().steps['interview.references']).toMatchObject({
      evidence: { fields: { references: 2 }, raised: { negativeInformation: true } },
    });
    script.run(script.filled('interview.comment'));
    script.record('decision.recommendation');
    expect(script.standing('decision.recommendation')).toBe('done');
  });

  test('keep what was recorded when they take newer rules into use, and number candidates from there', () => {
    const done = at('decision.recommendation', older());
    done.use(withFreeze(false));
    expect(done.standing('interview.references')).toBe('done');
    expect(done.standing('decision.recommendation')).toBe('open');

    const midway = at('interview.references', older());
    midway.use(withFreeze(false));
    expect(midway.refusal(midway.filled('interview.references'))).toEqual({ reason: 'slots', message: { key: 'app.slot.none' } });
    midway.record('interview.references');
    expect(slotsIn(midway).map(({ calls }) => calls.length)).toEqual([2]);
  });

  test('ask for the comment as before where something negative was recorded without a number', () => {
    const script = at('interview.references', older());
    script.run(script.filled('interview.references', { negative: 'negative-yes' }));
    script.use(withFreeze(false));
    script.run(script.filled('interview.comment'));
    expect(script.state().steps['interview.comment']).toMatchObject({ evidence: { fields: { commented: script.today() } } });
  });
});
