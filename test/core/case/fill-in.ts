import { checkInput, fieldInput } from '../../../src/core/case/check-evidence.ts';
import { applicableChecks, toWorld } from '../../../src/core/case/course.ts';
import type { Field, Policy, Step } from '../../../src/core/case/definition.ts';
import { askedFields } from '../../../src/core/case/involved-fields.ts';
import { advisedReason } from '../../../src/core/case/reference-demands.ts';
import type { CaseState } from '../../../src/core/case/state.ts';
import type { IsoDate, PositionId } from '../../../src/core/ids.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';

/** Answers of her own, by field or tick id; null leaves the input out. */
export type Answers = Readonly<Record<string, string | number | boolean | null>>;

/** Inputs for a step's form: every field answered and every box ticked, as a manager would where all is well. */
export function fillIn(
  step: Step,
  {
    state,
    policy,
    position,
    today,
  }: { readonly state: CaseState; readonly policy: Policy; readonly position: PositionId | null; readonly today: IsoDate },
  answers: Answers = {},
): Readonly<Record<string, string>> {
  const world = toWorld(state, policy, position);
  const filled = [
    // A field that goes with one answer is left alone: the first answer is filled in. Nor does anybody lack references where all is well.
    ...askedFields(step, world, state.shares, position)
      .filter(({ field: { id, onlyWith } }) => (onlyWith === undefined && id !== advisedReason) || answers[id] !== undefined)
      .map(({ field }) => [fieldInput(field.id), field.id, toAnswer(field, state, today)] as const),
    ...applicableChecks(step, world).map((check) => [checkInput(check.id), check.id, 'true'] as const),
  ];
  return Object.fromEntries(
    filled.flatMap(([input, id, sensible]) => {
      const answer = answers[id];
      return answer === null ? [] : [[input, String(answer ?? sensible)]];
    }),
  );
}

function toAnswer(field: Field, state: CaseState, today: IsoDate): string {
  switch (field.kind) {
    case 'date':
      return field.tense === 'past' ? today : addDays(today, 21);
    case 'times':
      return '';
    case 'text':
      return `Svar på ${field.id}`;
    case 'choice':
      return field.options.find(({ id }) => id !== field.refusedBy)?.id ?? '';
    case 'count':
      return String(field.equals === undefined ? Math.max(field.min, 4) : (countOf(field.equals, state) ?? Math.max(field.min, 4)));
  }
}

function countOf(path: string, state: CaseState): string | number | undefined {
  const [step = '', field = ''] = path.split('/');
  const record = state.steps[step];
  return record?.outcome === 'done' ? record.evidence.fields[field] : undefined;
}
