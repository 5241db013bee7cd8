import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import type { RecordStoreBench } from './record-store-contract.ts';

/** A store in a folder of its own, with a clock that moves only when told to. */
export async function openSqliteBench(): Promise<RecordStoreBench & { readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'losen-store-'));
  const path = join(folder, 'deep', 'losen.db');
  let time = Date.parse('2026-11-22T09:00:00Z');
  const opened: RecordStore[] = [];
  const open = (): RecordStore => {
    const store = createSqliteRecordStore({ path, now: () => time });
    opened.push(store);
    return store;
  };
  return {
    path,
    store: open(),
    another: async () => open(),
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    corrupt: async (key) => {
      const database = new DatabaseSync(path);
      database.prepare('UPDATE record SET value = ? WHERE key = ?').run('{"cut": "of', key);
      database.close();
    },
    dispose: async () => {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
