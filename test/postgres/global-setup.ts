import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFiles, runFolder } from './use-cluster.ts';

/** Gives a run a folder for a Postgres, which the first test that needs one starts there. */
export function setup(): void {
  process.env[runFolder] = mkdtempSync(join(tmpdir(), 'losen-run-'));
}

/** Ends the Postgres of the run, if any test has started one. */
export async function teardown(): Promise<void> {
  const folder = process.env[runFolder];
  if (folder === undefined) return;
  const { pid } = clusterFiles(folder);
  if (existsSync(pid)) await end(Number(readFileSync(pid, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
}

async function end(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGQUIT');
    for (let attempt = 0; attempt < 500; attempt += 1) {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } catch {
    // It has ended.
  }
}
