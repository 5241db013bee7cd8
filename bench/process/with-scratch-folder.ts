import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs something with a folder of its own, removed afterwards; it lies where the bot keeps its data, because that is the disk in question. */
export async function withScratchFolder<Answer>(run: (folder: string) => Promise<Answer>): Promise<Answer> {
  const parent = resolve(root, process.env['LOSEN_DATA_DIR'] ?? '.data');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
