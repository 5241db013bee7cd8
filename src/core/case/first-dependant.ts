import type { StepId } from '../ids.ts';
import { isPassed } from './advert.ts';
import { holds } from './condition.ts';
import { namedDoors, toWorld, type Course, type CourseStep } from './course.ts';
import type { Policy } from './definition.ts';
import type { CaseState } from './state.ts';

/** A recorded step behind a door that would shut if this one were taken back: undoing goes backwards. Null when there is none. */
export function firstDependant(at: CourseStep, course: Course, state: CaseState, policy: Policy): StepId | null {
  const without: CaseState =
    at.position === null
      ? { ...state, steps: omit(state.steps, at.step.id) }
      : { ...state, perPosition: { ...state.perPosition, [at.step.id]: omit(state.perPosition[at.step.id] ?? {}, at.position) } };
  const doors = namedDoors(policy).filter(({ id }) => !isPassed(state, id));
  const dependant = course.steps.find(
    ({ step, position, standing }) =>
      standing === 'done' &&
      // What has an editor of its own cannot be taken back; it stops counting by itself when its door shuts.
      step.editor === 'form' &&
      !(step.id === at.step.id && position === at.position) &&
      doors.some(
        (door) =>
          door.before.includes(step.id) &&
          holds(door.needs, toWorld(state, policy, position)) &&
          !holds(door.needs, toWorld(without, policy, position)),
      ),
  );
  return dependant?.step.id ?? null;
}

function omit<Value>(all: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = all;
  return others;
}
