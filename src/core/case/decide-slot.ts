import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import { checkEvidence, fieldInput } from './check-evidence.ts';
import { checkDate, readInput } from './check-inputs.ts';
import type { Command, Inputs } from './command.ts';
import { toWorld, type CourseStep } from './course.ts';
import type { Decision, Moment } from './decision.ts';
import type { Step } from './definition.ts';
import type { CaseHappening } from './event.ts';
import { evolve } from './evolve.ts';
import { firstOutrun } from './first-outrun.ts';
import {
  advisedReason,
  countedSlots,
  firstAdvised,
  firstLacking,
  isRequiredThere,
  mayFollow,
  toGaps,
  toReferenceDemands,
} from './reference-demands.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { slotEvidence } from './slot-evidence.ts';
import { awaitsComment, countSlots, isNegative, nextSlotName, referenceKinds, slotNames, toSlots, type Slot, type SlotEntry } from './slots.ts';

/** A command about the numbered candidates whose references are taken. */
export type SlotCommand = Extract<Command, { kind: 'clear-slot' | 'call-slot' | 'drop-slot' }>;

/** More references of one candidate than anybody takes; a bound for the record. */
export const mostCalls = 10;

/** Input of the comment's date for one of several candidates. */
export const commentInput = (slot: string): string => `commented-${slot}`;

/** Agreeing with a candidate, one reference taken, and a candidate who is out of it. The order – interview, agreement, call – is kept. */
export function decideSlot(command: SlotCommand, moment: Moment): Result<Decision, Refusal> {
  const part = command.kind === 'clear-slot' ? 'clear' : 'call';
  const found = moment.course.steps.find(({ step }) => step.slots === part);
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  if (found.door !== null && found.standing !== 'done') return refuse({ reason: 'door', door: found.door });
  const calling = moment.course.steps.find(({ step }) => step.slots === 'call');
  // What the recommendation rests on is not added to afterwards; where only the one offered needs references, the next ranked may follow.
  const isOver = calling?.standing === 'done' || calling?.standing === 'skipped';
  if (isOver && !mayFollow(toReferenceDemands(moment.world.policy, moment.state.facts))) return refuse({ reason: 'references-over' });
  switch (command.kind) {
    case 'clear-slot':
      return clear(command.inputs, found, moment);
    case 'call-slot':
      return call(command.inputs, moment);
    case 'drop-slot':
      return drop(command.slot, moment, isOver);
  }
}

/** Records a step that rests on the slots: the first agreement, the references as a whole, the comments. */
export function recordSlots(inputs: Inputs, found: CourseStep, moment: Moment): Result<Decision, Refusal> {
  switch (found.step.slots) {
    case 'clear':
      return clear(inputs, found, moment);
    case 'call':
      return finish(inputs, found, moment);
    case 'comment':
      return comment(inputs, found, moment);
    case undefined:
      return refuse({ reason: 'not-applicable' });
  }
}

const slotsOf = ({ state, world }: Moment) => toSlots(world.slots ?? {}, state.slots.refs);

/** Entries with the happenings that refer to them, and what else follows; refused where it would leave a later step without its gate. */
function note(entries: readonly SlotEntry[], moment: Moment, more: readonly CaseHappening[] = []): Result<Decision, Refusal> {
  const { state, world, turn } = moment;
  const slots = Object.fromEntries(entries.map((entry, index) => [`${turn}/slot-${index + 1}`, entry]));
  const refs = Object.keys(slots);
  const counts = countSlots(toSlots({ ...world.slots, ...slots }, [...state.slots.refs, ...refs]));
  const happenings = [...refs.map((ref): CaseHappening => ({ kind: 'slot-noted', ref, ...counts })), ...more];
  const after = happenings.reduce((so, what) => evolve(so, { v: 1, turn, at: state.openedAt, by: world.actor, what }), state);
  const recorded = firstOutrun(state, after, world);
  if (recorded !== null) return refuse({ reason: 'needed-by', step: recorded });
  return accept({ happenings, texts: {}, warnings: [], slots });
}

