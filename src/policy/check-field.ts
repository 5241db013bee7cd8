import type { Field } from '../core/case/definition.ts';
import type { WrittenStep } from './policy-files.ts';

/** Something wrong inside a step, with the way to it from the step. */
export interface StepFault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** Properties that mean something for one kind of field only; elsewhere they would be dropped in silence. */
const belongsTo = {
  records: 'date',
  equals: 'count',
  atMost: 'count',
  refusedBy: 'choice',
  raises: 'choice',
  options: 'choice',
  perInvolved: 'text',
  first: 'times',
  until: 'times',
} as const satisfies Partial<Record<keyof Field, Field['kind']>>;

/** Checks one field against its own kind, its options and the other fields of its step. */
export function checkField(step: WrittenStep, index: number): readonly StepFault[] {
  const field = step.fields[index];
  if (field === undefined) return [];
  const faults: StepFault[] = [];
  const fault = (path: readonly PropertyKey[], reason: string): void => {
    faults.push({ path: ['fields', index, ...path], reason: `field ${field.id}: ${reason}` });
  };
  for (const [name, kind] of Object.entries(belongsTo) as [keyof typeof belongsTo, Field['kind']][]) {
    const value = field[name];
    const given = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
    if (given && field.kind !== kind) fault([name], `${name} belongs to fields of kind ${kind}, and this one is ${field.kind}`);
  }
  if (field.notBefore.length > 0 && field.kind !== 'date' && field.kind !== 'times')
    fault(['notBefore'], `notBefore belongs to fields of kind date and times, and this one is ${field.kind}`);
  const first = step.fields.slice(0, index).find(({ id }) => id === field.first);
  if (field.first !== undefined && first?.kind !== 'date') fault(['first'], `first names ${field.first}, which is no date field before this one`);
  if (field.kind === 'choice' && field.options.length === 0) fault([], 'a choice needs options');
  if (field.kind === 'count' && field.min > field.max) fault(['min'], `min ${field.min} is above max ${field.max}`);
  checkOptions(field, fault);
  if (field.atMost !== undefined) {
    const other = step.fields.find(({ id }) => id === field.atMost);
    if (other === undefined || other === field) fault(['atMost'], `atMost names ${field.atMost}, which is no other field of this step`);
    else if (other.kind !== 'count') fault(['atMost'], `atMost names ${field.atMost}, which is no count`);
  }
  return faults;
}

function checkOptions(field: Field, fault: (path: readonly PropertyKey[], reason: string) => void): void {
  const ids = field.options.map(({ id }) => id);
  ids.forEach((id, position) => {
    if (ids.indexOf(id) !== position) fault(['options', position, 'id'], `the option ${id} is there twice`);
  });
  if (field.refusedBy !== undefined && !ids.includes(field.refusedBy)) {
    fault(['refusedBy'], `refusedBy names ${field.refusedBy}, which is none of its options`);
  }
  if (field.raises !== undefined && !ids.includes(field.raises.when)) {
    fault(['raises', 'when'], `raises.when names ${field.raises.when}, which is none of its options`);
  }
}
