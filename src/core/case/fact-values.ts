import type { Facts } from './facts.ts';

/** What conditions in a policy may ask about; derived from the case, never stored. */
export interface FactValues {
  /** Lowest percentage of any position: one post below 100 % makes the part-time duty apply (N-05). */
  readonly percentage: number;
  readonly temporary: boolean;
  readonly leader: boolean;
  readonly shiftWork: boolean;
  readonly serviceArea: string;
  readonly roleFamily: string;
  readonly route: string;
  readonly positions: number;
  readonly published: boolean;
  readonly withdrawn: boolean;
  /** A decisive negative fact about a candidate has come up (N-31); never what it is. */
  readonly negativeInformation: boolean;
  /** A candidate has or has had employment with the employers the policy lists (S4-18). */
  readonly internalCandidate: boolean;
  /** HR has exempted this type of post from references. */
  readonly referencesExempt: boolean;
}

/** Names a condition may use; the policy reader refuses others. */
export const factNames = [
  'percentage',
  'temporary',
  'leader',
  'shiftWork',
  'serviceArea',
  'roleFamily',
  'route',
  'positions',
  'published',
  'withdrawn',
  'negativeInformation',
  'internalCandidate',
  'referencesExempt',
] as const satisfies readonly (keyof FactValues)[];

/** Facts set by evidence of steps rather than by the case form. */
export type RaisedFact = 'negativeInformation' | 'internalCandidate';

/** Flattens the case's facts for conditions. */
export function toFactValues(
  facts: Facts,
  course: {
    readonly published: boolean;
    readonly withdrawn: boolean;
    readonly referencesExempt: boolean;
    readonly raised: Readonly<Record<RaisedFact, boolean>>;
  },
): FactValues {
  return {
    percentage: Math.min(...facts.positions.map((position) => position.percentage.min)),
    temporary: facts.positions.some((position) => position.permanence === 'temporary'),
    leader: facts.leader,
    shiftWork: facts.shiftWork,
    serviceArea: facts.serviceArea,
    roleFamily: facts.roleFamily,
    route: facts.route,
    positions: facts.positions.length,
    published: course.published,
    withdrawn: course.withdrawn,
    referencesExempt: course.referencesExempt,
    ...course.raised,
  };
}
