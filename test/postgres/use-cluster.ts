import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createAlarms } from '../../src/schedule/create-alarms.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { startCluster } from './start-cluster.ts';

/** The variable that tells every test file where the run keeps its Postgres. */
export const runFolder = 'POSTGRES_TEST_RUN';

/** Where a run keeps what it must know of its Postgres. */
export const clusterFiles = (folder: string) => ({
  starting: join(folder, 'starting'),
  url: join(folder, 'url'),
  pid: join(folder, 'pid'),
  failed: join(folder, 'failed'),
});

/** With our tables and those of pg-boss in it, so that no test has to wait for them to be made. */
const template = 'losen_template';

/** The address of the Postgres of this run; whoever asks first starts it, and the others wait. */
export async function useCluster(): Promise<string> {
  const folder = process.env[runFolder];
  if (folder === undefined) throw new Error('There is no run to keep a Postgres for: vitest needs test/postgres/global-setup.ts');
  const files = clusterFiles(folder);
  if (!existsSync(files.url) && isFirst(files.starting)) {
    try {
      const { url, pid } = await startCluster({ folder, durable: false, outlives: true });
      writeFileSync(files.pid, String(pid));
      await admin(url, `CREATE DATABASE ${template}`);
      const log = { warn: () => undefined, error: () => undefined };
      const pool = await openPostgres({ url: withName(url, template), log });
      await (await createAlarms({ pool, now: Date.now, wall: Date.now, log })).stop();
      await pool.end();
      writeFileSync(`${files.url}.new`, url);
      renameSync(`${files.url}.new`, files.url);
    } catch (error) {
      writeFileSync(files.failed, String(error));
      throw error;
    }
  }
  for (let attempt = 0; !existsSync(files.url); attempt += 1) {
    if (existsSync(files.failed)) throw new Error(readFileSync(files.failed, 'utf8'));
    if (attempt > 3_000) throw new Error('Postgres was not started in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return readFileSync(files.url, 'utf8');
}

/** Makes a database, empty or with our tables in it; gives its address. It goes when the run's Postgres does: dropping it would cost more. */
export async function createDatabase({ name = `t${randomBytes(8).toString('hex')}`, isEmpty = false } = {}): Promise<string> {
  const url = await useCluster();
  await admin(url, `CREATE DATABASE ${name} TEMPLATE ${isEmpty ? 'template0' : template}`);
  return withName(url, name);
}

/** Runs one statement beside the program, over a connection of its own. */
export async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The address of a database by its name, in a Postgres that has been started. */
export function addressOf(name: string): string {
  return withName(readFileSync(clusterFiles(process.env[runFolder] ?? '').url, 'utf8'), name);
}

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
