/** A record as a table holds it, with what the program's own store keeps to itself. */
export interface RawRecord {
  readonly key: string;
  readonly version: number;
  /** JSON, unless it has been damaged; it is moved as it is. */
  readonly value: string;
  /** Milliseconds since 1970; null for ever. */
  readonly expiresAt: number | null;
}

/** Where records are moved from. */
export interface Source {
  /** In the order of their keys' bytes, from the first key greater than `after`, null for the beginning. */
  readonly read: (after: string | null, limit: number) => Promise<readonly RawRecord[]>;
  readonly close: () => Promise<void>;
}

/** Where records are moved to. They come in beside what the program reads, and are its own all at once or not at all. */
export interface Target extends Source {
  /** How many records the program would find there now. */
  readonly countPresent: () => Promise<number>;
  /** Adds records to those that have come in; all of them or none. */
  readonly write: (records: readonly RawRecord[]) => Promise<void>;
  /** Forgets what has come in. */
  readonly startOver: () => Promise<void>;
  /** Makes what has come in the program's own. */
  readonly finish: () => Promise<void>;
}

/** A migration that was not made, in a sentence for whoever asked. */
export class MigrationError extends Error {}
