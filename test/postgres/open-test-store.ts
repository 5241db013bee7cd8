import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { databaseOf, onPostgres, urlOf } from './database-of.ts';

/** A record as it lies in the store. */
export interface KeptText {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}

/** The store that a program on a data folder has, whichever the tests run on; also while it runs. */
export async function openTestStore(dataDir: string, now: () => number): Promise<RecordStore> {
  const { DATABASE_URL: url } = await databaseOf(dataDir);
  if (url === undefined) return createSqliteRecordStore({ path: join(dataDir, 'losen.sqlite'), now });
  return createPostgresRecordStore({ pool: await openPostgres({ url, log: { warn: () => undefined } }), now });
}

/** Everything a program on a data folder has stored, read past it. */
export function readEverything(dataDir: string): readonly KeptText[] {
  if (onPostgres) {
    const script = new URL('run-print-records.ts', import.meta.url).pathname;
    const { stdout, stderr } = spawnSync(process.execPath, [script, urlOf(dataDir)], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
    if (stdout === '') throw new Error(`The records could not be read: ${stderr}`);
    return JSON.parse(stdout) as readonly KeptText[];
  }
  const database = new DatabaseSync(join(dataDir, 'losen.sqlite'), { readOnly: true });
  try {
    return database.prepare('SELECT key, value FROM record ORDER BY key').all() as unknown as readonly KeptText[];
  } finally {
    database.close();
  }
}
