import type { RecordStore } from '../../src/ports/record-store.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { createDatabase } from './use-cluster.ts';

let whole: Promise<RecordStore> | null = null;
let opened = 0;

async function openWhole(): Promise<RecordStore> {
  const pool = await openPostgres({ url: await createDatabase(), log: { warn: () => undefined } });
  // Nothing expires: whoever shares it has a clock of her own.
  return createPostgresRecordStore({ pool, now: () => 0 });
}

/** An empty store on Postgres for a test that needs hundreds of them: a part of one database, which goes with the test file. */
export async function openShare(): Promise<RecordStore> {
  const store = await (whole ??= openWhole());
  opened += 1;
  const share = `share-${opened}/`;
  const own = <Named extends { readonly key: string }>(record: Named): Named => ({ ...record, key: record.key.slice(share.length) });
  return {
    ...store,
    get: async (key) => {
      const record = await store.get(share + key);
      return record === undefined ? undefined : own(record);
    },
    range: async (prefix, { after, limit }) => {
      const records = await store.range(share + prefix, after === undefined ? { limit } : { after: share + after, limit });
      return records.map(own);
    },
    commit: async (writes) => {
      const committed = await store.commit(writes.map((write) => ({ ...write, key: share + write.key })));
      return committed.ok ? committed : { ok: false, conflict: committed.conflict.slice(share.length) };
    },
    close: async () => undefined,
  };
}
