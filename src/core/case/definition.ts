import { z } from 'zod';
import type { GateId, PolicyHash, SettingId } from '../ids.ts';
import { planStageSchema } from '../reminder/plan-stage.ts';
import { reminderSchema } from '../reminder/reminder.ts';
import { localizedSchema, locales } from '../text.ts';
import { conditionSchema } from './condition.ts';
import { certaintySchema, referenceDates, ruleIdSchema, stepIdSchema } from './definition-parts.ts';
import { roleFamilies, serviceAreas } from './facts.ts';

/** Who a step can wait for. */
export const askedParties = ['director', 'hr', 'union', 'candidate', 'applicants', 'panel'] as const;

const gateId = z
  .string()
  .regex(/^G\d+$/)
  .transform((value) => value as GateId);
const settingId = z
  .string()
  .regex(/^[a-z]+(\.[a-z-]+)*$/)
  .transform((value) => value as SettingId);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A rule of the catalogue as it is told to a manager: one sentence, its basis, its source. */
export const ruleSchema = z.strictObject({
  id: ruleIdSchema,
  kind: z.enum(['legal', 'agreement', 'practice', 'local-must', 'local-should', 'target', 'info', 'not-a-rule']),
  certainty: certaintySchema,
  /** What the reader may look up: «arbeidsmiljøloven § 14-1 b», «Prinsipper for rekruttering». */
  basis: localizedSchema,
  /** The rule in one sentence to the manager. */
  text: localizedSchema,
  /** Where we have it from: `004:L1222-1234` for a seed, or the published source with year. */
  source: z.string().min(3),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
});

const optionSchema = z.strictObject({ id, label: localizedSchema });

/** One piece of evidence. Texts go to deletable records; never candidate data. */
export const fieldSchema = z.strictObject({
  id,
  kind: z.enum(['date', 'text', 'count', 'choice', 'times']),
  label: localizedSchema,
  /** Greyed example inside the field. */
  hint: localizedSchema.optional(),
  required: z.boolean().default(true),
  when: conditionSchema.optional(),
  /** Date fields: the reference date it sets. */
  records: z.enum(referenceDates).optional(),
  /** Date fields: must be on or after these reference dates, where they are known. */
  notBefore: z.array(z.enum(referenceDates)).default([]),
  /** Date fields: whether the thing has happened (past or today), is planned (today or later), or either. */
  tense: z.enum(['past', 'future', 'any']).default('past'),
  /** Count fields: whole number, inclusive bounds. */
  min: z.int().min(0).default(0),
  max: z.int().max(5000).default(2000),
  /** Count fields: must equal the count recorded as `<step>/<field>`. */
  equals: z.string().optional(),
  /** Count fields: must not exceed the count of this field in the same step. */
  atMost: id.optional(),
  /** Times fields: the date field that is the first of their days, and follows from them where it is left empty. */
  first: id.optional(),
  /** Times fields: they can be changed without opening the step until this one is recorded. */
  until: stepIdSchema.optional(),
  /** Text and times fields: characters. */
  maxLength: z.int().min(1).max(4000).default(300),
  multiline: z.boolean().default(false),
  /** Text that names a colleague in her role (reader, director); the guard against candidate names leaves it alone. */
  person: z.boolean().default(false),
  options: z.array(optionSchema).default([]),
  /** Choice option that does not complete the step, and what it means: the answer was no. */
  refusedBy: id.optional(),
  /** Text fields of a step that involves representatives: asked once for each of them who is involved, or once when nobody is. */
  perInvolved: z.boolean().default(false),
  /** Text fields: to be filled in with this answer to a choice of the same step, and with no other. */
  onlyWith: z.strictObject({ field: id, is: id }).optional(),
  /** Answers about one candidate, kept in her slot: the day she agreed, whether she has worked for the municipality, the day she could comment. */
  slot: z.enum(['cleared', 'employed', 'commented']).optional(),
  /** Not asked: it follows from the slots when the step is recorded. */
  fromSlots: z.enum(['last-call', 'fewest', 'candidates', 'internal', 'negative']).optional(),
  /** Choice option that raises a fact of the case. */
  raises: z.strictObject({ fact: z.enum(['negativeInformation', 'internalCandidate']), when: id }).optional(),
});

