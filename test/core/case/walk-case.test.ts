import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/case/facts.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import type { PositionId, StepId } from '../../../src/core/ids.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { asHr, playCase, type CaseScript } from './case-script.ts';
import { partTime, postFacts, several, temporary } from './post-facts.ts';
import { callReferee } from './take-references.ts';
import { walkCase, walkTo, type Walk } from './walk-case.ts';

const withdraw = (script: CaseScript) => {
  script.run({ kind: 'withdraw', reason: 'Behovet er dekket på annen måte', nobodyApplied: false });
};

interface Voyage {
  readonly facts: Facts;
  readonly walk?: Walk;
  readonly through: readonly string[];
  readonly past: readonly string[];
}

const nurse = postFacts({ title: 'Sykepleier', serviceArea: 'health', roleFamily: 'HO', positions: [partTime(80)] });
const unadvertised = [
  'advert.plan',
  'advert.check',
  'advert.write',
  'advert.publish',
  'advert.period',
  'selection.considerations',
  'selection.lists',
  'selection.status',
  'selection.assessment',
  'selection.invite',
  'hire.reject',
];

const voyages: Readonly<Record<string, Voyage>> = {
  'a nurse, 80 %, permanent, advertised externally': {
    facts: nurse,
    through: ['need.part-time', 'need.approval', 'hire.police', 'hire.reject'],
    past: ['need.temporary', 'need.route', 'interview.comment', 'hire.withdrawal-notice'],
  },
  'a leader in a full post': {
    facts: postFacts({ title: 'Virksomhetsleder', leader: true, roleFamily: 'LE' }),
    through: ['advert.publish', 'interview.references'],
    past: ['need.part-time', 'need.temporary', 'need.route', 'hire.police'],
  },
  'a temporary teacher, 60 %': {
    facts: postFacts({ title: 'Lærer', serviceArea: 'school', roleFamily: 'SK', positions: [temporary({ percentage: { min: 60, max: 60 } })] }),
    through: ['need.part-time', 'need.temporary', 'hire.police'],
    past: ['need.route'],
  },
  'a post advertised internally': {
    facts: postFacts({ route: 'internal' }),
    through: ['need.route', 'advert.publish', 'selection.lists', 'hire.reject'],
    past: ['need.part-time'],
  },
  'a direct appointment': {
    facts: postFacts({ route: 'direct' }),
    through: ['need.route', 'selection.impartiality', 'interview.references', 'hire.contract'],
    past: unadvertised,
  },
  'a post by way of a NAV measure': {
    facts: postFacts({ route: 'nav' }),
    through: ['need.route', 'decision.union', 'hire.contract'],
    past: unadvertised,
  },
  'an inclusion post': {
    facts: postFacts({ route: 'inclusion' }),
    through: ['need.route', 'decision.decision', 'hire.contract'],
    past: unadvertised,
  },
  'two posts, one offer declined and one post left unfilled': {
    facts: postFacts({ positions: several(2, partTime(50)) }),
    walk: {
      instead: {
        'hire.contract': (script) => {
          script.run({ kind: 'decline-offer', position: 'p1' as PositionId, inputs: { declined: script.today() } });
          script.run({ kind: 'unfill', position: 'p2' as PositionId, reason: 'Ingen flere er kvalifiserte' });
        },
      },
    },
    through: ['hire.offer', 'hire.contract', 'hire.reject', 'hire.close'],
    past: ['hire.police'],
  },
  'a post withdrawn before it is advertised': {
    facts: postFacts(),
    walk: { instead: { 'advert.write': withdraw } },
    through: ['need.union', 'hire.archive', 'hire.close'],
    past: ['advert.publish', 'hire.withdrawal-notice', 'hire.offer'],
  },
  'a post withdrawn after it is advertised': {
    facts: postFacts(),
    walk: { instead: { 'selection.assessment': withdraw } },
    through: ['advert.publish', 'hire.withdrawal-notice', 'hire.archive', 'hire.close'],
    past: ['selection.invite', 'hire.offer', 'hire.reject'],
  },
  'a post where something negative and decisive came up': {
    facts: postFacts(),
    walk: {
      instead: {
        'interview.references': (script) => {
          callReferee(script, 'K1', 'superior', 'yes');
          script.record('interview.references');
        },
      },
    },
    through: ['interview.comment', 'decision.recommendation'],
    past: ['need.route'],
  },
  'a post with shift work': { facts: postFacts({ ...nurse, shiftWork: true }), through: ['hire.onboarding'], past: ['need.route'] },
};

