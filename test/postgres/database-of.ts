import { createHash } from 'node:crypto';
import { addressOf, createDatabase } from './use-cluster.ts';

/** Whether the tests of conversations and use cases run on Postgres: `LOSEN_TEST_STORE=postgres`. */
export const onPostgres = process.env['LOSEN_TEST_STORE'] === 'postgres';

const made = new Map<string, Promise<string>>();

/** The setting that has a program keep in Postgres what it would keep in a data folder; each folder has a database of its own. Nothing while the tests run on the embedded store. */
export async function databaseOf(dataDir: string): Promise<{ readonly DATABASE_URL?: string }> {
  if (!onPostgres) return {};
  const name = toName(dataDir);
  const url = made.get(name) ?? createDatabase({ name });
  made.set(name, url);
  return { DATABASE_URL: await url };
}

/** The address of the database a folder has already. */
export function urlOf(dataDir: string): string {
  return addressOf(toName(dataDir));
}

function toName(dataDir: string): string {
  return `d${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
}
