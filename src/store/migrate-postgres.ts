import type pg from 'pg';
import { DatabaseError } from './explain-database.ts';
import { postgresSchema } from './postgres-schema.ts';

/** Names the lock under which one process at a time makes tables; any number will do as long as it stays the same. */
const migrationLock = 7_305_801;

/**
 * Makes the tables, or brings them up to date, in one transaction under a lock: replicas that start together wait for
 * the first. Throws when the tables are of a newer version, and leaves them as they are.
 */
export async function migratePostgres(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    const found = await readVersion(client);
    if (found > postgresSchema.length) {
      throw new DatabaseError(
        `the database was written by a newer version of Losen (schema ${found}; this one knows ${postgresSchema.length}). Start the newer version, or restore a backup.`,
      );
    }
    for (const step of postgresSchema.slice(found)) await client.query(step);
    if (found < postgresSchema.length) await client.query('UPDATE losen.schema_version SET version = $1', [postgresSchema.length]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function readVersion(client: pg.ClientBase): Promise<number> {
  const { rows: tables } = await client.query<{ readonly there: boolean }>("SELECT to_regclass('losen.schema_version') IS NOT NULL AS there");
  if (tables[0]?.there !== true) return 0;
  const { rows } = await client.query<{ readonly version: number }>('SELECT version FROM losen.schema_version');
  return rows[0]?.version ?? 0;
}
