import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Lets go of the folder. */
export type LetGo = () => void;

/**
 * Takes the data folder for this process alone; null when another has not let go of it in time (milliseconds).
 * On a network disk two machines would each keep their own idea of SQLite's log and ruin the database, and a cloud
 * platform starts the new replica before it ends the old one. The lock is SQLite's own, on a file beside the database:
 * the system releases it when a process dies, and it holds across machines wherever the file system's locks do.
 */
export function holdDataDir(folder: string, waitMs: number): LetGo | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'one-process.lock'), { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked/.test(error.message)) return null;
    throw error;
  }
  return () => database.close();
}
