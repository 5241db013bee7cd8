import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFiles, runFolder } from './use-cluster.ts';

/** Gives a run a folder for a Postgres, which the first test that needs one starts there; ends it when all tests are through. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'losen-run-'));
  process.env[runFolder] = folder;
  return async () => {
    const { pid } = clusterFiles(folder);
    if (existsSync(pid)) await end(Number(readFileSync(pid, 'utf8')));
    rmSync(folder, { recursive: true, force: true });
  };
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
