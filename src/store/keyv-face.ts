import { Keyv, keyvStorageCapability } from 'keyv';
import { type Json, type RecordStore, type StoredRecord, UnreadableRecordError } from '../ports/record-store.ts';

/** How often a blind write tries again when others write the same key at the same moment. */
const attempts = 1_000;

const pageSize = 200;

/**
 * Keyv over the record store, for everything that may expire. `prefix` is the tenant, or the tenant and an area,
 * with a slash at its end; keys are given without it. A record written through the store reads the same here, and
 * the other way round. Every failure throws: Keyv alone would call a broken database an absent key.
 */
export function createKeyvFace({ store, prefix, now }: { readonly store: RecordStore; readonly prefix: string; readonly now: () => number }): Keyv {
  if (!/^[^/]+\/(.*\/)?$/.test(prefix)) throw new TypeError(`A prefix is a tenant and a slash, then areas: ${JSON.stringify(prefix)}`);
  // Without a serializer Keyv hands over { value, expires } as it is, so that records
  // keep one form for both faces; expiry is the store's business.
  const keyv = new Keyv({ store: createAdapter(store, prefix, now), serialization: false, checkExpired: false });
  keyv.on('error', (error: unknown) => {
    throw error instanceof Error ? error : new Error(String(error));
  });
  return keyv;
}

function createAdapter(store: RecordStore, prefix: string, now: () => number): object {
  /** Keyv reckons with the machine's clock; ours may stand elsewhere, so what remains is carried over. */
  const toOurTime = (expires: number | undefined): number | undefined => (expires === undefined ? undefined : now() + (expires - Date.now()));

  const get = async (key: string): Promise<{ readonly value: Json } | undefined> => {
    const record = await store.get(prefix + key);
    return record === undefined ? undefined : { value: record.value };
  };

  const set = async (key: string, { value }: { readonly value: Json }, expires?: number): Promise<boolean> => {
    await write(store, prefix + key, value, toOurTime(expires));
    return true;
  };

  const remove = (key: string): Promise<boolean> => removeRecord(store, prefix + key);
  const has = async (key: string): Promise<boolean> => (await get(key)) !== undefined;
  const each = <Item, Answer>(items: readonly Item[], run: (item: Item) => Promise<Answer>): Promise<readonly Answer[]> =>
    Promise.all(items.map(run));

  const adapter = {
    get,
    set,
    delete: remove,
    has,
    getMany: (keys: readonly string[]) => each(keys, get),
    setMany: (entries: readonly { readonly key: string; readonly value: { readonly value: Json }; readonly expires?: number }[]) =>
      each(entries, ({ key, value, expires }) => set(key, value, expires)),
    deleteMany: (keys: readonly string[]) => each(keys, remove),
    hasMany: (keys: readonly string[]) => each(keys, has),
    clear: async () => {
      if (prefix.indexOf('/') === prefix.length - 1) throw new Error('Refused: this would delete every record of the tenant');
      for await (const { key } of records(store, prefix)) await removeRecord(store, key);
    },
    async *iterator() {
      for await (const { key, value } of records(store, prefix)) yield [key.slice(prefix.length), { value }] as const;
    },
  };
  return { ...adapter, capabilities: keyvStorageCapability(adapter) };
}

async function* records(store: RecordStore, prefix: string): AsyncGenerator<StoredRecord> {
  let after: string | undefined;
  for (;;) {
    const page = await store.range(prefix, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    for (const record of page) {
      if ('unreadable' in record) throw new UnreadableRecordError(record.key, 'its value is not JSON');
      yield record;
    }
    after = page.at(-1)?.key;
    if (page.length < pageSize || after === undefined) return;
  }
}

/** Keyv knows no versions, so the last writer wins: the write is repeated on top of what others wrote meanwhile. */
async function write(store: RecordStore, key: string, value: Json, expiresAt: number | undefined): Promise<void> {
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await store.get(key);
    const result = await store.commit([
      found === undefined ? { kind: 'insert', key, value, ...expiry } : { kind: 'replace', key, version: found.version, value, ...expiry },
    ]);
    if (result.ok) return;
  }
  throw new Error(`${key} is written by so many at once that a write did not get through`);
}

async function removeRecord(store: RecordStore, key: string): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await store.get(key);
    if (found === undefined) return false;
    if ((await store.commit([{ kind: 'delete', key, version: found.version }])).ok) return true;
  }
  throw new Error(`${key} is written by so many at once that it could not be deleted`);
}
