import type { Condition } from '../core/case/condition.ts';
import type { ReferenceDate } from '../core/case/definition-parts.ts';
import { checkCondition, type ConditionNames } from './check-condition.ts';
import { checkField } from './check-field.ts';
import type { WrittenStep } from './policy-files.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';
import type { Entry } from './read-entries.ts';

/** Dates the case sets by itself: when it was opened, and when it was withdrawn. */
const datesOfTheCase: readonly ReferenceDate[] = ['T_behov', 'T_trukket'];

/** Checks the steps of the path: what they name exists, and what they say fits together. */
export function checkSteps(draft: PolicyDraft, names: ConditionNames, report: Report): void {
  const entries = [...names.steps].flatMap((id) => draft.steps.entries.get(id) ?? []);
  for (const entry of entries) checkStep(entry, draft, names, report);
  checkClosing(entries, report);
  // The recording field may sit in a step that cannot be read; then nobody can say a date is missing.
  if (entries.length === names.steps.size && entries.every(({ value }) => value !== undefined)) checkDates(entries, report);
}

function checkStep(entry: Entry<WrittenStep>, draft: PolicyDraft, names: ConditionNames, report: Report): void {
  const step = entry.value;
  if (step === undefined) return;
  const fault = (path: readonly PropertyKey[], reason: string): void => report(entry.at(...path), `step ${step.id}: ${reason}`);
  const rule = (id: string, ...path: readonly PropertyKey[]): void => {
    if (!draft.rules.knows(id)) fault(path, `the rule ${id} does not exist`);
  };
  const condition = (when: Condition | undefined, ...path: readonly PropertyKey[]): void => {
    if (when !== undefined) for (const wrong of checkCondition(when, names, path)) fault(wrong.path, wrong.reason);
  };

  step.rules.forEach((id, index) => rule(id, 'rules', index));
  if (!step.rules.includes(step.why)) fault(['why'], `why is ${step.why}, which is not among its rules`);
  condition(step.when, 'when');
  step.topics.forEach(({ rules }, index) => rules.forEach((id, position) => rule(id, 'topics', index, 'rules', position)));
  step.pitfalls.forEach((id, index) => rule(id, 'pitfalls', index));
  if ((step.editor === 'panel' || step.editor === 'briefing') && step.member === undefined)
    fault(['editor'], `the panel answers, but the step does not say what its members read`);
  if (step.deadline?.days !== undefined && step.deadline.workdays !== undefined) {
    fault(['deadline'], 'the deadline has both days and workdays');
  }

  checkInvolves(entry, draft, rule, fault);
  checkSlots(step, fault);

  // Fields and checks become inputs of one form, where an id can be used once.
  const inputs = [
    ...step.fields.map(({ id }, index) => ({ id, path: ['fields', index, 'id'] })),
    ...step.checks.map(({ id }, index) => ({ id, path: ['checks', index, 'id'] })),
  ];
  inputs.forEach(({ id, path }, index) => {
    if (inputs.findIndex((other) => other.id === id) !== index) fault(path, `the id ${id} is used twice among its fields and checks`);
  });

  step.fields.forEach((field, index) => {
    for (const wrong of checkField(step, index)) fault(wrong.path, wrong.reason);
    condition(field.when, 'fields', index, 'when');
    if (field.until !== undefined && !draft.steps.knows(field.until) && !draft.stepsElsewhere.has(field.until))
      fault(['fields', index, 'until'], `field ${field.id}: the step ${field.until} is defined in no steps file`);
    if (field.equals !== undefined) {
      const wrong = checkEquals(field.equals, draft, names);
      if (wrong !== undefined) fault(['fields', index, 'equals'], `field ${field.id}: ${wrong}`);
    }
  });
  step.asks?.shows.forEach((path, index) => {
    const wrong = checkShown(path, draft, names);
    if (wrong !== undefined) fault(['asks', 'shows', index], wrong);
  });
  const { asks } = step;
  asks?.fields.forEach(({ id, when }, index) => {
    for (const wrong of checkField({ ...step, fields: asks.fields }, index)) fault(['asks', ...wrong.path], wrong.reason);
    if (asks.fields.findIndex((other) => other.id === id) !== index) fault(['asks', 'fields', index, 'id'], `the id ${id} is used twice`);
    condition(when, 'asks', 'fields', index, 'when');
  });
  step.checks.forEach((check, index) => {
    if (check.by === 'asker' && step.asks === undefined) fault(['checks', index, 'by'], `check ${check.id} is the asker's, but nobody is asked`);
    check.rules.forEach((id, position) => rule(id, 'checks', index, 'rules', position));
    condition(check.when, 'checks', index, 'when');
    if (check.need === 'else-reason' && !step.fields.some(({ id, kind }) => id === 'reason' && kind === 'text')) {
      fault(['checks', index, 'need'], `check ${check.id} is else-reason, but the step has no text field with the id reason`);
    }
  });
  const counted = step.fields.find(({ id }) => id === step.countsApplicants);
  if (step.countsApplicants !== undefined && counted?.kind !== 'count') {
    fault(['countsApplicants'], `countsApplicants names ${step.countsApplicants}, which is no count field of this step`);
  }
}