function clear(inputs: Inputs, found: CourseStep, moment: Moment): Result<Decision, Refusal> {
  const { step, position } = found;
  const { state, world } = moment;
  const name = nextSlotName(world.slots ?? {}, state.slots.refs);
  if (name === null) return refuse({ reason: 'slots', message: { key: 'app.slot.all-used', params: { max: slotNames.length } } });
  const checked = checkEvidence(step, inputs, toSituation(found, moment));
  if (!checked.ok) return refuse({ reason: 'inputs', problems: checked.refusal });
  const { evidence, texts, warnings } = checked.value;
  const kept = (part: 'cleared' | 'employed') => evidence.fields[step.fields.find(({ slot }) => slot === part)?.id ?? ''];
  const cleared = kept('cleared');
  if (typeof cleared !== 'string') return refuse({ reason: 'not-applicable' });
  const entry = { kind: 'cleared', slot: name, on: cleared as Slot['cleared'], employed: kept('employed') === 'employed-yes' } as const;
  // Where somebody has worked is no matter for the events.
  const fields = Object.fromEntries(
    Object.entries(evidence.fields).filter(([id]) => step.fields.find((field) => field.id === id)?.slot !== 'employed'),
  );
  const isFirst = found.standing !== 'done' && found.standing !== 'skipped';
  const done = { kind: 'step-done', step: step.id, position, outcome: 'done', evidence: { ...evidence, fields } } as const;
  const noted = note([entry], moment, isFirst ? [done] : []);
  return noted.ok ? accept({ ...noted.value, texts: isFirst ? texts : {}, warnings }) : noted;
}

function call(inputs: Inputs, moment: Moment): Result<Decision, Refusal> {
  const { world, course } = moment;
  const one = slotsOf(moment).find(({ name }) => name === readInput(inputs, 'slot'));
  const from = referenceKinds.find((kind) => kind === readInput(inputs, 'referee'));
  const negative = readInput(inputs, 'negative');
  const notBefore = one === undefined ? [] : [{ date: one.cleared, name: 'cleared' }];
  const date = checkDate(readInput(inputs, 'called'), { today: world.today, required: true, tense: 'past', notBefore });
  const problems: InputProblem[] = [];
  const problem = (input: string, message: Message) => problems.push({ input, message });
  if (one === undefined) problem('slot', { key: 'problem.slot-not-cleared' });
  else if (one.calls.length >= mostCalls) problem('slot', { key: 'problem.slot-full', params: { slot: one.name, max: mostCalls } });
  if (from === undefined) problem('referee', { key: 'problem.choice-missing' });
  // An internal reference rests on the candidate's having been told of it.
  else if (from === 'internal' && one?.employed === false) problem('referee', { key: 'problem.slot-not-internal', params: { slot: one.name } });
  if (!date.ok) problem('called', date.refusal);
  if (negative !== 'yes' && negative !== 'no') problem('negative', { key: 'problem.choice-missing' });
  if (problems.length > 0 || one === undefined || from === undefined || !date.ok || date.value === null)
    return refuse({ reason: 'inputs', problems });
  const isNew = negative === 'yes';
  // The comment that has been recorded is not about what came up now.
  const commenting = course.steps.find(({ step, standing }) => step.slots === 'comment' && standing === 'done');
  const reopened: readonly CaseHappening[] =
    isNew && commenting !== undefined ? [{ kind: 'step-reopened', step: commenting.step.id, position: commenting.position, reason: null }] : [];
  return note([{ kind: 'called', slot: one.name, on: date.value, from, negative: isNew }], moment, reopened);
}

function drop(name: string, moment: Moment, isOver: boolean): Result<Decision, Refusal> {
  const { state, world } = moment;
  const one = slotsOf(moment).find((slot) => slot.name === name);
  if (one === undefined) return refuse({ reason: 'already-done' });
  if (awaitsComment(one)) return refuse({ reason: 'slots', message: { key: 'app.slot.comment-first', params: { slot: one.name } } });
  // The recommendation rests on it.
  if (isOver && isRequiredThere(one, toReferenceDemands(world.policy, state.facts))) return refuse({ reason: 'references-over' });
  return note([{ kind: 'dropped', slot: one.name }], moment);
}

