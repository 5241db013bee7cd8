import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts, temporary } from './post-facts.ts';
import { walkCase, walkTo, type Walk } from './walk-case.ts';

function load(): Policy {
  const loaded = loadPolicy({ folder: 'policies', id: 'alver' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

const alver = load();

const withdraw = (script: CaseScript) => {
  script.run({ kind: 'withdraw', reason: 'Behovet er dekt på annan måte', nobodyApplied: false });
};

const voyages: Readonly<Record<string, { readonly facts: Facts; readonly walk?: Walk }>> = {
  'a nurse, 80 %, advertised externally': {
    facts: postFacts({ serviceArea: 'health', roleFamily: 'HO', positions: [partTime(80)], shiftWork: true }),
  },
  'a leader in a full post': { facts: postFacts({ leader: true, roleFamily: 'LE' }) },
  'a temporary teacher, 60 %': {
    facts: postFacts({ serviceArea: 'school', roleFamily: 'SK', positions: [temporary({ percentage: { min: 60, max: 60 } })] }),
  },
  'a post advertised internally': { facts: postFacts({ route: 'internal' }) },
  'a direct appointment': { facts: postFacts({ route: 'direct' }) },
  'a post by way of a Nav measure': { facts: postFacts({ route: 'nav' }) },
  'an inclusion post': { facts: postFacts({ route: 'inclusion' }) },
  'a post withdrawn before it is advertised': { facts: postFacts(), walk: { instead: { 'advert.write': withdraw } } },
  'a post withdrawn after it is advertised': { facts: postFacts(), walk: { instead: { 'selection.assessment': withdraw } } },
  'a post where something negative and decisive came up': {
    facts: postFacts(),
    walk: { answers: { 'interview.references': { negative: 'negative-yes' } } },
  },
};

describe('a case in Alver', () => {
  const reached = new Map<string, readonly string[]>();

  test.each(Object.keys(voyages))('of %s comes to its end, and learning comes just before it', (name) => {
    const voyage = voyages[name];
    const script = playCase({ policy: alver, ...(voyage === undefined ? {} : { facts: voyage.facts }) });
    const walked = walkCase(script, voyage?.walk).reached;
    expect(toStatus(script.state())).toBe('closed');
    expect(walked.slice(-3)).toEqual(['hire.archive', 'hire.learning', 'hire.close']);
    reached.set(name, walked);
  });

  test('of some kind goes through every step of the policy', () => {
    const everywhere = new Set([...reached.values()].flat());
    expect(alver.steps.map(({ id }) => id).filter((id) => !everywhere.has(id))).toEqual([]);
  });

  test('binds only where a rule that is known does: no door that binds rests on good practice or on the proposal alone', () => {
    const unconfirmed = new Set(alver.settings.filter(({ confirmed }) => !confirmed).map(({ id }) => id));
    const bound = alver.gates.flatMap(({ id, doors }) =>
      doors
        .filter(({ restsOn, rule }) => (restsOn === undefined || !unconfirmed.has(restsOn)) && !rule.startsWith('N-'))
        .map(({ rule }) => `${id} ${rule}`),
    );
    expect(bound).toEqual([]);
    const certain = new Set(alver.rules.filter(({ certainty }) => ['A', 'B'].includes(certainty)).map(({ id }) => id));
    const doubtful = alver.gates.flatMap(({ doors }) => doors.filter(({ restsOn, rule }) => restsOn === undefined && !certain.has(rule)));
    expect(doubtful).toEqual([]);
  });

  test('demands of nobody what only good practice or the proposal asks for, without saying that it is so', () => {
    const weight = new Map<string, string>(alver.rules.map(({ id, kind, certainty }) => [id, certainty === 'DEFAULT' ? 'practice' : kind]));
    for (const step of alver.steps) expect(weight.has(step.why), step.id).toBe(true);
    // A check of good practice stops nobody for good: the step can be left out, or the check be answered otherwise.
    const strict = alver.steps.flatMap((step) =>
      step.checks
        .filter(({ need, rules }) => need === 'must' && !step.skippable && rules.every((rule) => !rule.startsWith('N-')))
        .map(({ id }) => `${step.id}/${id}`),
    );
    expect(strict).toEqual([]);
  });

  test('takes fewer than two references with a line that says why', () => {
    const script = playCase({ policy: alver });
    walkTo(script, 'interview.references');
    expect(script.refusal(script.filled('interview.references', { two: 'false', references: '1', reason: '' }))).toMatchObject({ reason: 'inputs' });
    script.record('interview.references', { two: 'false', references: '1', reason: 'Berre éin svara' });
    expect(script.standing('interview.references')).toBe('done');
  });

  test('advises to keep the rejections until the candidate has answered, and lets the manager go on with a reason', () => {
    const script = playCase({ policy: alver });
    walkTo(script, 'hire.offer');
    const found = script.find('hire.reject');
    expect(found).toMatchObject({ standing: 'shut', door: { binding: false, rule: 'GP-08' } });
    const door = found?.door?.id ?? '';
    script.run({ kind: 'pass-door', door, reason: 'Svaret drøyer, HR er einig' });
    expect(script.standing('hire.reject')).toBe('open');
  });
});
