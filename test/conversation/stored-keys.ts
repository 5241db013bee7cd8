import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** Every stored record whose key is like a pattern, read from the file itself. */
export function storedRecords(dataDir: string, like: string): readonly { readonly key: string; readonly value: string }[] {
  const database = new DatabaseSync(join(dataDir, 'losen.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    const table = tables.map(({ name }) => name).find((name) => !name.startsWith('sqlite_')) ?? '';
    return database.prepare(`select key, value from ${table} where key like ?`).all(like) as { key: string; value: string }[];
  } finally {
    database.close();
  }
}
