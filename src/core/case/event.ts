import { z } from 'zod';
import { answerWays } from './answer-ways.ts';
import { severities } from '../advert/report.ts';
import type { CaseId, Instant, IsoDate, PolicyHash, PositionId, StepId, UserId } from '../ids.ts';
import { referenceDates } from './definition-parts.ts';
import { unreachableReasons } from '../sending/unreachable.ts';
import { factsSchema } from './facts.ts';
import { requestKinds, requestOwners } from './requests.ts';
import { requirementsSchema } from './requirements.ts';

const instant = z.iso.datetime().transform((value) => value as Instant);
const isoDate = z.iso.date().transform((value) => value as IsoDate);
const userId = z.string().transform((value) => value as UserId);
const stepId = z.string().transform((value) => value as StepId);
const positionId = z.string().transform((value) => value as PositionId);
const policyHash = z.string().transform((value) => value as PolicyHash);
/** Name of a text in the case's deletable record; the event itself never holds a person's words. */
const textRef = z.string().regex(/^\d+\/[a-z0-9-]+$/);

/** Hash of an advert's normalised text. */
const textHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
/** A finding by its rule and quote, hashed: the event holds none of the advert's words. */
const findingId = z.string().regex(/^[0-9a-f]{16}$/);
const notedFinding = z.strictObject({ id: findingId, rule: z.string(), severity: z.enum(severities) });

/** What a union representative can answer; none of them is a discussion held. */
export const unionAnswers = ['informed', 'meeting', 'statement', 'no-remark'] as const;

/** What became of a card that did not simply arrive: it failed, nobody knows – or HR has found out, or tells her by hand. */
export const deliveryStates = ['failed', 'unknown', 'arrived', 'by-hand'] as const;

const step = { step: stepId, position: positionId.nullable() };

const evidence = z.strictObject({
  /** Field id → count, date, option id or text reference. */
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
  ticks: z.array(z.string()).readonly(),
  dates: z.partialRecord(z.enum(referenceDates), isoDate),
  raised: z.strictObject({ negativeInformation: z.boolean().optional(), internalCandidate: z.boolean().optional() }),
  publishes: z.boolean(),
  closes: z.boolean(),
  applicants: z.int().nullable(),
});

/** Whom a question went to, and what went along; nobody where it was asked by other means. */
const question = z.strictObject({
  to: z.array(userId).readonly(),
  /** Field id → text reference, date, option id or count. */
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
  ticks: z.array(z.string()).readonly(),
});

