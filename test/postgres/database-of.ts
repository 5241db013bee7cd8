import { createHash } from 'node:crypto';
import { createDatabase } from './use-cluster.ts';

/** Whether the tests of conversations and use cases run on Postgres: `LOSEN_TEST_STORE=postgres`. */
export const onPostgres = process.env['LOSEN_TEST_STORE'] === 'postgres';

const known = new Map<string, Promise<string>>();

/** The setting that has a program keep in Postgres what it would keep in a data folder; each folder has a database of its own. Nothing while the tests run on the embedded store. */
export async function databaseOf(dataDir: string): Promise<{ readonly DATABASE_URL?: string }> {
  if (!onPostgres) return {};
  const name = `d${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
  const url = known.get(name) ?? createDatabase({ name });
  known.set(name, url);
  return { DATABASE_URL: await url };
}
