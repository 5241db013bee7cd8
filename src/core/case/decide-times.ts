import { checkTimes } from '../interview/check-times.ts';
import { accept, refuse, type Result } from '../result.ts';
import { fieldInput } from './check-evidence.ts';
import { readInput } from './check-inputs.ts';
import type { Command } from './command.ts';
import type { Course, CourseStep } from './course.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { Field } from './definition.ts';
import type { Refusal } from './refusal.ts';
import { toReferenceDates } from './state.ts';

/** A step whose interview times can be changed as they are, with the field that holds them. */
export interface ChangeableTimes {
  readonly one: CourseStep;
  readonly field: Field;
}

/** The recorded step whose times may still change: what comes after them has not been recorded. Null when there is none. */
export function findTimes({ steps }: Course): ChangeableTimes | null {
  for (const one of steps) {
    const field = one.step.fields.find(({ kind }) => kind === 'times');
    if (field === undefined || one.standing !== 'done' || one.record?.outcome !== 'done') continue;
    const isOver = steps.some(({ step, standing }) => step.id === field.until && (standing === 'done' || standing === 'skipped'));
    if (!isOver) return { one, field };
  }
  return null;
}

/** Changes the interview times of a recorded step; the day of the first follows. Without times the day stays as it was. */
export function decideTimes({ inputs }: Extract<Command, { kind: 'change-times' }>, { state, course, world }: Moment): Result<Decision, Refusal> {
  const found = findTimes(course);
  if (found === null) return refuse({ reason: 'not-applicable' });
  const { one, field } = found;
  const input = fieldInput(field.id);
  const known = toReferenceDates(state, one.position);
  const notBefore = field.notBefore.flatMap((name) => (known[name] === undefined ? [] : [{ date: known[name], name }]));
  const bounds = { today: world.today, required: false, notBefore, maxLength: field.maxLength, first: undefined };
  const times = checkTimes(readInput(inputs, input), bounds);
  if (!times.ok) return refuse({ reason: 'inputs', problems: [{ input, message: times.refusal }] });
  const before = one.record?.outcome === 'done' ? (one.record.evidence.fields[field.id] ?? '') : '';
  if ((times.value?.stored ?? '') === before) return accept({ happenings: [], texts: {}, warnings: [] });
  const first = field.first === undefined || times.value === null ? {} : { [field.first]: times.value.first };
  return happen({
    kind: 'times-changed',
    step: one.step.id,
    position: one.position,
    field: field.id,
    times: times.value?.stored ?? '',
    dates: first,
  });
}
