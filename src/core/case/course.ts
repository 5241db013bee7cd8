import type { Instant, IsoDate, PositionId } from '../ids.ts';
import { isAboutText, isAdvertSettled, isPassed } from './advert.ts';
import { holds, type ConditionWorld, type StepStanding } from './condition.ts';
import type { Check, Door, Field, Gate, Policy, Step } from './definition.ts';
import { toFactValues, type FactValues } from './fact-values.ts';
import { isExemptFromReferences } from './reference-demands.ts';
import { briefingStanding, impartialityStanding } from './panel.ts';
import { requirementsGap } from './requirements.ts';
import { isPublished, isRaised, toReferenceDates, type CaseState, type StepRecord } from './state.ts';
import { extraDaysOff, toDeadline } from './to-deadline.ts';

/** A door with the gate it belongs to and a stable name, `G7/1`. */
export interface NamedDoor extends Door {
  readonly id: string;
  readonly gate: Gate;
  /** False while the setting it rests on waits for HR: then it advises (a manager may pass with a reason). */
  readonly binding: boolean;
}

/** One applicable step and how it stands; a step recorded per position stands here once for each. */
export interface CourseStep {
  readonly step: Step;
  readonly standing: 'open' | 'shut' | 'not-yet' | 'asked' | 'done' | 'skipped';
  /** Why it is shut; for a step that waits for an answer, why the answer cannot be recorded yet. */
  readonly door: NamedDoor | null;
  /** The day it opens, when it is not yet time. */
  readonly opensOn: IsoDate | null;
  readonly record: StepRecord | undefined;
  /** The position it is recorded for; null for steps of the whole case. */
  readonly position: PositionId | null;
  readonly deadline: IsoDate | null;
}

/** A case laid over its policy: which steps exist, how each stands, what is next. */
export interface Course {
  readonly steps: readonly CourseStep[];
  readonly next: CourseStep | null;
  readonly world: ConditionWorld;
  /** The stage she is in; null when all is done. */
  readonly stage: string | null;
}

/** Positions somebody is still to be hired in. */
export function livePositions(state: CaseState): readonly PositionId[] {
  return state.facts.positions.map(({ id }) => id).filter((id) => (state.positions[id]?.unfilled ?? null) === null);
}

/** What conditions of this case's policy look at; for a step recorded per position, as seen from that position. */
export function toWorld(state: CaseState, policy: Policy, position: PositionId | null = null): ConditionWorld {
  const facts: FactValues = toFactValues(state.facts, {
    published: isPublished(state),
    withdrawn: state.withdrawal !== null,
    referencesExempt: isExemptFromReferences(policy, state.facts),
    raised: {
      negativeInformation: isRaised(state, 'negativeInformation'),
      internalCandidate: isRaised(state, 'internalCandidate'),
    },
  });
  const steps = new Map(policy.steps.map((step) => [step.id as string, step]));
  const settings = new Map(policy.settings.map((setting) => [setting.id as string, setting.value]));
  const world: ConditionWorld = {
    facts,
    setting: (id) => {
      const value = settings.get(id);
      return typeof value === 'object' ? undefined : value;
    },
    step: (id) => {
      const step = steps.get(id);
      return step === undefined ? 'hidden' : toStanding(step, state, policy, world, position);
    },
  };
  return world;
}

function toStanding(step: Step, state: CaseState, policy: Policy, world: ConditionWorld, position: PositionId | null): StepStanding {
  const course = state.withdrawal === null ? 'running' : 'withdrawn';
  if (step.course !== 'both' && step.course !== course) return 'hidden';
  if (step.when !== undefined && !holds(step.when, world)) return 'hidden';
  if (step.editor === 'requirements' && requirementsGap(state.requirements?.list ?? null) === null) {
    // The list is kept when what it rests on is taken back, but it counts only together with that.
    return shutDoor(step, state, namedDoors(policy), world) === null ? 'done' : 'open';
  }
  // Like the list it stands on its own words: taken back by changing them, not by a press.
  if (step.editor === 'advert') return isAdvertSettled(state) && shutDoor(step, state, namedDoors(policy), world) === null ? 'done' : 'open';
  if (!isAboutText(state, step, state.steps[step.id])) return 'open';
  // Once a panel is named its members' own answers count, whatever was recorded about them before.
  if ((step.editor === 'panel' || step.editor === 'briefing') && (state.panel.length > 0 || state.steps[step.id] === undefined)) {
    const standing = step.editor === 'panel' ? impartialityStanding(state) : briefingStanding(state, heldAt(step, state, policy));
    return shutDoor(step, state, namedDoors(policy), world) === null ? standing : 'open';
  }
  if (step.per === 'case') return toRecordStanding(state.steps[step.id]);
  if (position !== null) return toRecordStanding(state.perPosition[step.id]?.[position]);
  const live = livePositions(state);
  if (live.length === 0) return 'hidden';
  const standings = live.map((one) => toRecordStanding(state.perPosition[step.id]?.[one]));
  return standings.find((one) => one === 'open') ?? standings.find((one) => one === 'asked') ?? 'done';
}

