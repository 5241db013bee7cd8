import type { DatabaseSync } from 'node:sqlite';
import type { CommitResult, RecordStore } from '../ports/record-store.ts';
import { createBatcher } from './create-batcher.ts';
import { createLettingIn } from './let-others-in.ts';
import { openDatabase } from './open-database.ts';
import { prefixEnd } from './prefix-end.ts';
import { type PreparedWrite, assertKey, prepareWrite } from './prepare-write.ts';
import { parseRow, toRecord, type Row } from './read-row.ts';

/** Opens the embedded record store in one SQLite file; `now` gives milliseconds since 1970. Throws when the file cannot be relied on. */
export function createSqliteRecordStore({ path, now }: { readonly path: string; readonly now: () => number }): RecordStore {
  const database = openDatabase(path);
  const statements = prepare(database);
  /** A commit has failed: whoever asks is told so until a large record can be written, for a small one may find room. */
  let refusing = false;
  const letOthersIn = createLettingIn();

  function apply({ write, text, expiresAt }: PreparedWrite, at: number): boolean {
    switch (write.kind) {
      case 'insert':
        return statements.insert.run(write.key, text, expiresAt, at).changes === 1;
      case 'replace':
        return statements.replace.run(text, expiresAt, write.key, write.version, at).changes === 1;
      case 'delete':
        return statements.remove.run(write.key, write.version, at).changes === 1;
    }
  }

  function commitOne(writes: readonly PreparedWrite[], at: number): CommitResult {
    const [only] = writes;
    // A single write that loses its race has changed nothing, so there is nothing to undo.
    if (only !== undefined && writes.length === 1) return apply(only, at) ? { ok: true } : { ok: false, conflict: only.write.key };
    statements.savepoint.run();
    const lost = writes.find((write) => !apply(write, at));
    if (lost !== undefined) statements.rollbackTo.run();
    statements.release.run();
    return lost === undefined ? { ok: true } : { ok: false, conflict: lost.write.key };
  }

  // One fdatasync is the price of a transaction, so the commits of one tick share it. Each stands in its own
  // savepoint: a lost race undoes that commit alone, while a failing disk undoes and rejects all of them.
  const batcher = createBatcher<readonly PreparedWrite[], CommitResult>((commits) => {
    try {
      statements.begin.run();
      const at = now();
      const results = commits.map((writes) => commitOne(writes, at));
      statements.commit.run();
      return results;
    } catch (error) {
      refusing = true;
      // Some errors make SQLite roll back by itself, and a second ROLLBACK would hide the first error.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });

  return {
    get: async (key) => {
      assertKey(key);
      const turn = letOthersIn();
      if (turn !== null) await turn;
      const row = statements.get.get(key, now()) as Row | undefined;
      if (row === undefined) return undefined;
      return parseRow(row);
    },

    range: async (prefix, { after, limit }) => {
      const turn = letOthersIn();
      if (turn !== null) await turn;
      const end = prefixEnd(prefix);
      const from = after === undefined ? '' : after;
      const rows = statements.range.all(prefix, from, end ?? null, now(), limit);
      return (rows as unknown as readonly Row[]).map(toRecord);
    },

    commit: async (writes) => {
      if (!database.isOpen) throw new Error('The record store is closed');
      return batcher.add(writes.map(prepareWrite));
    },

    sweep: async () => Number(statements.sweep.run(now()).changes),

    ping: async () => {
      statements.ping.get();
      if (refusing) tryWriting(database);
      refusing = false;
    },

    close: async () => {
      if (!database.isOpen) return;
      batcher.flush();
      // PASSIVE waits for nobody; what it leaves in the log is as durable there.
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      database.close();
    },
  };
}

/** Writes as much as a large record and takes it away again in the same transaction: a disk without room for it shows, and nobody else sees it. */
function tryWriting(database: DatabaseSync): void {
  try {
    database.exec(`
      BEGIN IMMEDIATE;
      INSERT INTO record (key, version, value) VALUES ('probe', 1, hex(zeroblob(32768)));
      DELETE FROM record WHERE key = 'probe';
      COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** A record whose hour has come counts as absent, for readers and for writers alike. */
const alive = '(expires_at IS NULL OR expires_at > ?)';

function prepare(database: DatabaseSync) {
  return {
    get: database.prepare(`SELECT key, version, value FROM record WHERE key = ? AND ${alive}`),
    // Without an end the bound is an empty blob, which sorts after every text; a condition with OR would hide the bound from the index.
    range: database.prepare(
      `SELECT key, version, value FROM record WHERE key >= ? AND key > ? AND key < coalesce(?, x'') AND ${alive} ORDER BY key LIMIT ?`,
    ),
    insert: database.prepare(
      `INSERT INTO record (key, version, value, expires_at) VALUES (?, 1, ?, ?)
       ON CONFLICT (key) DO UPDATE SET version = 1, value = excluded.value, expires_at = excluded.expires_at WHERE record.expires_at <= ?`,
    ),
    replace: database.prepare(`UPDATE record SET version = version + 1, value = ?, expires_at = ? WHERE key = ? AND version = ? AND ${alive}`),
    remove: database.prepare(`DELETE FROM record WHERE key = ? AND version = ? AND ${alive}`),
    sweep: database.prepare('DELETE FROM record WHERE expires_at <= ?'),
    ping: database.prepare('SELECT count(*) FROM (SELECT 1 FROM record LIMIT 1)'),
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    savepoint: database.prepare('SAVEPOINT one'),
    rollbackTo: database.prepare('ROLLBACK TO one'),
    release: database.prepare('RELEASE one'),
  } as const;
}
