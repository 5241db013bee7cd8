import type { TenantId } from '../core/ids.ts';
import { UnreadableRecordError, type RecordStore, type Write } from '../ports/record-store.ts';
import type { Wake } from '../ports/scheduler.ts';
import { readDueKey, scheduleKeys } from './schedule-keys.ts';
import { toFresh, wakeRecordSchema, type WakeRecord } from './wake-record.ts';

/** A place in the index by time. */
export interface DueWake extends Wake {
  /** It stands there because a try began whose end nobody has written down. */
  readonly begun: boolean;
}

/** The wakes in the store. Each change of one is a commit of its record and its place in the index together. */
export interface WakeBook {
  /** Changes a wake; run again when somebody else was first. `change` gives the same object to leave it, undefined to remove it. */
  readonly change: (
    wake: Pick<Wake, 'tenant' | 'key'>,
    change: (record: WakeRecord | undefined) => WakeRecord | undefined,
  ) => Promise<WakeRecord | undefined>;
  /** What is due at a moment, earliest first, from the place after another; at most `limit`. */
  readonly findDue: (
    tenant: TenantId,
    now: number,
    options: { readonly after: DueWake | null; readonly limit: number },
  ) => Promise<readonly DueWake[]>;
  /** Removes a place in the index at which no wake stands. */
  readonly clear: (place: Wake) => Promise<void>;
  /** Keys of what was set aside. */
  readonly listAside: (tenant: TenantId) => Promise<readonly string[]>;
}

const page = 200;

/** The wakes in a record store. */
export function createWakeBook(store: RecordStore): WakeBook {
  const load = async ({ tenant, key }: Pick<Wake, 'tenant' | 'key'>) => {
    const stored = scheduleKeys.wake(tenant, key);
    try {
      const record = await store.get(stored);
      if (record === undefined) return undefined;
      return { version: record.version, record: wakeRecordSchema.safeParse(record.value).data ?? null };
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      // What there is to do stands elsewhere: a wake that can no longer be read is made anew, at once.
      const [broken] = await store.range(stored, { limit: 1 });
      return broken?.key === stored ? { version: broken.version, record: null } : undefined;
    }
  };

  return {
    change: async (wake, change) => {
      /** Places that are not as the wake says, which a damaged record leaves behind: they are passed over. */
      const astray = new Set<string>();
      for (;;) {
        const found = await load(wake);
        const before = found?.record === null ? toFresh(0) : found?.record;
        const after = change(before);
        if (after === before && found?.record !== null) return after;
        const committed = await store.commit(toWrites(wake, found, after).filter(({ key }) => !astray.has(key)));
        if (committed.ok) return after;
        // The record stands first among the writes, so a race with another change is always named by it.
        if (committed.conflict === scheduleKeys.wake(wake.tenant, wake.key)) astray.clear();
        else astray.add(committed.conflict);
      }
    },
    findDue: async (tenant, now, { after, limit }) => {
      const from = after === null ? {} : { after: scheduleKeys.due(tenant, after.at, after.key) };
      const places = await store.range(scheduleKeys.duePrefix(tenant), { ...from, limit });
      return places
        .map((place) => ({ tenant, ...readDueKey(tenant, place.key), begun: 'unreadable' in place || place.value !== 'waiting' }))
        .filter(({ at }) => at <= now);
    },
    clear: async ({ tenant, at, key }) => {
      await store.commit([{ kind: 'delete', key: scheduleKeys.due(tenant, at, key), version: 1 }]);
    },
    listAside: async (tenant) => {
      const prefix = scheduleKeys.asidePrefix(tenant);
      const keys: string[] = [];
      for (;;) {
        const last = keys.at(-1);
        const records = await store.range(prefix, last === undefined ? { limit: page } : { after: prefix + last, limit: page });
        keys.push(...records.map(({ key }) => key.slice(prefix.length)));
        if (records.length < page) return keys;
      }
    },
  };
}

/** A wake as it was found; its record is null when it cannot be read. */
type Found = { readonly version: number; readonly record: WakeRecord | null };

function toWrites({ tenant, key }: Pick<Wake, 'tenant' | 'key'>, found: Found | undefined, after: WakeRecord | undefined): readonly Write[] {
  const stored = scheduleKeys.wake(tenant, key);
  const place = (at: number) => scheduleKeys.due(tenant, at, key);
  const before = found?.record ?? undefined;
  const writes: Write[] = [];
  if (found === undefined) {
    if (after !== undefined) writes.push({ kind: 'insert', key: stored, value: after });
  } else if (after === undefined) writes.push({ kind: 'delete', key: stored, version: found.version });
  else writes.push({ kind: 'replace', key: stored, version: found.version, value: after });
  // Places are made and removed, never changed, so their version is always the first.
  if (typeof before?.due === 'number') writes.push({ kind: 'delete', key: place(before.due), version: 1 });
  if (typeof after?.due === 'number') writes.push({ kind: 'insert', key: place(after.due), value: after.begun ? 'begun' : 'waiting' });
  const wasAside = typeof before?.asideAt === 'number';
  const isAside = typeof after?.asideAt === 'number';
  if (isAside && !wasAside) writes.push({ kind: 'insert', key: scheduleKeys.aside(tenant, key), value: {} });
  if (wasAside && !isAside) writes.push({ kind: 'delete', key: scheduleKeys.aside(tenant, key), version: 1 });
  return writes;
}