/** When the first of what a step opens was recorded, as the interviews after the panel's confirmations; null while nothing is. */
function heldAt({ id }: Step, state: CaseState, policy: Policy): Instant | null {
  const opened = policy.gates.flatMap(({ doors }) => doors.flatMap(({ before, openedBy }) => (openedBy.includes(id) ? before : [])));
  const times = opened.flatMap((one) => (state.steps[one]?.outcome === 'done' ? [state.steps[one].at] : []));
  return times.toSorted()[0] ?? null;
}

function toRecordStanding(record: StepRecord | undefined): 'open' | 'asked' | 'done' | 'skipped' {
  if (record === undefined || record.outcome === 'refused' || record.outcome === 'returned') return 'open';
  return record.outcome;
}

/** All doors of a policy with their names. */
export function namedDoors(policy: Policy): readonly NamedDoor[] {
  const unconfirmed = new Set(policy.settings.filter((setting) => !setting.confirmed).map((setting) => setting.id));
  return policy.gates.flatMap((gate) =>
    gate.doors.map((door, index) => ({
      ...door,
      id: `${gate.id}/${index}`,
      gate,
      binding: door.restsOn === undefined || !unconfirmed.has(door.restsOn),
    })),
  );
}

/** The first door in front of a step that is shut and has not been passed. */
function shutDoor(step: Step, state: CaseState, doors: readonly NamedDoor[], world: ConditionWorld): NamedDoor | null {
  return doors.find((one) => one.before.includes(step.id) && !isPassed(state, one.id) && !holds(one.needs, world)) ?? null;
}

/** The last course laid for a state: deciding, summing up and showing one turn all ask for the same. */
const laid = new WeakMap<CaseState, { readonly policy: Policy; readonly today: IsoDate; readonly course: Course }>();

/** Lays a case over its policy as of a day. */
export function toCourse(state: CaseState, policy: Policy, today: IsoDate): Course {
  const known = laid.get(state);
  if (known !== undefined && known.policy === policy && known.today === today) return known.course;
  const course = layCourse(state, policy, today);
  laid.set(state, { policy, today, course });
  return course;
}

function layCourse(state: CaseState, policy: Policy, today: IsoDate): Course {
  const doors = namedDoors(policy);
  const live = livePositions(state);
  const daysOff = extraDaysOff(policy);
  const toView = (position: PositionId | null) => ({ position, world: toWorld(state, policy, position), dates: toReferenceDates(state, position) });
  const whole = toView(null);
  const perPosition = live.map(toView);

  const toCourseStep = (step: Step, { position, world, dates }: ReturnType<typeof toView>): readonly CourseStep[] => {
    const standing = toStanding(step, state, policy, world, position);
    if (standing === 'hidden') return [];
    const opensOn = step.opensAt === undefined ? null : (dates[step.opensAt] ?? null);
    const due = step.deadline === undefined ? undefined : dates[step.deadline.after];
    const base = {
      step,
      position,
      record: position === null ? state.steps[step.id] : state.perPosition[step.id]?.[position],
      opensOn,
      deadline: due === undefined ? null : toDeadline(step, due, daysOff),
      door: null,
    };
    if (standing === 'done' || standing === 'skipped') return [{ ...base, standing }];
    const door = shutDoor(step, state, doors, world);
    if (standing === 'asked') return [{ ...base, standing, door }];
    if (door !== null) return [{ ...base, standing: 'shut', door }];
    // The day itself belongs to the applicants: what opens at the deadline opens the day after.
    if (opensOn !== null && today <= opensOn) return [{ ...base, standing: 'not-yet' }];
    return [{ ...base, standing: 'open' }];
  };
  const steps = policy.steps.flatMap((step) =>
    step.per === 'case' ? toCourseStep(step, whole) : perPosition.flatMap((view) => toCourseStep(step, view)),
  );
  const next = steps.find(({ standing }) => standing === 'open') ?? null;
  const unfinished = steps.find(({ standing }) => standing !== 'done' && standing !== 'skipped');
  return { steps, next, world: whole.world, stage: next?.step.stage ?? unfinished?.step.stage ?? null };
}

/** The ticks of a step that apply to this case. */
export function applicableChecks(step: Step, world: ConditionWorld): readonly Check[] {
  return step.checks.filter((check) => check.when === undefined || holds(check.when, world));
}

/** The fields of a step that apply to this case. */
export function applicableFields(step: Step, world: ConditionWorld): readonly Field[] {
  return step.fields.filter((field) => field.when === undefined || holds(field.when, world));
}
