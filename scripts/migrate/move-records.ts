import { createHash } from 'node:crypto';
import { MigrationError, type RawRecord, type Source, type Target } from './raw-store.ts';

/** What was moved. */
export interface Moved {
  readonly records: number;
  /** SHA-256 over every record's key, version, expiry and value. */
  readonly hash: string;
  /** How many had come in before, in a run that was interrupted. */
  readonly resumed: number;
}

const page = 500;

/**
 * Moves every record, with its version and expiry, and compares both sides from the first to the last before and after
 * the target becomes the program's own. Run again after an interruption, it goes on where it was. Throws MigrationError
 * when there is something at the target already, or the sides differ.
 */
export async function moveRecords(source: Source, target: Target): Promise<Moved> {
  const present = await target.countPresent();
  if (present > 0) throw new MigrationError(`There are ${present} records at the target already; they are left as they are. Move into an empty one.`);
  const wanted = await summarise(source);
  const before = await summarise(target);
  let resumed = before.records;
  await copyAfter(source, target, before.last);
  if ((await summarise(target)).hash !== wanted.hash) {
    if (resumed === 0) throw new MigrationError('What has come in is not what was there; nothing was changed.');
    // The source has changed since the interruption.
    resumed = 0;
    await target.startOver();
    await copyAfter(source, target, null);
    if ((await summarise(target)).hash !== wanted.hash) throw new MigrationError('What has come in is not what was there; nothing was changed.');
  }
  await target.finish();
  const moved = await summarise(target);
  if (moved.hash !== wanted.hash || moved.records !== wanted.records) {
    throw new MigrationError(`The target holds ${moved.records} records and not the ${wanted.records} that were there, or others. Do not use it.`);
  }
  return { records: moved.records, hash: moved.hash, resumed };
}

async function copyAfter(source: Source, target: Target, last: string | null): Promise<void> {
  let after = last;
  for (;;) {
    const records = await source.read(after, page);
    if (records.length > 0) await target.write(records);
    after = records.at(-1)?.key ?? after;
    if (records.length < page) return;
  }
}

async function summarise({ read }: Pick<Source, 'read'>): Promise<{ readonly records: number; readonly hash: string; readonly last: string | null }> {
  const hash = createHash('sha256');
  let records = 0;
  let last: string | null = null;
  for (;;) {
    const found: readonly RawRecord[] = await read(last, page);
    for (const { key, version, expiresAt, value } of found) hash.update(JSON.stringify([key, version, expiresAt, value]));
    records += found.length;
    last = found.at(-1)?.key ?? last;
    if (found.length < page) return { records, hash: hash.digest('hex'), last };
  }
}
