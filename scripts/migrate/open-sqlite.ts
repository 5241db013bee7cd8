import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../src/store/open-database.ts';
import { holdDataDir } from '../../src/start/hold-data-dir.ts';
import { MigrationError, type RawRecord, type Source, type Target } from './raw-store.ts';

const columns = 'key, version, value, expires_at AS expiresAt';

/** Opens an embedded database to read from; refuses while a program has it open. */
export function openSqliteSource(path: string): Source {
  if (!existsSync(path)) throw new MigrationError(`${path} does not exist.`);
  const database = openDatabase(path);
  const letGo = holdDataDir(dirname(path), 0);
  if (letGo === null || isOpenElsewhere(database)) {
    letGo?.();
    database.close();
    throw new MigrationError(`Losen is at work on ${path}. End it first: what it writes meanwhile would be left behind.`);
  }
  return {
    ...reading(database),
    close: async () => {
      letGo();
      database.close();
    },
  };
}

/** Opens a place for an embedded database that is not there yet. What comes in stands beside it until all has come. */
export function openSqliteTarget(path: string): Target {
  const unfinished = `${path}.unfinished`;
  let database = openDatabase(unfinished);
  const remove = () => {
    database.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  };
  return {
    countPresent: async () => (existsSync(path) ? countRecords(path) : 0),
    read: (after, limit) => reading(database).read(after, limit),
    write: async (records) => {
      const insert = database.prepare('INSERT INTO record (key, version, value, expires_at) VALUES (?, ?, ?, ?)');
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { key, version, value, expiresAt } of records) insert.run(key, version, value, expiresAt);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    startOver: async () => {
      remove();
      database = openDatabase(unfinished);
    },
    finish: async () => {
      // One file: what stands in its log goes into it.
      database.exec('PRAGMA journal_mode = DELETE');
      database.close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
      renameSync(unfinished, path);
      database = openDatabase(path);
    },
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}

function reading(database: DatabaseSync): Pick<Source, 'read'> {
  const first = database.prepare(`SELECT ${columns} FROM record ORDER BY key LIMIT ?`);
  const next = database.prepare(`SELECT ${columns} FROM record WHERE key > ? ORDER BY key LIMIT ?`);
  return { read: async (after, limit) => (after === null ? first.all(limit) : next.all(after, limit)) as unknown as readonly RawRecord[] };
}

/** Leaving the write-ahead log takes the file for oneself, which fails while anybody else has it open. */
function isOpenElsewhere(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL');
    return false;
  } catch {
    return true;
  }
}

function countRecords(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(Object.values(database.prepare('SELECT count(*) FROM record').get() ?? {})[0]);
  } finally {
    database.close();
  }
}
