import type { StepId } from '../ids.ts';
import { isPassed } from './advert.ts';
import { holds } from './condition.ts';
import { namedDoors, toCourse, toWorld } from './course.ts';
import type { DecisionWorld } from './decision.ts';
import type { CaseState } from './state.ts';

/**
 * A recorded step that a change would leave without its gate: a post that is not advertised cannot become part-time once
 * it is decided (N-05), and a candidate cannot decline a case that is archived. While a later step waits behind the door,
 * the gate does its work there, so only the last one counts. Null when there is none.
 */
export function firstOutrun(before: CaseState, after: CaseState, { policy, today }: Pick<DecisionWorld, 'policy' | 'today'>): StepId | null {
  const { steps } = toCourse(after, policy, today);
  for (const door of namedDoors(policy).filter(({ id }) => !isPassed(before, id))) {
    // What was left out never stood behind the door.
    const last = steps.findLast(({ step, standing }) => door.before.includes(step.id) && standing !== 'skipped');
    if (last?.standing !== 'done') continue;
    const held = holds(door.needs, toWorld(before, policy, last.position));
    if (held && !holds(door.needs, toWorld(after, policy, last.position))) return last.step.id;
  }
  return null;
}
