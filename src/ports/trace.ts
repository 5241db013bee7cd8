/** Which turn – of a person, or of the clock – the work at hand belongs to. Ids are made up for it and say nothing of anybody. */
export interface Trace {
  /** The id of the turn under way; null outside of any. */
  readonly current: () => string | null;
  /** Runs something, and all it sets going, as part of a turn; null for part of none. */
  readonly run: <Value>(turn: string | null, work: () => Value) => Value;
}
