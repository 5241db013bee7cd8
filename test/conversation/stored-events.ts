import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** An event as it lies in the file. */
export interface StoredEvent {
  readonly turn: number;
  readonly by: string;
  readonly what: { readonly kind: string; readonly member?: string; readonly clear?: boolean };
}

/** The stored events of a case, read from the file itself. */
export function storedEvents(dataDir: string, caseId: string): readonly StoredEvent[] {
  const database = new DatabaseSync(join(dataDir, 'losen.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    const table = tables.map(({ name }) => name).find((name) => !name.startsWith('sqlite_')) ?? '';
    const row = database.prepare(`select value from ${table} where key like ?`).get(`%/case/${caseId}`) as { value: string };
    return (JSON.parse(row.value) as { events: readonly StoredEvent[] }).events;
  } finally {
    database.close();
  }
}