/** Each voyage is walked once, whichever test asks first. */
const walks = new Map<string, readonly string[]>();
function reachedBy(name: string, { facts, walk }: Voyage): readonly string[] {
  const known = walks.get(name);
  if (known !== undefined) return known;
  const script = playCase({ policy: askerPolicy, facts });
  const { reached } = walkCase(script, walk);
  if (toStatus(script.state()) !== 'closed') throw new Error(`${name} was not closed`);
  walks.set(name, reached);
  return reached;
}

describe('walking a case from need to close', () => {
  for (const [name, voyage] of Object.entries(voyages)) {
    test(`${name} comes to its end`, () => {
      const { through, past } = voyage;
      const reached = reachedBy(name, voyage);
      expect(reached).toEqual(expect.arrayContaining([...through]));
      expect(reached.filter((step) => past.includes(step))).toEqual([]);
      expect(reached.at(-1)).toBe('hire.close');
    });
  }

  test('every step of the policy is reached by some case', () => {
    const everywhere = new Set(Object.entries(voyages).flatMap(([name, voyage]) => reachedBy(name, voyage)));
    expect(askerPolicy.steps.map(({ id }) => id).filter((id) => !everywhere.has(id))).toEqual([]);
  });

  test('the plain case goes through its steps in the order of the process', () => {
    const { reached, waited } = walkCase(playCase({ policy: withFreeze(false) }));
    expect(reached).toEqual([
      'need.analysis',
      'need.union',
      'need.preference',
      'analysis.list',
      'analysis.openness',
      'analysis.webcruiter',
      'advert.plan',
      'advert.check',
      'advert.second-reader',
      'advert.write',
      'advert.publish',
      'advert.period',
      'selection.considerations',
      'selection.lists',
      'selection.impartiality',
      'selection.status',
      'selection.assessment',
      'selection.invite',
      'interview.guide',
      'interview.briefing',
      'interview.hold',
      'interview.certificates',
      'interview.consent',
      'interview.references',
      'decision.recommendation',
      'decision.union',
      'decision.decision',
      'hire.offer',
      'hire.contract',
      'hire.reject',
      'hire.onboarding',
      'hire.archive',
      'hire.close',
    ]);
    // Applications come in until the deadline; nothing else makes her wait.
    expect(waited).toBe(1);
  });

  test('an answer of no stops nothing but the step itself, and a yes later lets the case go on', () => {
    const script = playCase({ policy: withFreeze(true) });
    walkTo(script, 'need.approval');
    script.record('need.approval', { answer: 'rejected' });
    expect(script.standing('need.approval')).toBe('open');
    expect(script.find('advert.publish')?.door?.gate.id).toBe('G2');
    walkCase(script);
    expect(toStatus(script.state())).toBe('closed');
  });

  test('where nothing is to be done something is waited for, all the way', () => {
    const script = playCase({ policy: withFreeze(true), facts: nurse });
    walkTo(script, 'advert.publish', { leave: ['need.approval'] });
    expect(script.course().next?.step.id).toBe('need.approval');
    script.run({ kind: 'ask', step: 'need.approval' as StepId, position: null, inputs: { asked: script.today() } });
    expect(script.course().next).toBeNull();
    expect(
      script
        .course()
        .steps.filter(({ standing }) => standing === 'asked')
        .map(({ step }) => step.id),
    ).toEqual(['need.approval']);
    expect(script.course().stage).toBe('need');
  });

  test('a case that only HR can bring on is brought on by HR', () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'need.preference');
    const door = script.find('advert.publish')?.door?.id ?? '';
    script.run({ kind: 'pass-door', door, reason: 'Fortrinnsretten er avklart muntlig med HR' }, asHr);
    // The other door that waits for the same step has been passed with it: it is one door.
    const { reached } = walkCase(script, { leave: ['need.preference'] });
    expect(reached).toContain('hire.archive');
    expect(toStatus(script.state())).toBe('closed');
  });
});