/** The references are taken when every candidate who counts has enough; the kinds a leader lacks need one line on why (S4-17). */
function finish(inputs: Inputs, found: CourseStep, moment: Moment): Result<Decision, Refusal> {
  const { step, position } = found;
  const demands = toReferenceDemands(moment.world.policy, moment.state.facts);
  const slots = slotsOf(moment);
  const lacking = firstLacking(slots, demands);
  if (lacking === 'nobody') return refuse({ reason: 'slots', message: { key: 'app.slot.none' } });
  if (lacking !== null) return refuseLacking(lacking, demands.required);
  const counted = countedSlots(slots, demands);
  const needsAdvised = firstAdvised(slots, demands) !== null && readInput(inputs, fieldInput(advisedReason)) === '';
  const checked = checkEvidence(step, inputs, toSituation(found, moment));
  const needsReason = counted.some((slot) => toGaps(slot, demands).kinds.length > 0) && readInput(inputs, fieldInput('reason')) === '';
  const problems: readonly InputProblem[] = [
    ...(checked.ok ? [] : checked.refusal),
    ...(needsAdvised ? [{ input: fieldInput(advisedReason), message: { key: 'problem.references-advised' } }] : []),
    ...(needsReason ? [{ input: fieldInput('reason'), message: { key: 'problem.reference-kinds' } }] : []),
  ];
  if (problems.length > 0 || !checked.ok) return refuse({ reason: 'inputs', problems });
  const evidence = slotEvidence(step, checked.value.evidence, { counted, all: slots });
  const { texts, warnings } = checked.value;
  return accept({ happenings: [{ kind: 'step-done', step: step.id, position, outcome: 'done', evidence }], texts, warnings });
}

function refuseLacking({ name, calls }: Slot, fewest: number): Result<Decision, Refusal> {
  const missing = Math.max(0, fewest - calls.length);
  const key = missing === 0 ? 'app.slot.lacks-internal' : missing === 1 ? 'app.slot.lacks-one' : 'app.slot.lacks-many';
  return refuse({ reason: 'slots', message: { key, params: { slot: name, count: missing } } });
}

/** Each candidate about whom something negative and decisive came up has been able to comment on it (N-31). */
function comment(inputs: Inputs, found: CourseStep, moment: Moment): Result<Decision, Refusal> {
  const { step, position } = found;
  const { world } = moment;
  const about = slotsOf(moment).filter(isNegative);
  // Without numbered candidates – an older case – the step's own date is asked for.
  const form: Step = about.length === 0 ? step : { ...step, fields: step.fields.filter(({ slot }) => slot !== 'commented') };
  const checked = checkEvidence(form, inputs, toSituation(found, moment));
  const dates = about.map((slot) => {
    const input = commentInput(slot.name);
    const last = slot.calls.filter(({ negative }) => negative).map(({ on }) => on);
    const notBefore = last.map((date) => ({ date, name: 'called' }));
    return { slot, input, date: checkDate(readInput(inputs, input), { today: world.today, required: true, tense: 'past', notBefore }) };
  });
  const problems: readonly InputProblem[] = [
    ...dates.flatMap(({ input, date }) => (date.ok ? [] : [{ input, message: date.refusal }])),
    ...(checked.ok ? [] : checked.refusal),
  ];
  if (problems.length > 0 || !checked.ok) return refuse({ reason: 'inputs', problems });
  const entries = dates.flatMap(({ slot, date }): readonly SlotEntry[] =>
    date.ok && date.value !== null ? [{ kind: 'commented', slot: slot.name, on: date.value }] : [],
  );
  const last = entries
    .flatMap((entry) => ('on' in entry ? [entry.on] : []))
    .toSorted()
    .at(-1);
  const field = step.fields.find(({ slot }) => slot === 'commented');
  const { evidence, texts, warnings } = checked.value;
  const fields = last === undefined || field === undefined ? evidence.fields : { ...evidence.fields, [field.id]: last };
  const done: CaseHappening = { kind: 'step-done', step: step.id, position, outcome: 'done', evidence: { ...evidence, fields } };
  const noted = note(entries, moment, [done]);
  return noted.ok ? accept({ ...noted.value, texts, warnings }) : noted;
}

function toSituation({ position }: CourseStep, { state, world, turn }: Moment) {
  return { state, position, world: toWorld(state, world.policy, position), today: world.today, turn };
}
