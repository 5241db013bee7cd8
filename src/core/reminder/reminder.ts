import { z } from 'zod';
import { localizedSchema } from '../text.ts';
import { conditionSchema } from '../case/condition.ts';
import { certaintySchema, referenceDates, ruleIdSchema, stepIdSchema } from '../case/definition-parts.ts';

/** What a reminder can hang on: a reference date, a date somebody planned, the day a question was sent, the day a step was recorded. */
export const anchorSchema = z.union([
  z.strictObject({ date: z.enum(referenceDates) }),
  /** `<step>/<field>` of a date field. */
  z.strictObject({ field: z.string().regex(/^[a-z]+\.[a-z-]+\/[a-z-]+$/) }),
  /** `<step>/<field>` of a times field: every day it names, each standing until the next has come; or the last of them. */
  z.strictObject({ each: z.string().regex(/^[a-z]+\.[a-z-]+\/[a-z-]+$/) }),
  z.strictObject({ last: z.string().regex(/^[a-z]+\.[a-z-]+\/[a-z-]+$/) }),
  z.strictObject({ asked: stepIdSchema }),
  z.strictObject({ recorded: stepIdSchema }),
]);

/** Who is reminded: the case's leader, those a question waits for, or HR. */
export const remindedParties = ['owner', 'answerers', 'hr'] as const;

/** A reminder as a policy writes it (catalogue 5.1). */
export const reminderSchema = z.strictObject({
  id: z.string().regex(/^RM-\d\d[a-z]?$/),
  /** The first of these that is known counts. */
  from: z.array(anchorSchema).min(1),
  /** Calendar days after the anchor, before it when negative; counted before working days. */
  days: z.int().default(0),
  workdays: z.int().default(0),
  /** The step that is to be done: it carries its button, and ends when the step is recorded. Without one it ends when somebody says so. */
  step: stepIdSchema.optional(),
  /** Without a step: planned for every position by itself. */
  perPosition: z.boolean().default(false),
  /** Goes on when the case is closed. */
  afterClosing: z.boolean().default(false),
  when: conditionSchema.optional(),
  /** Rules it rests on; those a municipality does not have are left out. */
  rules: z.array(ruleIdSchema),
  certainty: certaintySchema,
  to: z.array(z.enum(remindedParties)).min(1).default(['owner']),
  /** HR hears of it when it is overdue by the setting `reminder.escalate-workdays`. */
  escalates: z.boolean().default(false),
  /** One or two sentences; `{day}` is the anchor's date, written as it is read. */
  text: localizedSchema,
});

/** A reminder as a policy writes it. */
export type Reminder = Readonly<z.infer<typeof reminderSchema>>;
/** What a reminder can hang on. */
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;
/** Who is reminded. */
export type RemindedParty = (typeof remindedParties)[number];
