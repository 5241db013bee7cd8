import type { PositionId } from '../ids.ts';
import { applicableFields } from './course.ts';
import type { ConditionWorld } from './condition.ts';
import type { Field, Step } from './definition.ts';
import { sharesAt, type Share } from './share.ts';

/** A field of a step's form; `share` is the representative it is about. */
export interface AskedField {
  readonly field: Field;
  readonly share: Share | null;
}

/** Which field of the evidence holds what is said about the nth of a step's representatives, from 1. */
export const involvedField = (id: string, nth: number): string => `${id}-${nth}`;

/**
 * The fields a step's form has in this case. What is asked about each union's view is there once for each involved
 * representative: none of them can be made to have one, but somebody's must be recorded.
 */
export function askedFields(step: Step, world: ConditionWorld, shares: readonly Share[], position: PositionId | null): readonly AskedField[] {
  const involved = sharesAt(shares, { step: step.id, position });
  const asked = applicableFields(step, world).filter(({ fromSlots }) => fromSlots === undefined);
  return asked.flatMap((field): readonly AskedField[] =>
    !field.perInvolved || involved.length === 0
      ? [{ field, share: null }]
      : involved.map((share, index) => ({
          field: { ...field, id: involvedField(field.id, index + 1), required: field.required && involved.length === 1 },
          share,
        })),
  );
}

/** Whether the step records a discussion that has been held with the unions: then no answer of theirs does instead. */
export function isDiscussion(step: Step): boolean {
  return step.fields.some(({ perInvolved }) => perInvolved);
}
