import type { CommitResult, RecordStore, StoredRecord } from '../../src/ports/record-store.ts';

/** A store in which everything can be tried: what is written stays here, and the store below is left as it is. */
export interface TrialStore extends RecordStore {
  /** What has been written, by key. */
  readonly written: () => ReadonlyMap<string, string>;
}

/** Opens a trial over a store. */
export function createTrialStore(below: RecordStore): TrialStore {
  const changed = new Map<string, StoredRecord | null>();
  const get = async (key: string) => (changed.has(key) ? (changed.get(key) ?? undefined) : below.get(key));
  const commit: RecordStore['commit'] = async (writes): Promise<CommitResult> => {
    const versions = await Promise.all(writes.map(async ({ key }) => (await get(key))?.version ?? 0));
    const lost = writes.find((write, index) => (write.kind === 'insert' ? 0 : write.version) !== versions[index]);
    if (lost !== undefined) return { ok: false, conflict: lost.key };
    for (const write of writes) {
      const { key } = write;
      if (write.kind === 'delete') changed.set(key, null);
      else changed.set(key, { key, version: write.kind === 'insert' ? 1 : write.version + 1, value: write.value });
    }
    return { ok: true };
  };
  return {
    get,
    commit,
    range: async (prefix, options) => {
      const found = await below.range(prefix, { limit: 10_000 });
      const own = [...changed.values()].flatMap((record) => (record?.key.startsWith(prefix) === true ? [record] : []));
      const all = [...found.filter(({ key }) => !changed.has(key)), ...own].toSorted((one, other) => (one.key < other.key ? -1 : 1));
      return all.filter(({ key }) => options.after === undefined || key > options.after).slice(0, options.limit);
    },
    sweep: async () => 0,
    ping: async () => {},
    close: async () => {},
    written: () => new Map([...changed].flatMap(([key, record]) => (record === null ? [] : [[key, JSON.stringify(record.value)] as const]))),
  };
}
