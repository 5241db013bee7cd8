import { describe, expect, test } from 'vitest';
import type { CaseEvent, CaseHappening, Evidence } from '../../../src/core/case/event.ts';
import { foldCase } from '../../../src/core/case/evolve.ts';
import { applicants, isClosed, isPublished, isRaised, toReferenceDates, toStatus } from '../../../src/core/case/state.ts';
import type { CaseId, Instant, IsoDate, PolicyHash, PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import { reviseRequirements } from '../../../src/core/case/requirements.ts';
import { postFacts, several } from './post-facts.ts';
import { playCase } from './case-script.ts';
import { field, testPolicy } from './test-policy.ts';

const kari = 'kari' as UserId;
const ola = 'ola' as UserId;
const p1 = 'p1' as PositionId;
const p2 = 'p2' as PositionId;
const day = (date: string) => date as IsoDate;
const step = (id: string) => id as StepId;

const opening: CaseHappening = {
  kind: 'case-opened',
  id: '2026-14' as CaseId,
  on: day('2026-11-24'),
  owner: kari,
  facts: postFacts({ positions: several(2) }),
  policy: 'a'.repeat(64) as PolicyHash,
  linkedFrom: null,
};

function events(...happenings: readonly CaseHappening[]): readonly CaseEvent[] {
  return [opening, ...happenings].map((what, index) => ({ v: 1, turn: index + 1, at: `2026-11-24T08:00:${String(index).padStart(2, '0')}.000Z` as Instant, by: kari, what }));
}

function given(...happenings: readonly CaseHappening[]) {
  return foldCase(events(...happenings));
}

const evidence = (more: Partial<Evidence> = {}): Evidence => ({ fields: {}, ticks: [], dates: {}, raised: {}, publishes: false, closes: false, applicants: null, ...more });
const done = (id: string, more: Partial<Evidence> = {}, position: PositionId | null = null): CaseHappening => ({ kind: 'step-done', step: step(id), position, outcome: 'done', evidence: evidence(more) });

describe('opening', () => {
  test('a case that has only been opened is running, unpublished and has one turn', () => {
    const state = given();
    expect(state).toMatchObject({ id: '2026-14', owner: 'kari', openedOn: '2026-11-24', factsTurn: 1, turn: 1, linkedFrom: null, linkedTo: null, steps: {}, perPosition: {}, positions: {} });
    expect([toStatus(state), isPublished(state), isClosed(state), applicants(state)]).toEqual(['running', false, false, null]);
    expect(toReferenceDates(state)).toEqual({ T_behov: '2026-11-24' });
  });

  test('a case advertised anew knows where it comes from', () => {
    const [first] = events();
    if (first === undefined) throw new Error('There is no event');
    expect(foldCase([{ ...first, what: { ...opening, linkedFrom: '2026-3' as CaseId } as CaseHappening }]).linkedFrom).toBe('2026-3');
  });

  test.each<CaseHappening>([{ kind: 'resumed' }, done('need.union'), { kind: 'undone', turn: 1 }])('a case that begins with $kind cannot be read', (what) => {
    expect(() => foldCase([{ v: 1, turn: 1, at: '2026-11-24T08:00:00.000Z' as Instant, by: kari, what }])).toThrow('begin by being opened');
  });

  test('nothing at all is no case', () => {
    expect(() => foldCase([])).toThrow('begin by being opened');
  });
});

describe('facts and steps', () => {
  test('changed facts replace the old ones, and a form opened before is out of date', () => {
    const state = given({ kind: 'facts-changed', facts: postFacts({ title: 'Lærer' }) });
    expect(state.facts.title).toBe('Lærer');
    expect(state.factsTurn).toBe(2);
  });

  test('a question is remembered with the day it was sent, also after the answer', () => {
    const asked = given({ kind: 'step-asked', step: step('need.approval'), position: null, on: day('2026-11-20') });
    expect(asked.steps['need.approval']).toEqual({ outcome: 'asked', askedOn: '2026-11-20', at: '2026-11-24T08:00:01.000Z', by: 'kari' });
    const answered = given({ kind: 'step-asked', step: step('need.approval'), position: null, on: day('2026-11-20') }, done('need.approval'));
    expect(answered.steps['need.approval']).toMatchObject({ outcome: 'done', askedOn: '2026-11-20' });
  });

  test('an answer of no is recorded and sets no dates', () => {
    const state = given({ kind: 'step-done', step: step('need.approval'), position: null, outcome: 'refused', evidence: evidence({ dates: { T_godkjenning: day('2026-11-24') }, publishes: true }) });
    expect(state.steps['need.approval']).toMatchObject({ outcome: 'refused' });
    expect(toReferenceDates(state)).not.toHaveProperty('T_godkjenning');
    expect(isPublished(state)).toBe(false);
  });

  test('a step left out keeps the reference to its reason', () => {
    expect(given({ kind: 'step-skipped', step: step('advert.plan'), position: null, reason: '2/reason' }).steps['advert.plan']).toMatchObject({ outcome: 'skipped', reason: '2/reason' });
  });

  test('a step taken back leaves nothing behind', () => {
    const state = given(done('advert.publish', { publishes: true, dates: { T_pub: day('2026-11-24') } }), { kind: 'step-reopened', step: step('advert.publish'), position: null, reason: '3/reason' });
    expect(state.steps).toEqual({});
    expect(isPublished(state)).toBe(false);
    expect(toReferenceDates(state)).not.toHaveProperty('T_pub');
  });

  test('what evidence says of the case is read from the steps', () => {
    const state = given(done('advert.publish', { publishes: true }), done('selection.lists', { applicants: 7 }), done('interview.references', { raised: { negativeInformation: true } }), done('hire.close', { closes: true }));
    expect([isPublished(state), applicants(state), isRaised(state, 'negativeInformation'), isRaised(state, 'internalCandidate'), toStatus(state)]).toEqual([true, 7, true, false, 'closed']);
  });

  test('the list of requirements is the latest one', () => {
    const first = reviseRequirements(null, { tasks: ['Undervise'], must: ['Lærerutdanning'], should: [], traits: [] });
    const second = reviseRequirements(first, { tasks: ['Undervise'], must: ['Lærerutdanning', 'Norsk'], should: [], traits: [] });
    const state = given({ kind: 'requirements-saved', list: first }, { kind: 'requirements-saved', list: second });
    expect(state.requirements).toEqual({ list: second, at: '2026-11-24T08:00:02.000Z', by: 'kari' });
    expect(state.requirements?.list.version).toBe(2);
  });
});

describe('positions', () => {
  const offer = (position: PositionId, on: string) => done('hire.offer', { dates: { T_tilbud: day(on) } }, position);

  test('what is recorded for one position is not recorded for the other', () => {
    const state = given(offer(p1, '2026-12-01'));
    expect(Object.keys(state.perPosition['hire.offer'] ?? {})).toEqual(['p1']);
  });

  test('seen from a position its own dates count, seen from the case the latest', () => {
    const state = given(done('decision.decision', { dates: { T_vedtak: day('2026-11-30') } }), offer(p1, '2026-12-01'), offer(p2, '2026-12-05'));
    expect(toReferenceDates(state, p1)).toEqual({ T_behov: '2026-11-24', T_vedtak: '2026-11-30', T_tilbud: '2026-12-01' });
    expect(toReferenceDates(state).T_tilbud).toBe('2026-12-05');
    expect(toReferenceDates(given(offer(p2, '2026-12-05')), p1)).not.toHaveProperty('T_tilbud');
  });

  test('a declined offer wipes what was recorded for that position and is counted', () => {
    const state = given(offer(p1, '2026-12-01'), done('hire.police', {}, p1), offer(p2, '2026-12-01'), { kind: 'offer-declined', position: p1, on: day('2026-12-03') }, offer(p1, '2026-12-04'), { kind: 'offer-declined', position: p1, on: day('2026-12-05') });
    expect(state.positions).toEqual({ p1: { declined: 2, unfilled: null } });
    expect(state.perPosition['hire.police']).toEqual({});
    expect(Object.keys(state.perPosition['hire.offer'] ?? {})).toEqual(['p2']);
  });

  test('a position nobody is hired in keeps its reason and the offers declined before', () => {
    const state = given(offer(p1, '2026-12-01'), { kind: 'offer-declined', position: p1, on: day('2026-12-03') }, { kind: 'position-unfilled', position: p1, reason: '4/reason' });
    expect(state.positions).toEqual({ p1: { declined: 1, unfilled: '4/reason' } });
  });

  test('a position step taken back is taken back for that position', () => {
    const state = given(offer(p1, '2026-12-01'), offer(p2, '2026-12-01'), { kind: 'step-reopened', step: step('hire.offer'), position: p1, reason: null });
    expect(Object.keys(state.perPosition['hire.offer'] ?? {})).toEqual(['p2']);
  });
});

describe('the case as a whole', () => {
  test('a door that was passed is remembered with how and why', () => {
    expect(given({ kind: 'door-passed', door: 'G2/0', as: 'advice', reason: '2/reason' }).passedDoors).toEqual([
      { door: 'G2/0', as: 'advice', reason: '2/reason', bound: null },
    ]);
  });

  test('a case on hold is held until it is resumed', () => {
    const held = { kind: 'held', reason: '2/reason', until: day('2027-01-15') } as const;
    expect(toStatus(given(held))).toBe('held');
    expect(given(held).hold).toEqual({ reason: '2/reason', until: '2027-01-15' });
    expect(toStatus(given(held, { kind: 'resumed' }))).toBe('running');
  });

  test('withdrawing ends the hold and sets its own date', () => {
    const state = given({ kind: 'held', reason: '2/reason', until: null }, { kind: 'withdrawn', on: day('2026-12-01'), reason: '3/reason', nobodyApplied: true });
    expect(state.hold).toBeNull();
    expect(state.withdrawal).toEqual({ on: '2026-12-01', reason: '3/reason', nobodyApplied: true });
    expect(toStatus(state)).toBe('withdrawn');
    expect(toReferenceDates(state).T_trukket).toBe('2026-12-01');
  });

  test('a case advertised anew, handed over, or brought under newer rules says so', () => {
    const hash = 'b'.repeat(64) as PolicyHash;
    const state = given({ kind: 'advertised-anew', as: '2026-15' as CaseId }, { kind: 'handed-over', to: ola }, { kind: 'policy-adopted', policy: hash });
    expect(state).toMatchObject({ linkedTo: '2026-15', owner: 'ola', policy: hash });
  });
});

describe('who takes part', () => {
  const share: CaseHappening = { kind: 'shared', with: ola, as: 'union', union: '2/union-1', step: step('need.union'), position: null };

  test('a share says with whom, as what, at which step, when and by whom', () => {
    expect(given().shares).toEqual([]);
    expect(given(share).shares).toEqual([
      {
        with: 'ola',
        as: 'union',
        union: '2/union-1',
        step: 'need.union',
        position: null,
        at: '2026-11-24T08:00:01.000Z',
        by: 'kari',
        // An older event tells nothing of these.
        name: null,
        due: null,
        enclosed: null,
        unreached: false,
        delivery: null,
        answer: null,
        correction: null,
      },
    ]);
  });

  test('a share lasts through whatever happens to its step or the owner, and goes when it is undone', () => {
    expect(given(share, done('need.union'), { kind: 'step-reopened', step: step('need.union'), position: null, reason: null }).shares).toHaveLength(1);
    expect(given(share, { kind: 'handed-over', to: ola }).shares).toHaveLength(1);
    expect(given(share, { kind: 'undone', turn: 2 }).shares).toEqual([]);
  });
});

describe('undone turns', () => {
  test('an undone turn is as if it had not happened', () => {
    const state = given({ kind: 'facts-changed', facts: postFacts({ title: 'Lærer' }) }, { kind: 'undone', turn: 2 });
    expect({ ...state, turn: 1 }).toEqual(given());
  });

  test('all events of one turn go together', () => {
    const [first, second, third] = events(done('need.union'), done('need.preference'));
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are three events');
    const together = [first, second, { ...third, turn: 2 }];
    expect(foldCase(together).turns.at(-1)).toEqual({ turn: 2, by: 'kari', kinds: ['step-done', 'step-done'] });
    const undone: CaseEvent = { ...third, turn: 3, what: { kind: 'undone', turn: 2 } };
    expect(foldCase([...together, undone]).steps).toEqual({});
  });

  test('undoing twice takes back two turns, each turn once', () => {
    const state = given(done('need.union'), done('need.preference'), { kind: 'undone', turn: 3 }, { kind: 'undone', turn: 2 });
    expect(state.steps).toEqual({});
    expect(state.turns.map(({ turn }) => turn)).toEqual([1]);
    expect(state.turn).toBe(5);
  });

  test('an undo is no turn of its own that could be undone', () => {
    expect(given(done('need.union'), { kind: 'undone', turn: 2 }).turns.map(({ turn }) => turn)).toEqual([1]);
  });

  test('undoing a withdrawal brings the hold back that it ended', () => {
    const state = given({ kind: 'held', reason: '2/reason', until: null }, { kind: 'withdrawn', on: day('2026-12-01'), reason: '3/reason', nobodyApplied: false }, { kind: 'undone', turn: 3 });
    expect(toStatus(state)).toBe('held');
  });

  test('undoing a change of facts makes the form opened before valid again', () => {
    expect(given({ kind: 'facts-changed', facts: postFacts() }, { kind: 'undone', turn: 2 }).factsTurn).toBe(1);
  });

  test('a text reference is never used twice, also when the turn it came from is undone', () => {
    const policy = testPolicy({ steps: [{ id: 'need.why', fields: [field('why', 'text')] }] });
    const script = playCase({ policy });
    const refs: string[] = [];
    for (const why of ['Første', 'Andre', 'Tredje']) {
      script.record('need.why', { why });
      const record = script.state().steps['need.why'];
      refs.push(record?.outcome === 'done' ? String(record.evidence.fields['why']) : '');
      script.run({ kind: 'undo' });
    }
    expect(refs).toEqual(['2/why', '4/why', '6/why']);
    expect(script.texts()).toEqual({ '2/why': 'Første', '4/why': 'Andre', '6/why': 'Tredje' });
  });
});