const body = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('case-opened'),
    id: z.string().transform((value) => value as CaseId),
    on: isoDate,
    owner: userId,
    facts: factsSchema,
    policy: policyHash,
    linkedFrom: z
      .string()
      .transform((value) => value as CaseId)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('facts-changed'), facts: factsSchema }),
  z.strictObject({
    kind: z.literal('step-asked'),
    ...step,
    on: isoDate,
    question: question.optional(),
    /** The advert's text it is about; absent on steps that concern no text. */
    bound: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('step-done'),
    ...step,
    outcome: z.enum(['done', 'refused']),
    evidence,
    /** Why the answer was no, in the words of the one who gave it. */
    reason: textRef.optional(),
    /** How the answer came, when it was not given where it was asked for. */
    elsewhere: textRef.optional(),
    bound: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('question-returned'), ...step, reason: textRef }),
  z.strictObject({ kind: z.literal('step-skipped'), ...step, reason: textRef }),
  z.strictObject({ kind: z.literal('step-reopened'), ...step, reason: textRef.nullable() }),
  z.strictObject({
    kind: z.literal('times-changed'),
    ...step,
    /** The field that holds them. */
    field: z.string(),
    /** Days, times and rooms, a line each; empty when there are none any more. */
    times: z.string(),
    /** Date fields that follow from them. */
    dates: z.record(z.string(), isoDate),
  }),
  z.strictObject({ kind: z.literal('requirements-saved'), list: requirementsSchema }),
  z.strictObject({ kind: z.literal('advert-checked'), hash: textHash, findings: z.array(notedFinding).readonly(), list: z.int().nullable() }),
  z.strictObject({ kind: z.literal('finding-kept'), hash: textHash, finding: findingId, reason: textRef }),
  z.strictObject({
    kind: z.literal('door-passed'),
    door: z.string(),
    as: z.enum(['advice', 'override']),
    reason: textRef,
    /** The advert's text it was passed for; absent on doors that concern no text. */
    bound: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('offer-declined'), position: positionId, on: isoDate }),
  z.strictObject({ kind: z.literal('position-unfilled'), position: positionId, reason: textRef }),
  z.strictObject({ kind: z.literal('withdrawn'), on: isoDate, reason: textRef, nobodyApplied: z.boolean() }),
  z.strictObject({ kind: z.literal('advertised-anew'), as: z.string().transform((value) => value as CaseId) }),
  z.strictObject({ kind: z.literal('held'), reason: textRef, until: isoDate.nullable() }),
  z.strictObject({ kind: z.literal('resumed') }),
  z.strictObject({
    kind: z.literal('shared'),
    with: userId,
    as: z.enum(['union']),
    /** Which union she speaks for is told of a named person, so it can be deleted like people's words. */
    union: textRef,
    ...step,
    /** What she is called, so that the case can say who answered; deletable like her union. */
    name: textRef.optional(),
    /** The last day she was given; absent where the step names no time. */
    due: isoDate.optional(),
    /** What went along with her card. */
    enclosed: textRef.optional(),
    /** The bot knew already that it could not reach her. */
    unreached: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('delivery-noted'),
    /** Whose card it was. */
    with: userId,
    ...step,
    state: z.enum(deliveryStates),
    /** Why it failed. */
    reason: z.enum(unreachableReasons).optional(),
  }),
  z.strictObject({ kind: z.literal('union-answered'), ...step, answer: z.enum(unionAnswers), statement: textRef.nullable(), late: z.boolean() }),
  z.strictObject({ kind: z.literal('union-view-corrected'), ...step, text: textRef }),
  z.strictObject({
    kind: z.literal('reminder-settled'),
    reminder: z.string(),
    position: positionId.nullable(),
    as: z.enum(['done', 'not-relevant']),
    reason: textRef.nullable(),
  }),
  z.strictObject({
    kind: z.literal('slot-noted'),
    /** Names the entry in the case's deletable record; the event has only counts. */
    ref: z.string().regex(/^\d+\/slot-\d$/),
    candidates: z.int(),
    references: z.int(),
    negatives: z.int(),
  }),
  z.strictObject({
    kind: z.literal('request-received'),
    request: z.enum(requestKinds),
    received: isoDate,
    owner: z.enum(requestOwners),
    first: isoDate.nullable(),
    due: isoDate,
  }),
  /** `request` is the turn it was registered in. */
  z.strictObject({ kind: z.literal('request-answered'), request: z.int(), on: isoDate }),
  z.strictObject({
    kind: z.literal('handed-over'),
    to: userId,
    /** Whoever moves the case of a disqualified leader has ticked that the receiver is not directly under her. */
    notSubordinate: z.literal(true).optional(),
    /** What the one who ticked is called; deletable. */
    statedBy: textRef.optional(),
  }),
  z.strictObject({
    kind: z.literal('panel-named'),
    member: userId,
    /** What she is called; deletable. */
    name: textRef.optional(),
    /** The bot knew already that it could not reach her. */
    unreached: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('panel-left'),
    member: userId,
    /** What was done while she took part has been gone through anew without her. */
    reviewed: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('impartiality-answered'),
    member: userId,
    /** Whether she may take part. Which word she used is deletable, and why is never asked. */
    clear: z.boolean(),
    answer: textRef,
    on: isoDate,
    /** How the answer came, in the words of who recorded it; now chosen, as `how`. */
    elsewhere: textRef.optional(),
    /** How the answer came, when somebody recorded it for her. */
    how: z.enum(answerWays).optional(),
    /** What the one who recorded it is called; deletable. */
    recorder: textRef.optional(),
    /** The director's name, when the one who leads the case may not take part. */
    superior: textRef.optional(),
  }),
  z.strictObject({ kind: z.literal('impartiality-decided'), member: userId, clear: z.boolean(), on: isoDate }),
  z.strictObject({ kind: z.literal('briefing-sent'), on: isoDate }),
  z.strictObject({
    kind: z.literal('briefing-confirmed'),
    member: userId,
    on: isoDate,
    /** As with an answer that came by other means. */
    elsewhere: textRef.optional(),
    how: z.enum(answerWays).optional(),
    recorder: textRef.optional(),
  }),
  z.strictObject({ kind: z.literal('policy-adopted'), policy: policyHash }),
  z.strictObject({ kind: z.literal('undone'), turn: z.int() }),
]);

/** What happened in a case. `turn` groups the events of one press; `at` is UTC. */
export const caseEventSchema = z.strictObject({ v: z.literal(1), turn: z.int().min(1), at: instant, by: userId, what: body });

/** What a step's evidence holds, with what follows from it. */
export type Evidence = Readonly<z.infer<typeof evidence>>;
/** What a union representative answered. */
export type UnionAnswer = (typeof unionAnswers)[number];
/** What became of a card that did not simply arrive. */
export type DeliveryState = (typeof deliveryStates)[number];
/** Whom a question went to, and what went along. */
export type Question = Readonly<z.infer<typeof question>>;
/** What happened, without when and by whom. */
export type CaseHappening = Readonly<z.infer<typeof body>>;
/** What happened, when and by whom. */
export type CaseEvent = Readonly<z.infer<typeof caseEventSchema>>;

/** The stored value of `<tenant>/case/<id>`. A reader of an older schema version is added here as an upcaster. */
export const caseRecordSchema = z.strictObject({ events: z.array(caseEventSchema).min(1) });
