/** JSON as it is stored. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A stored value with the version a later write must name. Versions start at 1 and grow by one. */
export interface StoredRecord {
  readonly key: string;
  readonly version: number;
  readonly value: Json;
}

/** A record that is there but cannot be read; never the same as an absent one. */
export interface UnreadableRecord {
  readonly key: string;
  readonly version: number;
  readonly unreadable: true;
}

/** One write of a commit. `expiresAt` is milliseconds since 1970, after which the record counts as absent. */
export type Write =
  | { readonly kind: 'insert'; readonly key: string; readonly value: Json; readonly expiresAt?: number }
  | { readonly kind: 'replace'; readonly key: string; readonly version: number; readonly value: Json; readonly expiresAt?: number }
  | { readonly kind: 'delete'; readonly key: string; readonly version: number };

/** All writes are durable, or the first key that lost its race is named and nothing was written. */
export type CommitResult = { readonly ok: true } | { readonly ok: false; readonly conflict: string };

/** Versioned records with atomic commits. Every key starts with the tenant. */
export interface RecordStore {
  /** The record, or undefined when there is none. Throws `UnreadableRecordError` when it cannot be read. */
  readonly get: (key: string) => Promise<StoredRecord | undefined>;
  /** Records whose key starts with `prefix`, by key, from the first key greater than `after`, at most `limit`. */
  readonly range: (
    prefix: string,
    options: { readonly after?: string; readonly limit: number },
  ) => Promise<readonly (StoredRecord | UnreadableRecord)[]>;
  /** All or nothing; durable when it resolves with `ok`. */
  readonly commit: (writes: readonly Write[]) => Promise<CommitResult>;
  /** Removes records past their expiry; returns how many. */
  readonly sweep: () => Promise<number>;
  /** Resolves when the store answers; throws when it does not. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A record is there but its value cannot be read. */
export class UnreadableRecordError extends Error {
  readonly key: string;
  constructor(key: string, cause: unknown) {
    super(`The record ${key} is there but cannot be read`, { cause });
    this.name = 'UnreadableRecordError';
    this.key = key;
  }
}
