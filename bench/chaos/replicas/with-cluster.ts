import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type Cluster } from '../../../test/postgres/start-cluster.ts';

/** Runs something with a Postgres of its own and clears it whatever happens; in the system's folder for such things, where the account it runs as may get to. */
export async function withCluster<Answer>({ durable }: { readonly durable: boolean }, run: (cluster: Cluster) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'losen-chaos-'));
  try {
    const cluster = await startCluster({ folder, durable });
    try {
      return await run(cluster);
    } finally {
      await cluster.stop('immediate');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
