import type { FreeTextWarning } from '../free-text/check-free-text.ts';
import type { IsoDate, PositionId, StepId, UserId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { checkDate, checkText, readInput } from './check-inputs.ts';
import { checkEvidence } from './check-evidence.ts';
import type { Command } from './command.ts';
import { namedDoors, toCourse, toWorld, type Course, type CourseStep } from './course.ts';
import { firstDependant } from './first-dependant.ts';
import type { Policy } from './definition.ts';
import type { CaseHappening } from './event.ts';
import { changedPremises } from './premises.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { linkRequirements, requirementsGap, reviseRequirements } from './requirements.ts';
import { checkRequirementTexts } from './check-requirements.ts';
import { isPublished, toReferenceDates, toStatus, type CaseState } from './state.ts';
import { undoLast } from './undo-last.ts';

/** What a decision rests on beside the case itself. */
export interface DecisionWorld {
  readonly policy: Policy;
  readonly today: IsoDate;
  readonly actor: UserId;
  /** HR may pass a binding door with a reason; a manager may not. */
  readonly mayOverride: boolean;
}

/** What happens, and the texts it refers to. No events: the command was already carried out. */
export interface Decision {
  readonly happenings: readonly CaseHappening[];
  /** Text reference → a person's own words, kept apart so that they can be deleted. */
  readonly texts: Readonly<Record<string, string>>;
  readonly warnings: readonly FreeTextWarning[];
}

/** Longest reason for skipping, holding, withdrawing …, in characters. */
export const reasonMaxLength = 500;

/** The pure heart: what a command does to a case, or why it does nothing. */
export function decide(command: Command, state: CaseState, world: DecisionWorld): Result<Decision, Refusal> {
  const status = toStatus(state);
  if (!isAllowedNow(command, status)) return refuse({ reason: 'not-now', status });
  const course = toCourse(state, world.policy, world.today);
  const turn = state.turn + 1;

  switch (command.kind) {
    case 'ask': {
      const found = findStep(course, command);
      if (found === undefined || found.step.asks === undefined) return refuse({ reason: 'not-applicable' });
      const barred = barredBy(found);
      if (barred !== null) return refuse(barred);
      const date = checkDate(readInput(command.inputs, 'asked'), { today: world.today, required: true, tense: 'past', notBefore: [] });
      if (!date.ok) return refuse({ reason: 'inputs', problems: [{ input: 'asked', message: date.refusal }] });
      if (date.value === null) return refuse({ reason: 'not-applicable' });
      return only({ kind: 'step-asked', step: found.step.id, position: found.position, on: date.value });
    }
    case 'do': {
      const found = findStep(course, command);
      if (found === undefined || found.step.editor !== 'form') return refuse({ reason: 'not-applicable' });
      const barred = barredBy(found);
      if (barred !== null) return refuse(barred);
      const checked = checkEvidence(found.step, command.inputs, { state, world: toWorld(state, world.policy, found.position), today: world.today, turn });
      if (!checked.ok) return refuse({ reason: 'inputs', problems: checked.refusal });
      const { outcome, evidence, texts, warnings } = checked.value;
      return accept({ happenings: [{ kind: 'step-done', step: found.step.id, position: found.position, outcome, evidence }], texts, warnings });
    }
    case 'skip': {
      const found = findStep(course, command);
      if (found === undefined) return refuse({ reason: 'not-applicable' });
      if (found.standing === 'done' || found.standing === 'skipped') return refuse({ reason: 'already-done' });
      if (!found.step.skippable) return refuse({ reason: 'not-skippable' });
      return withReason(command.reason, turn, (reason) => ({ kind: 'step-skipped', step: found.step.id, position: found.position, reason }));
    }
    case 'reopen': {
      const found = findStep(course, command);
      if (found === undefined || found.record === undefined) return refuse({ reason: 'not-applicable' });
      const later = firstDependant(found, course, state, world.policy);
      if (later !== null) return refuse({ reason: 'needed-by', step: later });
      const what = { kind: 'step-reopened', step: found.step.id, position: found.position } as const;
      if (!found.step.publishes) return only({ ...what, reason: null });
      return withReason(command.reason ?? '', turn, (reason) => ({ ...what, reason }));
    }
    case 'save-list': {
      if (isPublished(state)) return refuse({ reason: 'frozen', what: ['requirements'] });
      if (command.basis !== (state.requirements?.list.version ?? 0)) return refuse({ reason: 'changed-meanwhile' });
      const shut = course.steps.find(({ step }) => step.editor === 'requirements');
      if (shut?.door?.binding === true) return refuse({ reason: 'door', door: shut.door });
      const checked = checkRequirementTexts(command.texts);
      if (!checked.ok) return refuse({ reason: 'inputs', problems: checked.refusal });
      const list = reviseRequirements(state.requirements?.list ?? null, checked.value.texts);
      return accept({ happenings: [{ kind: 'requirements-saved', list }], texts: {}, warnings: checked.value.warnings });
    }
    case 'link-list': {
      if (isPublished(state)) return refuse({ reason: 'frozen', what: ['requirements'] });
      if (state.requirements === null) return refuse({ reason: 'not-applicable' });
      const list = linkRequirements(state.requirements.list, command.chosen);
      if (requirementsGap(list) === 'unlinked') return refuse({ reason: 'inputs', problems: unlinkedProblems(list) });
      return only({ kind: 'requirements-saved', list });
    }
    case 'change-facts': {
      if (command.basis !== state.factsTurn) return refuse({ reason: 'changed-meanwhile' });
      const changed = changedPremises(state.facts, command.facts);
      if (changed.all.length === 0) return refuse({ reason: 'already-done' });
      if (isPublished(state) && changed.premises.length > 0) return refuse({ reason: 'frozen', what: changed.premises });
      return only({ kind: 'facts-changed', facts: command.facts });
    }
    case 'pass-door': {
      const door = namedDoors(world.policy).find(({ id }) => id === command.door);
      const isShut = course.steps.some((one) => one.door?.id === command.door);
      if (door === undefined || !isShut) return refuse({ reason: 'not-applicable' });
      if (door.binding && !world.mayOverride) return refuse({ reason: 'binding' });
      return withReason(command.reason, turn, (reason) => ({ kind: 'door-passed', door: door.id, as: door.binding ? 'override' : 'advice', reason }));
    }
    case 'withdraw':
      return withReason(command.reason, turn, (reason) => ({ kind: 'withdrawn', on: world.today, reason, nobodyApplied: command.nobodyApplied }));
    case 'note-anew':
      return state.linkedTo === null ? only({ kind: 'advertised-anew', as: command.as }) : refuse({ reason: 'already-done' });
    case 'decline-offer': {
      const offered = course.steps.find(({ step, position, standing }) => step.offers && position === command.position && (standing === 'done' || standing === 'asked'));
      if (offered === undefined) return refuse({ reason: 'not-applicable' });
      const since = toReferenceDates(state).T_tilbud;
      const notBefore = since === undefined ? [] : [{ date: since, name: 'T_tilbud' }];
      const date = checkDate(readInput(command.inputs, 'declined'), { today: world.today, required: true, tense: 'past', notBefore });
      if (!date.ok) return refuse({ reason: 'inputs', problems: [{ input: 'declined', message: date.refusal }] });
      if (date.value === null) return refuse({ reason: 'not-applicable' });
      return only({ kind: 'offer-declined', position: command.position, on: date.value });
    }
    case 'unfill': {
      const isLive = course.steps.some(({ position }) => position === command.position);
      if (!isLive) return refuse({ reason: 'not-applicable' });
      return withReason(command.reason, turn, (reason) => ({ kind: 'position-unfilled', position: command.position, reason }));
    }
    case 'hold':
      return withReason(command.reason, turn, (reason) => ({ kind: 'held', reason, until: command.until }));
    case 'resume':
      return only({ kind: 'resumed' });
    case 'hand-over':
      return command.to === state.owner ? refuse({ reason: 'already-done' }) : only({ kind: 'handed-over', to: command.to });
    case 'adopt-policy':
      return command.policy === state.policy ? refuse({ reason: 'already-done' }) : only({ kind: 'policy-adopted', policy: command.policy });
    case 'undo':
      return undoLast(state, world.actor);
  }
}

/** What each status of a case allows; the rest is refused with the status. */
function isAllowedNow({ kind }: Command, status: 'running' | 'held' | 'withdrawn' | 'closed'): boolean {
  switch (status) {
    case 'running':
      return kind !== 'resume' && kind !== 'note-anew';
    case 'held':
      return ['resume', 'hand-over', 'undo', 'withdraw', 'adopt-policy'].includes(kind);
    case 'withdrawn':
      return ['ask', 'do', 'skip', 'reopen', 'pass-door', 'note-anew', 'hand-over', 'undo', 'adopt-policy'].includes(kind);
    case 'closed':
      return ['undo', 'note-anew'].includes(kind);
  }
}

type At = { readonly step: StepId; readonly position: PositionId | null };

function findStep(course: Course, at: At): CourseStep | undefined {
  return course.steps.find(({ step, position }) => step.id === at.step && position === at.position);
}

function barredBy({ standing, door, opensOn }: CourseStep): Refusal | null {
  if (standing === 'done' || standing === 'skipped') return { reason: 'already-done' };
  if (standing === 'shut' && door !== null) return { reason: 'door', door };
  if (standing === 'not-yet' && opensOn !== null) return { reason: 'not-yet', opensOn };
  return null;
}

function only(happening: CaseHappening): Result<Decision, Refusal> {
  return accept({ happenings: [happening], texts: {}, warnings: [] });
}

function withReason(raw: string, turn: number, happen: (ref: string) => CaseHappening): Result<Decision, Refusal> {
  const checked = checkText(raw, { maxLength: reasonMaxLength, required: true, person: false });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'reason', message: checked.refusal }] });
  const ref = `${turn}/reason`;
  return accept({ happenings: [happen(ref)], texts: { [ref]: checked.value.text }, warnings: checked.value.warnings });
}

function unlinkedProblems(list: NonNullable<CaseState['requirements']>['list']): readonly InputProblem[] {
  return [...list.must, ...list.should, ...list.traits]
    .filter((line) => line.task === null)
    .map((line) => ({ input: `link-${line.id}`, message: { key: 'problem.link-missing' } }));
}
