import { toCourse } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { toReferenceDates, toStatus, type CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate } from '../ids.ts';
import { layOutBackwards, layOutForwards, type Leg } from './lay-out-dates.ts';
import { firstKnown } from './plan-reminders.ts';
import type { PlanStage } from './plan-stage.ts';

/** A milestone of the plan that has a day. */
export interface PlanDate {
  readonly stage: PlanStage;
  readonly date: IsoDate;
  /** `set` is a day somebody has decided; `suggested` follows from the durations. */
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
  /** Milestones that are reached, with the day they have. */
  readonly past: readonly { readonly stage: PlanStage; readonly date: IsoDate }[];
  readonly ahead: readonly PlanDate[];
  /** The first day the new colleague can be expected at the usual pace, with notice. */
  readonly earliestStart: IsoDate;
}

type Pace = 'usual' | 'short' | 'no-notice';

/** Lays out what is left of a case by the policy's durations; null when there is nothing left to plan or the case does not run. Pure. */
export function suggestPlan(state: CaseState, policy: Policy, today: IsoDate): SuggestedPlan | null {
  if (toStatus(state) !== 'running' || toReferenceDates(state).T_start !== undefined) return null;
  const { past, left } = toMilestones(state, policy, today);
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
    past,
    ahead: left.map(({ stage, fixed }, index): PlanDate => {
      const date = days[index] ?? today;
      return { stage, date, kind: fixed === null ? 'suggested' : 'set' };
    }),
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

/** What is reached, and what is left with the days somebody has decided for it. A decided day that has passed without its step counts for nothing. */
function toMilestones(state: CaseState, policy: Policy, today: IsoDate) {
  const { steps } = toCourse(state, policy, today);
  const past: { stage: PlanStage; date: IsoDate }[] = [];
  const left: { stage: PlanStage; fixed: IsoDate | null }[] = [];
  for (const stage of policy.plan) {
    const own = steps.filter(({ step }) => stage.steps.includes(step.id));
    if (own.length === 0 && stage.steps.length > 0) continue;
    const known = firstKnown(stage.known, state, null)?.day ?? null;
    const isRecorded = own.length > 0 && own.every(({ standing }) => standing === 'done' || standing === 'skipped');
    if (!isRecorded || (known !== null && known > today)) {
      // A day that comes before one decided for an earlier milestone is a slip of hers, not a plan.
      const isInOrder = known !== null && known >= today && left.every(({ fixed }) => fixed === null || fixed <= known);
      left.push({ stage, fixed: isInOrder ? known : null });
    }
    if (isRecorded && known !== null && known <= today) past.push({ stage, date: known });
  }
  return { past, left };
}
