import type { StepId } from '../ids.ts';
import { refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import type { Course } from './course.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { Facts } from './facts.ts';
import { firstOutrun } from './first-outrun.ts';
import { changedPremises } from './premises.ts';
import type { Refusal } from './refusal.ts';
import { isPublished } from './state.ts';

/** Changing what the manager has said about the post: premises freeze when it is advertised (S3-03, N-50), and no change may leave a gate behind. */
export function decideFacts(command: Extract<Command, { kind: 'change-facts' }>, { state, course, world }: Moment): Result<Decision, Refusal> {
  const { facts } = command;
  if (command.basis !== state.factsTurn) return refuse({ reason: 'changed-meanwhile' });
  const changed = changedPremises(state.facts, facts);
  if (changed.all.length === 0) return refuse({ reason: 'already-done' });
  if (isPublished(state) && changed.premises.length > 0) return refuse({ reason: 'frozen', what: changed.premises });
  const recorded = recordedForLost(facts, course) ?? firstOutrun(state, { ...state, facts }, world);
  return recorded === null ? happen({ kind: 'facts-changed', facts }) : refuse({ reason: 'needed-by', step: recorded });
}

/** A step recorded for a position the new facts no longer have. */
function recordedForLost(facts: Facts, course: Course): StepId | null {
  const kept = new Set(facts.positions.map(({ id }) => id));
  return course.steps.find(({ position, record }) => position !== null && record !== undefined && !kept.has(position))?.step.id ?? null;
}
