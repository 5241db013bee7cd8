import type { Write } from '../ports/record-store.ts';

/** A write with its value as text, checked before anything is begun. */
export interface PreparedWrite {
  readonly write: Write;
  /** JSON; null for a delete. */
  readonly text: string | null;
  /** Whole milliseconds since 1970; null for ever. */
  readonly expiresAt: number | null;
}

/** Prepares a write; throws a TypeError when its key or value cannot be stored and read back as it was. */
export function prepareWrite(write: Write): PreparedWrite {
  assertKey(write.key);
  if (write.kind === 'delete') return { write, text: null, expiresAt: null };
  // `unknown`: the type says JSON, but undefined or a function would vanish here without a word.
  const text: unknown = JSON.stringify(write.value);
  if (typeof text !== 'string') throw new TypeError(`The value of ${write.key} is not JSON`);
  const { expiresAt } = write;
  if (expiresAt === undefined) return { write, text, expiresAt: null };
  if (!Number.isFinite(expiresAt)) throw new TypeError(`The expiry of ${write.key} is no instant`);
  return { write, text, expiresAt: Math.floor(expiresAt) };
}

/** Throws a TypeError for keys that databases cut short or change: empty, with NUL, or with half a surrogate pair. */
export function assertKey(key: string): void {
  if (key === '' || key.includes('\0') || !key.isWellFormed()) throw new TypeError(`Not a key: ${JSON.stringify(key)}`);
}