/** One tick of a step's checklist. */
export const checkSchema = z.strictObject({
  id,
  label: localizedSchema,
  rules: z.array(ruleIdSchema).min(1),
  when: conditionSchema.optional(),
  /** `must` stops the step, `may` never does, `else-reason` is a «når det er mulig» rule: unticked needs the step's field `reason`. */
  need: z.enum(['must', 'may', 'else-reason']).default('must'),
  /** Who ticks it where somebody else is asked: whoever asks can do it with the question, else it goes with the answer. */
  by: z.enum(['asker', 'answerer']).default('answerer'),
});

/** A step where somebody else must answer: first «sent», then the answer is recorded. */
const asksSchema = z.strictObject({
  who: z.enum(askedParties),
  action: localizedSchema,
  waiting: localizedSchema,
  /** What the one who answers reads above what is asked: the question itself, and what hangs on it. */
  question: localizedSchema.optional(),
  request: localizedSchema.optional(),
  /** Texts that go along with the question. */
  fields: z.array(fieldSchema).default([]),
  /** What has been recorded before and goes along, as `<step>/<field or check>`; the process, never persons. */
  shows: z.array(z.string()).default([]),
  /** The municipality lets the manager record the answer though the one who answers could do it herself. */
  recorded: z.boolean().default(false),
});

/** Whom a step gives a part in it, and what she is told on her card. */
const involvesSchema = z.strictObject({
  who: z.literal('union'),
  /** What it is about, as a short name: «Behovet for stillingen». */
  moment: localizedSchema,
  /** What she is asked for, one or two sentences to her. */
  what: localizedSchema,
  rule: ruleIdSchema,
  /** The setting that holds how many working days she has. */
  within: settingId,
  /** Text field of the step that goes along with her card, and so is written before she is asked. */
  encloses: id.optional(),
});

/** One act of the manager, with the rules that belong to it. */
export const stepSchema = z.strictObject({
  id: stepIdSchema,
  stage: id,
  title: localizedSchema,
  /** What to do now, one or two sentences. */
  instruction: localizedSchema,
  /** The rule shown as «hvorfor»; must be among `rules`. */
  why: ruleIdSchema,
  rules: z.array(ruleIdSchema).min(1),
  when: conditionSchema.optional(),
  /** In which course of the case the step exists. */
  course: z.enum(['running', 'withdrawn', 'both']).default('running'),
  /** Recorded once, or once for each position. */
  per: z.enum(['case', 'position']).default('case'),
  /** A step where somebody else must answer: first «sent», then the answer is recorded. */
  asks: asksSchema.optional(),
  /** A step at which the manager may involve union representatives in the bot. */
  involves: involvesSchema.optional(),
  fields: z.array(fieldSchema).default([]),
  checks: z.array(checkSchema).default([]),
  /** May be marked «ikke relevant» with a reason. Steps that open a binding gate may not. */
  skippable: z.boolean().default(true),
  /** What it records holds for the advert's text as it then was: a changed text opens it again. */
  boundTo: z.literal('advert').optional(),
  /** When it should be done; `certainty` DEFAULT is a proposal and is shown as such. */
  deadline: z
    .strictObject({
      after: z.enum(referenceDates),
      days: z.int().optional(),
      workdays: z.int().optional(),
      certainty: certaintySchema,
    })
    .optional(),
  /** The step cannot be recorded before this date has come. */
  opensAt: z.enum(referenceDates).optional(),
  /** What records it: the generic form, the job analysis list, the check of the advert's text, the panel's answers, or its confirmations. */
  editor: z.enum(['form', 'requirements', 'advert', 'panel', 'briefing']).default('form'),
  /** What a member of the panel reads on her own card. */
  member: z.strictObject({ question: localizedSchema, what: localizedSchema }).optional(),
  /** Topics a candidate is not asked about, each with the rules it rests on. */
  topics: z.array(z.strictObject({ id, label: localizedSchema, rules: z.array(ruleIdSchema).min(1) })).default([]),
  /** Rules that name a pitfall of judgement, as each member is to have seen them. */
  pitfalls: z.array(ruleIdSchema).default([]),
  /** The step rests on numbered candidates: agreeing with them, their references, their comments on what came up. */
  slots: z.enum(['clear', 'call', 'comment']).optional(),
  /** The step confirms that the archive has what must be kept; nothing is deleted before it. */
  archives: z.boolean().default(false),
  /** The step publishes the post: requirements and premises freeze (S3-03). */
  publishes: z.boolean().default(false),
  /** The step offers a position to somebody; can be declined. */
  offers: z.boolean().default(false),
  /** The step closes the case. */
  closes: z.boolean().default(false),
  /** Set on the step that records how many applied: with 0, advertising anew is offered. */
  countsApplicants: id.optional(),
});

