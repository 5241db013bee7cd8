import type { Command } from '../../../src/core/case/command.ts';
import { toCourse, type Course, type CourseStep } from '../../../src/core/case/course.ts';
import { decide, type Decision } from '../../../src/core/case/decide.ts';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { CaseEvent, CaseHappening } from '../../../src/core/case/event.ts';
import { foldCase } from '../../../src/core/case/evolve.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { Refusal } from '../../../src/core/case/refusal.ts';
import { commentInput } from '../../../src/core/case/decide-slot.ts';
import { isNegative, toSlots, type SlotRecord } from '../../../src/core/case/slots.ts';
import type { CaseState } from '../../../src/core/case/state.ts';
import type { CaseId, Instant, IsoDate, PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';
import type { Result } from '../../../src/core/result.ts';
import { fillIn, type Answers } from './fill-in.ts';
import { postFacts } from './post-facts.ts';
import { isDiscussion } from '../../../src/core/case/involved-fields.ts';
import { sharesAt } from '../../../src/core/case/share.ts';
import { takeReferences } from './take-references.ts';

/** The manager who opens the case. */
export const manager = 'manager' as UserId;
/** An adviser who may pass binding doors. */
export const adviser = 'adviser' as UserId;

/** Who does it: the manager unless said otherwise; an adviser may override. */
export interface By {
  readonly by?: UserId;
  readonly mayOverride?: boolean;
}

/** HR passing a binding door. */
export const asHr: By = { by: adviser, mayOverride: true };

/** A case as a test plays it: given what has happened, when a command comes, then what follows. */
export interface CaseScript {
  readonly policy: Policy;
  readonly events: () => readonly CaseEvent[];
  readonly state: () => CaseState;
  readonly texts: () => Readonly<Record<string, string>>;
  readonly slots: () => SlotRecord;
  readonly today: () => IsoDate;
  readonly course: () => Course;
  /** One step as it stands now; undefined when it is hidden. */
  readonly find: (step: string, position?: string | null) => CourseStep | undefined;
  readonly standing: (step: string, position?: string | null) => CourseStep['standing'] | 'hidden';
  readonly wait: (days: number) => void;
  readonly waitUntil: (day: string) => void;
  /** Takes newer rules into use, as the application does once the case has adopted them. */
  readonly use: (policy: Policy) => void;
  /** Decides without keeping what follows. */
  readonly try: (command: Command, by?: By) => Result<Decision, Refusal>;
  /** Carries a command out; throws when it is refused. */
  readonly run: (command: Command, by?: By) => readonly CaseHappening[];
  /** The refusal of a command; throws when it is accepted. */
  readonly refusal: (command: Command, by?: By) => Refusal;
  /** The command that records a step with everything filled in sensibly. */
  readonly filled: (step: string, answers?: Answers, position?: string | null) => Command;
  /** Records a step with everything filled in sensibly; references are taken, or a representative is asked, first where it rests on that. */
  readonly record: (step: string, answers?: Answers, position?: string | null) => void;
}

/** Opens a case on a Tuesday in November 2026. */
export function playCase({
  policy,
  facts = postFacts(),
  on = '2026-11-24',
}: {
  readonly policy: Policy;
  readonly facts?: Facts;
  readonly on?: string;
}): CaseScript {
  let today = on as IsoDate;
  let rules = policy;
  let texts: Readonly<Record<string, string>> = {};
  let slots: SlotRecord = {};
  const at = () => `${today}T08:00:00.000Z` as Instant;
  const opened: CaseHappening = {
    kind: 'case-opened',
    id: '2026-14' as CaseId,
    on: today,
    owner: manager,
    facts,
    policy: policy.hash,
    linkedFrom: null,
  };
  let events: readonly CaseEvent[] = [{ v: 1, turn: 1, at: at(), by: manager, what: opened }];
  let current = foldCase(events);
  const state = () => current;
  const course = () => toCourse(state(), rules, today);
  const find = (step: string, position: string | null = null) => course().steps.find((one) => one.step.id === step && one.position === position);
  const attempt = (command: Command, { by = manager, mayOverride = false }: By = {}) =>
    decide(command, state(), { policy: rules, today, actor: by, mayOverride, slots });
  const run = (command: Command, by: By = {}) => {
    const decided = attempt(command, by);
    if (!decided.ok) throw new Error(`${command.kind} was refused: ${JSON.stringify(decided.refusal)}`);
    const turn = state().turn + 1;
    const { happenings } = decided.value;
    events = [...events, ...happenings.map((what): CaseEvent => ({ v: 1, turn, at: at(), by: by.by ?? manager, what }))];
    current = foldCase(events);
    texts = { ...texts, ...decided.value.texts };
    slots = { ...slots, ...decided.value.slots };
    return happenings;
  };
  const filled = (step: string, answers: Answers = {}, position: string | null = null): Command => {
    const found = rules.steps.find(({ id }) => id === step);
    if (found === undefined) throw new Error(`The policy has no step ${step}`);
    const inputs = fillIn(found, { state: state(), policy: rules, position: position as PositionId | null, today }, answers);
    // Each candidate about whom something came up could comment today.
    const negative = found.slots === 'comment' ? toSlots(slots, state().slots.refs).filter(isNegative) : [];
    const comments = Object.fromEntries(negative.map(({ name }) => [commentInput(name), today]));
    return { kind: 'do', step: step as StepId, position: position as PositionId | null, inputs: { ...comments, ...inputs } };
  };
  const script: CaseScript = {
    get policy() {
      return rules;
    },
    events: () => events,
    state,
    texts: () => texts,
    slots: () => slots,
    today: () => today,
    course,
    find,
    standing: (step, position = null) => find(step, position)?.standing ?? 'hidden',
    wait: (days) => {
      today = addDays(today, days);
    },
    waitUntil: (day) => {
      today = day as IsoDate;
    },
    use: (newer) => {
      rules = newer;
    },
    try: attempt,
    run,
    refusal: (command, by = {}) => {
      const decided = attempt(command, by);
      if (decided.ok) throw new Error(`${command.kind} was accepted: ${JSON.stringify(decided.value.happenings)}`);
      return decided.refusal;
    },
    filled,
    record: (step, answers = {}, position = null) => {
      if (rules.steps.find(({ id }) => id === step)?.slots === 'call' && find(step)?.standing === 'open') takeReferences(script);
      const share = toFirstShare(script, step, position);
      if (share !== null) run(share);
      run(filled(step, answers, position));
    },
  };
  return script;
}

/** Asking a representative to a discussion nobody has been asked to; null where there is no need. */
export function toFirstShare(script: CaseScript, id: string, position: string | null = null): Command | null {
  const one = script.find(id, position);
  if (one?.standing !== 'open' || !isDiscussion(one.step)) return null;
  const place = { step: one.step.id, position: one.position };
  if (sharesAt(script.state().shares, place).length > 0) return null;
  return { kind: 'share', ...place, with: [{ user: 'mari' as UserId, union: 'delta', name: 'Mari Moe' }], enclosed: 'Turnusen går ikke opp' };
}
