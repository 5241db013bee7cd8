import type { Json, RecordStore } from '../../../src/ports/record-store.ts';

/** Records in memory, for tests that play weeks in a moment. */
export function createMemoryStore(): RecordStore {
  const records = new Map<string, { readonly version: number; readonly value: Json }>();
  const toRecord = (key: string) => {
    const found = records.get(key);
    return found === undefined ? undefined : { key, ...found };
  };
  return {
    get: async (key) => toRecord(key),
    range: async (prefix, { after = '', limit }) =>
      [...records.keys()]
        .filter((key) => key.startsWith(prefix) && key > after)
        .toSorted()
        .slice(0, limit)
        .flatMap((key) => toRecord(key) ?? []),
    commit: async (writes) => {
      const lost = writes.find((write) => (write.kind === 'insert' ? records.has(write.key) : records.get(write.key)?.version !== write.version));
      if (lost !== undefined) return { ok: false, conflict: lost.key };
      for (const write of writes) {
        if (write.kind === 'delete') records.delete(write.key);
        else records.set(write.key, { version: write.kind === 'insert' ? 1 : write.version + 1, value: structuredClone(write.value) });
      }
      return { ok: true };
    },
    sweep: async () => 0,
    ping: async () => {},
    close: async () => {},
  };
}
