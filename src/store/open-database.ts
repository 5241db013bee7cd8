import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a statement waits for another process that holds the database, in milliseconds. */
const busyTimeoutMs = 10_000;

const schemaVersion = 1;

/** What durability and its price rest on: pragma, what is set, and what SQLite must say when asked. */
const pragmas = [
  { name: 'busy_timeout', set: String(busyTimeoutMs), reads: busyTimeoutMs },
  { name: 'journal_mode', set: 'WAL', reads: 'wal' },
  { name: 'synchronous', set: 'FULL', reads: 2 },
  // 16 MB of log: when many small records are written, the same pages change over and over, and need moving once.
  { name: 'wal_autocheckpoint', set: '4000', reads: 4_000 },
] as const;

/** Opens the database, made if absent, with durable settings that have been read back; throws when it cannot be relied on. */
export function openDatabase(path: string): DatabaseSync {
  // What is kept here concerns people: the folder is for the account that runs the bot.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    refuseNewerSchema(database, path);
    for (const pragma of pragmas) {
      database.exec(`PRAGMA ${pragma.name} = ${pragma.set}`);
      const read = firstColumn(database, `PRAGMA ${pragma.name}`);
      if (read !== pragma.reads) {
        throw new Error(`${path}: SQLite did not take ${pragma.name} = ${pragma.set} and says ${String(read)}; writes would not be durable there`);
      }
    }
    migrate(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Asked before anything is set, so that a file we do not understand is left exactly as it is. */
function refuseNewerSchema(database: DatabaseSync, path: string): number {
  const version = Number(firstColumn(database, 'PRAGMA user_version'));
  if (version > schemaVersion) {
    throw new Error(
      `${path} was written by a newer version of Losen (schema ${version}; this one knows ${schemaVersion}). Start the newer version, or restore a backup.`,
    );
  }
  return version;
}

function migrate(database: DatabaseSync, path: string): void {
  if (refuseNewerSchema(database, path) === schemaVersion) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been first while this one waited for the lock.
    if (refuseNewerSchema(database, path) < schemaVersion) {
      database.exec(`
        CREATE TABLE record (
          key TEXT PRIMARY KEY NOT NULL,
          version INTEGER NOT NULL,
          value TEXT NOT NULL,
          expires_at INTEGER
        ) STRICT;
        CREATE INDEX record_expiry ON record (expires_at) WHERE expires_at IS NOT NULL;
        PRAGMA user_version = ${schemaVersion};
      `);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function firstColumn(database: DatabaseSync, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0];
}
