import { toCourse, toWorld } from '../case/course.ts';
import { holds, type Condition } from '../case/condition.ts';
import type { Policy } from '../case/definition.ts';
import { isPublished, toReferenceDates, toStatus, type CaseState } from '../case/state.ts';
import type { IsoDate } from '../ids.ts';
import { situations, type Situation } from './audience.ts';

/** The stage in which candidates are interviewed, by the name both policies give it. */
const interviewStage = 'interview';
/** A part-time post whose discussion with the unions is not recorded (N-05, aml. § 14-1 a). */
const undiscussed: Condition = { all: [{ fact: 'percentage', below: 100 }, { not: { step: 'need.part-time', is: 'done' } }] };

/** How a case stands. What is closed or withdrawn is in no situation. */
export function situationsOf(state: CaseState, policy: Policy, today: IsoDate): readonly Situation[] {
  const status = toStatus(state);
  if (status !== 'running' && status !== 'held') return [];
  return situations.filter((situation) => isIn(situation, state, policy, today));
}

function isIn(situation: Situation, state: CaseState, policy: Policy, today: IsoDate): boolean {
  switch (situation) {
    case 'open-case':
      return true;
    case 'in-interviews':
      return toCourse(state, policy, today).stage === interviewStage;
    case 'advert-out':
      return isPublished(state) && (toReferenceDates(state).T_frist ?? today) >= today;
    case 'part-time-undiscussed':
      return holds(undiscussed, toWorld(state, policy));
  }
}
