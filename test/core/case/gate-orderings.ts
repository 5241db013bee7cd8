import type { Policy } from '../../../src/core/case/definition.ts';
import type { SettingId } from '../../../src/core/ids.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import { withFreeze } from './asker-policy.ts';
import { partTime, postFacts, temporary } from './post-facts.ts';

/** One ordering of the catalogue's hard gates (0.1): until the opener is recorded, the step behind is refused. */
export interface Ordering {
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

/** The demand for references binds once HR has confirmed which hires it covers. */
const withConfirmedScope = (): Policy =>
  withSettings(withFreeze(false), [{ id: 'references.scope' as SettingId, value: 'alle ansettelser', confirmed: true }]);

const perPosition = { openerAt: 'p1', behindAt: 'p1' } as const;

/** The ten hard gates (catalogue 0.1) and the check of the advert, each as the orderings it demands. */
export const gateOrderings: Readonly<Record<string, readonly Ordering[]>> = {
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
    {
      opener: 'need.approval',
      behind: 'decision.recommendation',
      gate: 'G2',
      rule: 'S1-04',
      policy: withFreeze(true),
      facts: postFacts({ route: 'direct' }),
    },
  ],
  'gate 3: below 100 % the need is written and discussed before the decision': [
    { opener: 'need.part-time', behind: 'need.approval', gate: 'G3', rule: 'N-05', facts: postFacts({ positions: [partTime(50)] }) },
    {
      opener: 'need.part-time',
      behind: 'advert.publish',
      gate: 'G3',
      rule: 'N-05',
      facts: postFacts({ positions: [partTime(80)] }),
      policy: withFreeze(false),
    },
    {
      opener: 'need.part-time',
      behind: 'advert.publish',
      gate: 'G3',
      rule: 'N-05',
      facts: postFacts({ positions: [partTime(99)] }),
      policy: withFreeze(false),
    },
    {
      opener: 'need.part-time',
      behind: 'advert.publish',
      gate: 'G3',
      rule: 'N-05',
      facts: postFacts({ positions: [partTime(80, 100)] }),
      policy: withFreeze(false),
    },
    {
      opener: 'need.part-time',
      behind: 'decision.recommendation',
      gate: 'G3',
      rule: 'N-05',
      facts: postFacts({ route: 'nav', positions: [partTime(80)] }),
      policy: withFreeze(false),
    },
    {
      opener: 'need.temporary',
      behind: 'advert.publish',
      gate: 'G3',
      rule: 'N-10',
      facts: postFacts({ positions: [temporary()] }),
      policy: withFreeze(false),
    },
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
    { opener: 'selection.impartiality', behind: 'decision.decision', gate: 'G7', rule: 'N-27', facts: postFacts({ route: 'direct' }) },
    { opener: 'selection.assessment', behind: 'selection.invite', gate: 'G7', rule: 'S4-06' },
  ],
  'gate 8: the candidate agrees before references are called, and two are taken before the recommendation': [
    { opener: 'interview.guide', behind: 'interview.briefing', gate: 'G8', rule: 'S4-11' },
    { opener: 'interview.briefing', behind: 'interview.hold', gate: 'G8', rule: 'S4-13' },
    { opener: 'interview.hold', behind: 'interview.consent', gate: 'G8', rule: 'N-32' },
    { opener: 'interview.consent', behind: 'interview.references', gate: 'G8', rule: 'S4-14' },
    { opener: 'interview.references', behind: 'decision.recommendation', gate: 'G9', rule: 'S4-16', policy: withConfirmedScope() },
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
    {
      opener: 'hire.police',
      behind: 'hire.close',
      gate: 'G11',
      rule: 'N-40',
      openerAt: 'p1',
      facts: postFacts({ serviceArea: 'kindergarten', roleFamily: 'BH' }),
    },
  ],
  'the advert is checked as it stands before it is published': [
    { opener: 'advert.check', behind: 'advert.publish', gate: 'G12', rule: 'S3-01' },
    { opener: 'advert.check', behind: 'advert.second-reader', gate: 'G12', rule: 'S3-01' },
    { opener: 'advert.check', behind: 'advert.publish', gate: 'G12', rule: 'S3-01', facts: postFacts({ route: 'internal' }) },
  ],
};
