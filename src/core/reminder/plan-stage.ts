import { z } from 'zod';
import { certaintySchema, stepIdSchema } from '../case/definition-parts.ts';
import { localizedSchema } from '../text.ts';
import { anchorSchema } from './reminder.ts';

/** How long something takes: in calendar days or in working days. */
export const durationSchema = z
  .strictObject({ days: z.int().min(0).max(400).optional(), workdays: z.int().min(0).max(250).optional() })
  .refine(({ days, workdays }) => (days === undefined) !== (workdays === undefined), 'either days or workdays');

/** One milestone of the suggested plan, with how long it takes from the one before it (catalogue 5.2). */
export const planStageSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** What is reached. */
  label: localizedSchema,
  /** It is reached when all of these that the case has are recorded, and left out when the case has none of them. None: it always belongs to the plan. */
  steps: z.array(stepIdSchema),
  /** The date it has or is to have, once somebody has said so; the first of these that is known counts. */
  known: z.array(anchorSchema).default([]),
  /** The date field it is a suggestion for, `<step>/<field>`. */
  suggests: z
    .string()
    .regex(/^[a-z]+\.[a-z-]+\/[a-z-]+$/)
    .optional(),
  /** How long it usually takes. */
  takes: durationSchema,
  /** How little it can take, when time is short. */
  least: durationSchema.optional(),
  /** The time is the new colleague's notice: she may have none. */
  notice: z.boolean().default(false),
  /** The day is to be kept free in people's calendars. */
  busy: z.boolean().default(false),
  certainty: certaintySchema,
  source: z.string().min(3),
});

/** How long something takes. */
export type Duration = Readonly<z.infer<typeof durationSchema>>;
/** One milestone of the suggested plan. */
export type PlanStage = Readonly<z.infer<typeof planStageSchema>>;
