import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** What a copy holds. */
export interface CopiedDatabase {
  readonly records: number;
  readonly bytes: number;
}

/** A copy that was not made, in a sentence for whoever asked. */
export class CopyError extends Error {}

/**
 * Copies a database while it may be written to, checks the copy from its first page to its last, and only then gives it
 * its name: a file with that name is whole. Throws CopyError when there is something there already, nothing to copy, or
 * the copy is not sound.
 */
export async function copyDatabase(from: string, to: string): Promise<CopiedDatabase> {
  if (!existsSync(from)) throw new CopyError(`${from} does not exist.`);
  if (existsSync(to)) throw new CopyError(`${to} exists already and is left as it is.`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
    try {
      // All pages in one step: copied in portions, it would begin again after each write of the bot.
      await backup(source, unfinished, { rate: 1_000_000_000 });
    } finally {
      source.close();
    }
    chmodSync(unfinished, 0o600);
    const copied = checkDatabase(unfinished);
    renameSync(unfinished, to);
    return copied;
  } catch (error) {
    if (error instanceof CopyError) throw error;
    throw new CopyError(`${from} could not be copied: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    for (const leftover of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`, `${unfinished}-journal`]) rmSync(leftover, { force: true });
  }
}

/** Reads every page and every index; the table must be ours. */
function checkDatabase(path: string): CopiedDatabase {
  const database = new DatabaseSync(path);
  try {
    // A copy is one file: what stands in its log goes into it.
    database.exec('PRAGMA journal_mode = DELETE');
    const read = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0];
    const found = read('PRAGMA integrity_check');
    if (found !== 'ok') throw new CopyError(`The copy is damaged: ${String(found).split('\n')[0]}.`);
    return { records: Number(read('SELECT count(*) FROM record')), bytes: Number(read('PRAGMA page_count')) * Number(read('PRAGMA page_size')) };
  } finally {
    database.close();
  }
}
