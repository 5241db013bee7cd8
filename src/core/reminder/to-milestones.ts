import { livePositions, toCourse } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import type { CaseState } from '../case/state.ts';
import type { IsoDate } from '../ids.ts';
import { firstKnown } from './to-days.ts';
import type { PlanStage } from './plan-stage.ts';

/** A milestone with its day. */
export interface Milestone {
  readonly stage: PlanStage;
  readonly date: IsoDate;
}

/** The milestones a case has. */
export interface Milestones {
  /** Reached, with the day they were. */
  readonly past: readonly Milestone[];
  /** Still ahead, with the day somebody has decided for the case as a whole, where that day fits the order. */
  readonly left: readonly { readonly stage: PlanStage; readonly fixed: IsoDate | null }[];
  /** Every decided day that has not passed; a milestone has several when positions differ. */
  readonly decided: readonly Milestone[];
}

/** Lays a case over the milestones of its policy. A decided day that has passed without its step counts for nothing. */
export function toMilestones(state: CaseState, policy: Policy, today: IsoDate): Milestones {
  const { steps } = toCourse(state, policy, today);
  const past: Milestone[] = [];
  const left: { stage: PlanStage; fixed: IsoDate | null }[] = [];
  const decided: Milestone[] = [];
  for (const stage of policy.plan) {
    const own = steps.filter(({ step }) => stage.steps.includes(step.id));
    if (own.length === 0 && stage.steps.length > 0) continue;
    const known = firstKnown(stage.known, state, null)?.day ?? null;
    const days = new Set([known, ...livePositions(state).map((position) => firstKnown(stage.known, state, position)?.day ?? null)]);
    for (const date of days) if (date !== null && date >= today) decided.push({ stage, date });
    const isRecorded = own.length > 0 && own.every(({ standing }) => standing === 'done' || standing === 'skipped');
    if (isRecorded && known !== null && known <= today) past.push({ stage, date: known });
    if (isRecorded && (known === null || known <= today)) continue;
    // A day that comes before one decided for an earlier milestone is a slip of hers, not a plan.
    const isInOrder = known !== null && known >= today && left.every(({ fixed }) => fixed === null || fixed <= known);
    left.push({ stage, fixed: isInOrder ? known : null });
  }
  return { past, left, decided };
}
