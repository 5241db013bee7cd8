import type { RecordStore, StoredRecord } from '../../ports/record-store.ts';

const page = 200;

/** Every record below a prefix, a page at a time. One that cannot be read throws: it may be the one asked for. */
export async function* everyRecord(store: Pick<RecordStore, 'range'>, prefix: string): AsyncGenerator<StoredRecord> {
  let after: string | undefined;
  for (;;) {
    const found = await store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const record of found) {
      if ('unreadable' in record) throw new Error('A record is there but cannot be read, so nobody can be told what it holds of her');
      yield record;
    }
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return;
  }
}
