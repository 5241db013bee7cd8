import { z } from 'zod';

/** What the connector of an experiment does beside taking messages. Chances are drawn from the seed and the message, so a second delivery meets the same fate. */
export const connectorPlanSchema = z.strictObject({
  seed: z.int(),
  latencyMs: z.number(),
  /** This part of the messages is taken and then answered with 504, a reset, or never. */
  unanswered: z.number(),
  /** This part of the conversations refuses, with one of four statuses, half of them with a sub-code – but only messages whose mark begins so, and `once` only the first of them. */
  refusing: z.strictObject({ part: z.number(), marks: z.string(), once: z.boolean() }),
  /** The documented windows and this many calls a second are enforced; null for no limits. */
  callsPerSecond: z.number().nullable(),
  /** From so long after the first call, everything is turned away for so long. */
  storm: z.strictObject({ afterMs: z.number(), forMs: z.number() }).nullable(),
});

/** What the connector of an experiment does beside taking messages. */
export type ConnectorPlan = Readonly<z.infer<typeof connectorPlanSchema>>;

/** A connector that takes everything after four milliseconds. */
export const calmPlan: ConnectorPlan = {
  seed: 0,
  latencyMs: 4,
  unanswered: 0,
  refusing: { part: 0, marks: '', once: false },
  callsPerSecond: null,
  storm: null,
};

/** A call as the oracle has it on disk. */
export const callSchema = z.strictObject({
  conversation: z.string(),
  /** The words by which an experiment knows its message. */
  mark: z.string(),
  /** Milliseconds since 1970 at the connector. */
  at: z.number(),
  /** The message is in the chat. */
  taken: z.boolean(),
  /** How it is answered: a status, «reset» or «hang». */
  answer: z.union([z.int(), z.enum(['reset', 'hang'])]),
  code: z.string().nullable(),
  /** What the caller was told to wait; null when it was told nothing. */
  retryAfterMs: z.number().nullable(),
});

/** A call as the oracle has it on disk. */
export type Call = Readonly<z.infer<typeof callSchema>>;

/** A change of a message that stands, as the oracle has it on disk. */
export const changeSchema = z.strictObject({
  conversation: z.string(),
  /** The message. */
  changed: z.string(),
  /** Milliseconds since 1970 at the connector. */
  at: z.number(),
  /** Every text of its card as it now is, a line each. */
  says: z.string(),
});

/** A change of a message that stands, as the oracle has it on disk. */
export type Change = Readonly<z.infer<typeof changeSchema>>;