/** Answers about candidates belong to the step of their kind; an agreement has a day. */
function checkSlots({ slots, fields, asks, per }: WrittenStep, fault: (path: readonly PropertyKey[], reason: string) => void): void {
  const home = { cleared: 'clear', employed: 'clear', commented: 'comment' } as const;
  fields.forEach(({ id, slot, fromSlots }, index) => {
    if (slot !== undefined && slots !== home[slot])
      fault(['fields', index, 'slot'], `field ${id} is ${slot}, which belongs to a step with slots: ${home[slot]}`);
    if (fromSlots !== undefined && slots !== 'call')
      fault(['fields', index, 'fromSlots'], `field ${id} follows from the slots, but the step does not have slots: call`);
  });
  if (slots === undefined) return;
  if (slots === 'clear' && !fields.some(({ slot, kind, required }) => slot === 'cleared' && kind === 'date' && required))
    fault(['slots'], 'slots is clear, but no required date field is slot: cleared');
  if (asks !== undefined || per === 'position') fault(['slots'], 'a step with slots is recorded once, by the manager, and asks nobody');
}

function checkInvolves(
  { value: step }: Entry<WrittenStep>,
  draft: PolicyDraft,
  rule: (id: string, ...path: readonly PropertyKey[]) => void,
  fault: (path: readonly PropertyKey[], reason: string) => void,
): void {
  if (step === undefined) return;
  const { involves, fields } = step;
  const each = fields.findIndex(({ perInvolved }) => perInvolved);
  if (each >= 0 && involves === undefined)
    fault(['fields', each, 'perInvolved'], `field ${fields[each]?.id ?? ''} is perInvolved, but the step involves nobody`);
  if (involves === undefined) return;
  rule(involves.rule, 'involves', 'rule');
  if (!draft.settings.knows(involves.within)) fault(['involves', 'within'], `the setting ${involves.within} does not exist`);
  else {
    const days = draft.settings.entries.get(involves.within)?.value?.value;
    if (days !== undefined && typeof days !== 'number') fault(['involves', 'within'], `the setting ${involves.within} is no number of working days`);
  }
  const enclosed = fields.find(({ id }) => id === involves.encloses);
  if (involves.encloses !== undefined && enclosed?.kind !== 'text') {
    fault(['involves', 'encloses'], `encloses names ${involves.encloses}, which is no text field of this step`);
  }
}

function checkEquals(equals: string, draft: PolicyDraft, names: ConditionNames): string | undefined {
  const [stepId, fieldId, ...rest] = equals.split('/');
  if (stepId === undefined || fieldId === undefined || rest.length > 0) return `equals is ${equals}, but should be <step>/<field>`;
  if (!names.steps.has(stepId)) return `equals names the step ${stepId}, which is not in the policy's stages`;
  const other = draft.steps.entries.get(stepId)?.value;
  if (other === undefined) return undefined;
  const field = other.fields.find(({ id }) => id === fieldId);
  if (field === undefined) return `equals names ${equals}, but the step ${stepId} has no field ${fieldId}`;
  return field.kind === 'count' ? undefined : `equals names ${equals}, which is no count`;
}

function checkShown(path: string, draft: PolicyDraft, names: ConditionNames): string | undefined {
  const [stepId = '', part = '', ...rest] = path.split('/');
  if (rest.length > 0 || !names.steps.has(stepId))
    return `shows names ${path}, but should be <step>/<field or check> of a step in the policy's stages`;
  const other = draft.steps.entries.get(stepId)?.value;
  if (other === undefined) return undefined;
  if (other.fields.some(({ id, person }) => id === part && person)) return `shows names ${path}, which names a person`;
  return [...other.fields, ...other.checks].some(({ id }) => id === part) ? undefined : `shows names ${path}, which does not exist`;
}

function checkClosing(entries: readonly Entry<WrittenStep>[], report: Report): void {
  for (const course of ['running', 'withdrawn'] as const) {
    const closing = entries.filter(({ value }) => value?.closes === true && (value.course === course || value.course === 'both'));
    for (const entry of closing.slice(1)) {
      report(entry.at('closes'), `step ${entry.id}: it closes a ${course} case, which ${closing[0]?.id ?? ''} already does`);
    }
  }
}

function checkDates(entries: readonly Entry<WrittenStep>[], report: Report): void {
  const recorded = new Set<string>([
    ...datesOfTheCase,
    ...entries.flatMap(({ value }) => value?.fields.flatMap(({ records }) => records ?? []) ?? []),
  ]);
  for (const { value: step, at } of entries) {
    if (step === undefined) continue;
    const used = [
      ...(step.deadline === undefined ? [] : [{ date: step.deadline.after, path: ['deadline', 'after'] }]),
      ...(step.opensAt === undefined ? [] : [{ date: step.opensAt, path: ['opensAt'] }]),
      ...step.fields.flatMap((field, index) => field.notBefore.map((date, position) => ({ date, path: ['fields', index, 'notBefore', position] }))),
    ];
    for (const { date, path } of used) {
      if (!recorded.has(date)) report(at(...path), `step ${step.id}: the date ${date} is recorded by no field of the policy's steps`);
    }
  }
}
