import type { Policy } from '../case/definition.ts';
import { toReferenceDates, toStatus, type CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate } from '../ids.ts';
import { layOutBackwards, layOutForwards, type Leg } from './lay-out-dates.ts';
import type { PlanStage } from './plan-stage.ts';
import { toMilestones, type Milestone } from './to-milestones.ts';

/** A milestone of the plan; `set` is a day somebody has decided, `suggested` follows from the durations. */
export interface PlanDate extends Milestone {
  readonly kind: 'set' | 'suggested';
}

/**
 * Whether the wanted start can be reached from today: at the usual pace, only when everything goes fast, only by
 * somebody without a period of notice, or not at all.
 */
export type Reach = 'none-wanted' | 'usual' | 'short' | 'no-notice' | 'out-of-reach';

/** A plan for what is left of a case. */
export interface SuggestedPlan {
  /** Backwards from the wanted start the days are the latest, forwards from today the earliest. */
  readonly direction: 'backwards' | 'forwards';
  readonly reach: Reach;
  readonly wanted: IsoDate | null;
  readonly ahead: readonly PlanDate[];
  /** The first day the new colleague can be expected at the usual pace, with notice. */
  readonly earliestStart: IsoDate;
}

type Pace = 'usual' | 'short' | 'no-notice';

/** Lays out what is left of a case by the policy's durations; null when there is nothing left to plan or the case does not run. Pure. */
export function suggestPlan(state: CaseState, policy: Policy, today: IsoDate): SuggestedPlan | null {
  if (toStatus(state) !== 'running' || toReferenceDates(state).T_start !== undefined) return null;
  const { left } = toMilestones(state, policy, today);
  if (left.length === 0) return null;
  const daysOff = extraDaysOff(policy);
  const toLegs = (pace: Pace) => left.map(({ stage, fixed }): Leg => ({ takes: toDuration(stage, pace), fixed }));
  const earliest = (pace: Pace) => layOutForwards(toLegs(pace), today, daysOff);
  const earliestStart = earliest('usual').at(-1) ?? today;
  const wanted = state.facts.wantedStart;
  const reach = wanted === null ? 'none-wanted' : toReach(wanted, (pace) => earliest(pace).at(-1) ?? today);
  const isReached = reach === 'usual' || reach === 'short' || reach === 'no-notice';
  const days = isReached && wanted !== null ? layOutBackwards(toLegs(reach), { from: today, until: wanted, daysOff }) : earliest('usual');
  return {
    direction: isReached ? 'backwards' : 'forwards',
    reach,
    wanted,
    ahead: left.map(({ stage, fixed }, index): PlanDate => ({ stage, date: days[index] ?? today, kind: fixed === null ? 'suggested' : 'set' })),
    earliestStart,
  };
}

function toReach(wanted: IsoDate, earliestStart: (pace: Pace) => IsoDate): Reach {
  const paces: readonly Pace[] = ['usual', 'short', 'no-notice'];
  return paces.find((pace) => earliestStart(pace) <= wanted) ?? 'out-of-reach';
}

function toDuration({ takes, least, notice }: PlanStage, pace: Pace): PlanStage['takes'] {
  if (pace === 'usual' || least === undefined) return takes;
  return notice && pace === 'short' ? takes : least;
}