/** One ordering that must hold: these steps wait until the condition holds. */
export const doorSchema = z.strictObject({
  before: z.array(stepIdSchema).min(1),
  needs: conditionSchema,
  /** The steps that open it, in the order to offer them. */
  openedBy: z.array(stepIdSchema).min(1),
  /** Why it is shut, one sentence to the manager. */
  text: localizedSchema,
  rule: ruleIdSchema,
  /** While this setting is not confirmed by HR the door advises instead of binding. */
  restsOn: settingId.optional(),
});

/** A hard gate of the catalogue (0.1). */
export const gateSchema = z.strictObject({
  id: gateId,
  title: localizedSchema,
  /** `legal`: HR records why it was met otherwise. `local`: HR may override with a reason. */
  kind: z.enum(['legal', 'local']),
  rules: z.array(ruleIdSchema).min(1),
  doors: z.array(doorSchema).min(1),
});

/** A municipality's choice; unconfirmed until HR has said so. */
export const settingSchema = z.strictObject({
  id: settingId,
  label: localizedSchema,
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  /** What a text may be, or what a list is chosen from. */
  options: z
    .array(z.strictObject({ id: z.string().regex(/^[\p{L}\p{N}-]+$/u), label: localizedSchema }))
    .min(1)
    .optional(),
  /** Numbers are whole; inclusive bounds. */
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
  /** How a text is written; in a list, what may stand beside its options. */
  format: z.enum(['date', 'time', 'link']).optional(),
  confirmed: z.boolean(),
  certainty: certaintySchema,
  source: z.string().min(3),
});

/** A union with representatives in the municipality; for the role families named its representatives are suggested, never chosen by us. */
export const unionSchema = z.strictObject({
  id,
  name: z.string().min(2).max(100),
  families: z.array(z.enum(roleFamilies)).readonly(),
  certainty: certaintySchema,
  source: z.string().min(3),
});

/** A stage of the process. */
export const stageSchema = z.strictObject({ id, codes: z.array(z.string()).min(1), title: localizedSchema });

/** What a role family, service area, route or ground is called. */
const labelled = z.array(z.strictObject({ id: z.string(), label: localizedSchema }));

/** A resolved policy: the municipality's files laid over the national base. */
export const policySchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  locale: z.enum(locales),
  stages: z.array(stageSchema).min(1),
  steps: z.array(stepSchema).min(1),
  gates: z.array(gateSchema),
  rules: z.array(ruleSchema).min(1),
  settings: z.array(settingSchema),
  unions: z.array(unionSchema).default([]),
  reminders: z.array(reminderSchema).default([]),
  plan: z.array(planStageSchema).default([]),
  labels: z.strictObject({
    serviceArea: z.array(z.strictObject({ id: z.enum(serviceAreas), label: localizedSchema })),
    roleFamily: labelled,
    route: labelled,
    ground: labelled,
  }),
});

export type Rule = Readonly<z.infer<typeof ruleSchema>>;
export type Field = Readonly<z.infer<typeof fieldSchema>>;
export type Involvement = Readonly<z.infer<typeof involvesSchema>>;
export type Check = Readonly<z.infer<typeof checkSchema>>;
export type Step = Readonly<z.infer<typeof stepSchema>>;
export type Door = Readonly<z.infer<typeof doorSchema>>;
export type Gate = Readonly<z.infer<typeof gateSchema>>;
export type Setting = Readonly<z.infer<typeof settingSchema>>;
export type Union = Readonly<z.infer<typeof unionSchema>>;
export type Stage = Readonly<z.infer<typeof stageSchema>>;
export type PolicyData = Readonly<z.infer<typeof policySchema>>;

/** A resolved policy with the hash a case names. */
export interface Policy extends PolicyData {
  readonly hash: PolicyHash;
}
