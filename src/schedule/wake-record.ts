import { z } from 'zod';

const ms = z.int().min(0);

/** The stored value of `<tenant>/wake/<key>`. Times are milliseconds since 1970. */
export const wakeRecordSchema = z.strictObject({
  v: z.literal(1),
  /** The moment it was asked for. */
  at: ms,
  /** Where it stands in the index; null once it is set aside. */
  due: ms.nullable(),
  /** Tries begun, counted before the handler is called: one that ends the process could not be counted afterwards. */
  tries: z.int().min(0),
  /** A try has begun and nobody has written down how it ended. */
  begun: z.boolean(),
  /** A moment asked for while it is being tried. */
  again: ms.nullable(),
  /** When it was set aside; kept until a later try succeeds. */
  asideAt: ms.nullable(),
});

/** A wake as it is stored. */
export type WakeRecord = Readonly<z.infer<typeof wakeRecordSchema>>;

/** How often and how far apart a wake is tried. */
export interface Patience {
  /** Milliseconds from one try to the next, each longer than the one before; there is one try more than there are pauses. */
  readonly pauses: readonly number[];
  /** How long a wake that was set aside rests before it may be asked for again, in milliseconds. */
  readonly rest: number;
}

/** Five tries within about an hour; a wake that was given up in the morning can be asked for the night after. */
export const usualPatience: Patience = { pauses: [10_000, 60_000, 10 * 60_000, 60 * 60_000], rest: 12 * 60 * 60_000 };

/** The last moment whose ISO form has four digits for the year. */
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');

/** Whole milliseconds, never earlier than asked; throws a RangeError for what is no moment after 1970 that the index can sort. */
export function toMoment(at: number): number {
  if (!(at >= 0 && at <= lastMoment)) throw new RangeError(`Not a moment to be woken at: ${at}`);
  return Math.ceil(at);
}

/** A wake nobody has tried. */
export function toFresh(at: number, asideAt: number | null = null): WakeRecord {
  return { v: 1, at, due: at, tries: 0, begun: false, again: null, asideAt };
}

/** The wake after somebody has asked for it; the same object when that changes nothing. */
export function askFor(record: WakeRecord | undefined, at: number, { rest }: Patience): WakeRecord {
  if (record === undefined) return toFresh(at);
  if (record.due === null) return toFresh(Math.max(at, (record.asideAt ?? 0) + rest), record.asideAt);
  if (record.tries === 0) return at >= record.due ? record : { ...record, at, due: at };
  // It is being tried, or waits for its next try, which must not come sooner for that.
  return record.again !== null && record.again <= at ? record : { ...record, again: at };
}

/** The wake as it stands while it is tried, at the place of its next try should the process end; set aside when it has had them all. */
export function beginTry(record: WakeRecord, now: number, patience: Patience): WakeRecord {
  if (record.tries > patience.pauses.length) return setAside(record, now, patience);
  const again = record.again !== null && record.again <= now ? null : record.again;
  // The last try has no next; its place is where it will be found and set aside.
  const pause = patience.pauses[record.tries] ?? patience.pauses.at(-1) ?? 0;
  return { ...record, tries: record.tries + 1, begun: true, again, due: now + pause };
}

/** The wake after a try that failed. */
export function failTry(record: WakeRecord, now: number, patience: Patience): WakeRecord {
  const pause = patience.pauses[record.tries - 1];
  return pause === undefined ? setAside(record, now, patience) : { ...record, begun: false, due: now + pause };
}

/** The wake after a try that succeeded; undefined when nobody has asked for another. */
export function endTry({ again }: WakeRecord, next: number | null): WakeRecord | undefined {
  const at = Math.min(again ?? Infinity, next ?? Infinity);
  return at === Infinity ? undefined : toFresh(at);
}

/** What was asked for in the meantime is another wake: given up is only this one. */
function setAside({ again, ...record }: WakeRecord, now: number, { rest }: Patience): WakeRecord {
  return again === null ? { ...record, again, due: null, begun: false, asideAt: now } : toFresh(Math.max(again, now + rest), now);
}
