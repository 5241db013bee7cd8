import { z } from 'zod';
import type { FactValues } from './fact-values.ts';

/** How a step stands when a condition asks for it; a hidden step satisfies every demand. */
export type StepStanding = 'hidden' | 'open' | 'asked' | 'done' | 'skipped';

/** A small predicate over a case, written as data in a policy. */
export type Condition =
  | { readonly fact: string; readonly below: number }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly fact: string; readonly is: string | number | boolean }
  | { readonly setting: string; readonly is: string | number | boolean }
  | { readonly step: string; readonly is: 'done' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Reads a condition from a policy file. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: z.string(), below: z.number() }),
    z.strictObject({ fact: z.string(), atLeast: z.number() }),
    z.strictObject({ fact: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ fact: z.string(), is: scalar }),
    z.strictObject({ setting: z.string(), is: scalar }),
    z.strictObject({ step: z.string(), is: z.literal('done') }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** What a condition may look at. */
export interface ConditionWorld {
  readonly facts: FactValues;
  readonly setting: (id: string) => string | number | boolean | undefined;
  readonly step: (id: string) => StepStanding;
}

/** Decides whether a condition holds. A skipped step counts as done; a hidden one is satisfied. */
export function holds(condition: Condition, world: ConditionWorld): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, world));
  if ('any' in condition) return condition.any.some((part) => holds(part, world));
  if ('not' in condition) return !holds(condition.not, world);
  if ('step' in condition) return ['done', 'skipped', 'hidden'].includes(world.step(condition.step));
  if ('setting' in condition) return world.setting(condition.setting) === condition.is;
  const value = world.facts[condition.fact as keyof FactValues];
  if ('below' in condition) return typeof value === 'number' && value < condition.below;
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  if ('in' in condition) return typeof value === 'string' && condition.in.includes(value);
  return value === condition.is;
}
