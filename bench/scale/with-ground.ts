import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { queryDatabase } from '../chaos/replicas/query-database.ts';
import { withCluster } from '../chaos/replicas/with-cluster.ts';
import { withFolder } from './open-scaled.ts';

/** Which store is measured. */
export type StoreName = 'sqlite' | 'postgres';

/** Where the program that is measured keeps its data. */
export interface Ground {
  readonly folder: string;
  /** As the program takes it; empty for the embedded store. */
  readonly databaseUrl: string;
  /** What it takes on disk, in megabytes. */
  readonly sizeMb: () => Promise<number>;
  /** Brings the alarms that go by the database's own clock forward with the program's, in milliseconds. */
  readonly moveAlarms: (byMs: number) => Promise<void>;
}

/** Runs something on a store of its own, gone afterwards: a folder below `parent`, and for Postgres a cluster that waits for the disk at every commit. */
export function withGround<Value>(store: StoreName, parent: string, run: (ground: Ground) => Promise<Value>): Promise<Value> {
  return withFolder(parent, (folder) => {
    switch (store) {
      case 'sqlite':
        return run({ folder, databaseUrl: '', sizeMb: async () => sumFiles(folder), moveAlarms: async () => undefined });
      case 'postgres':
        return withCluster({ durable: true }, ({ url }) =>
          run({ folder, databaseUrl: url, sizeMb: () => askSize(url), moveAlarms: (byMs) => moveAlarms(url, byMs) }),
        );
    }
  });
}

function sumFiles(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith('losen.sqlite'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size / 1024 ** 2, 0);
}

async function askSize(url: string): Promise<number> {
  const [row] = await queryDatabase(url, 'SELECT pg_database_size(current_database())::float8 / 1048576 AS mb');
  return Number(row?.['mb']);
}

async function moveAlarms(url: string, byMs: number): Promise<void> {
  await queryDatabase(url, 'UPDATE losen_jobs.job SET start_after = start_after - make_interval(secs => $1::float8 / 1000)', [byMs]);
}
