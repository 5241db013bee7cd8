import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import type { SettingId, StepId } from '../../../src/core/ids.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts, temporary } from './post-facts.ts';
import { callReferee } from './take-references.ts';
import { briefPanel, walkCase, walkTo, type Walk } from './walk-case.ts';

function load(): Policy {
  const loaded = loadPolicy({ folder: 'policies', id: 'alver' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

const alver = load();

const skipReferences = (reason: string): Command => ({ kind: 'skip', step: 'interview.references' as StepId, position: null, reason });

const withdraw = (script: CaseScript) => {
  script.run({ kind: 'withdraw', reason: 'Behovet er dekt på annan måte', nobodyApplied: false });
};

const takeNegative = (script: CaseScript) => {
  callReferee(script, 'K1', 'superior', 'yes');
  script.record('interview.references');
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
    walk: { instead: { 'interview.references': takeNegative } },
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

  test('takes references by number, and fewer than two only with a line that says why; what was negative still holds', () => {
    const script = playCase({ policy: alver });
    walkTo(script, 'interview.references', { leave: ['decision.recommendation'] });
    callReferee(script, 'K1', 'superior', 'yes');
    expect(script.refusal(script.filled('interview.references'))).toMatchObject({
      reason: 'inputs',
      problems: [{ message: { key: 'problem.references-advised' } }],
    });
    expect(script.refusal(skipReferences(''))).toMatchObject({ reason: 'inputs' });
    script.run(skipReferences('Berre éin svara'));
    expect(script.standing('interview.references')).toBe('skipped');
    expect(script.find('decision.recommendation')).toMatchObject({ standing: 'shut', door: { binding: true, rule: 'N-31' } });
    script.record('interview.comment', { 'commented-K1': script.today() });
    expect(script.standing('decision.recommendation')).toBe('open');
  });

  test('holds no interview before each member of the panel has confirmed what is not asked about', () => {
    const script = playCase({ policy: alver });
    walkTo(script, 'interview.briefing');
    expect(script.find('interview.hold')).toMatchObject({ standing: 'shut', door: { binding: true, rule: 'N-16' } });
    briefPanel(script);
    expect(script.standing('interview.hold')).toBe('open');
    const [step] = alver.steps.filter(({ editor }) => editor === 'briefing');
    // Every topic of the law (catalogue 3.4) rests on the law alone.
    expect(step?.topics).toHaveLength(12);
    expect(step?.topics.flatMap(({ rules }) => rules).filter((rule) => !rule.startsWith('N-'))).toEqual([]);
    expect(step?.pitfalls).toEqual(['GP-12', 'GP-13', 'GP-14']);
  });

  test('has no references where HR has exempted the type of post, nor HR as reader where HR says so', () => {
    const changed = withSettings(alver, [
      { id: 'references.exempt' as SettingId, value: ['HO'], confirmed: true },
      { id: 'advert.second-reader' as SettingId, value: false, confirmed: true },
    ]);
    const script = playCase({ policy: changed, facts: postFacts({ serviceArea: 'health', roleFamily: 'HO' }) });
    const { reached } = walkCase(script);
    expect(reached.filter((step) => /references|consent|second-reader/u.test(step))).toEqual([]);
    expect(toStatus(script.state())).toBe('closed');
  });

  test('reminds with rules of its own, of the law or of good practice, and of nothing it does not have', () => {
    expect(alver.reminders.filter(({ rules }) => rules.length === 0).map(({ id }) => id)).toEqual([]);
    expect(alver.reminders.find(({ id }) => id === 'RM-28')).toMatchObject({ step: 'hire.learning', rules: ['AL-06'] });
    const weak = alver.reminders.filter(({ certainty, rules }) => certainty === 'A' && !rules.some((rule) => rule.startsWith('N-')));
    expect(weak).toEqual([]);
    expect(alver.reminders.filter(({ certainty, rules }) => certainty === 'LOCAL' && !rules.some((rule) => rule.startsWith('AL-')))).toEqual([]);
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
