import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgresRecords } from '../../scripts/migrate/open-postgres-records.ts';
import { openSqliteSource, openSqliteTarget } from '../../scripts/migrate/open-sqlite.ts';
import { moveRecords } from '../../scripts/migrate/move-records.ts';
import type { Target } from '../../scripts/migrate/raw-store.ts';
import type { RecordStore, Write } from '../../src/ports/record-store.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { admin, createDatabase } from '../postgres/use-cluster.ts';

const now = () => Date.parse('2026-11-22T09:00:00Z');
const script = new URL('../../scripts/migrate-store.ts', import.meta.url).pathname;
const count = 1_201;

describe('moving an installation', () => {
  let folder: string;
  let url: string;
  let path: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'losen-migrate-'));
    url = await createDatabase();
    path = join(folder, 'losen.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const migrate = (from: string, to: string) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, '--from', from, '--to', to], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
    });

  /** Fills a store with records of every sort: new and changed ones, some that expire, odd keys and texts. */
  const fill = async (store: RecordStore): Promise<void> => {
    const writes = Array.from({ length: count - 3 }, (_, index): Write => ({
      kind: 'insert',
      key: `t/case/${index}`,
      value: { index, text: 'Sjukepleiar «natt» 😀 \u0000' },
      ...(index % 7 === 0 ? { expiresAt: now() + index } : {}),
    }));
    await store.commit([...writes, ...['t/å', 't/😀', 't/\uffff'].map((key): Write => ({ kind: 'insert', key, value: null }))]);
    for (let version = 1; version < 4; version += 1) await store.commit([{ kind: 'replace', key: 't/case/5', version, value: { version } }]);
  };
  const openSqlite = () => createSqliteRecordStore({ path, now });
  const everything = async (store: RecordStore) => {
    const records = await store.range('', { limit: 10_000 });
    await store.close();
    return records;
  };
  const openPg = async () => createPostgresRecordStore({ pool: await openPostgres({ url, log: { warn: () => undefined } }), now });

  it('takes every record with its version and expiry to Postgres and back, and says how many and with which hash', { timeout: 60_000 }, async () => {
    const first = openSqlite();
    await fill(first);
    const before = await everything(first);
    const there = migrate('losen.sqlite', 'DATABASE_URL');
    expect(there.stderr).toBe('');
    expect(there.stdout).toMatch(/^1201 records moved; both sides have the hash [0-9a-f]{64}\.\n$/);
    expect(await everything(await openPg())).toEqual(before);
    const back = migrate(url, 'again.sqlite');
    expect(back.stdout.split('hash ')[1]).toBe(there.stdout.split('hash ')[1]);
    path = join(folder, 'again.sqlite');
    expect(await everything(openSqlite())).toEqual(before);
    const again = migrate('losen.sqlite', 'again.sqlite');
    expect([again.status, again.stderr]).toEqual([
      1,
      'There are 1201 records at the target already; they are left as they are. Move into an empty one.\n',
    ]);
  });

  it('goes on after an interruption, and shows the program nothing before all has come', { timeout: 60_000 }, async () => {
    const first = openSqlite();
    await fill(first);
    await first.close();
    /** Stops in the midst, as a machine does that loses its power. */
    const interrupted = async (target: Target): Promise<Target> => {
      let pages = 0;
      return {
        ...target,
        write: async (records) => {
          pages += 1;
          if (pages === 2) throw new Error('power cut');
          await target.write(records);
        },
      };
    };
    for (const open of [async () => openPostgresRecords(url, 'to'), async () => openSqliteTarget(join(folder, 'new.sqlite'))]) {
      const source = openSqliteSource(path);
      const cut = await open();
      await expect(moveRecords(source, await interrupted(cut))).rejects.toThrow('power cut');
      expect(await cut.countPresent()).toBe(0);
      await cut.close();
      const target = await open();
      expect(await moveRecords(source, target)).toMatchObject({ records: count, resumed: 500 });
      await target.close();
      await source.close();
    }
  });

  it('begins anew when the source has changed since the interruption', { timeout: 60_000 }, async () => {
    const first = openSqlite();
    await fill(first);
    await first.close();
    const target = await openPostgresRecords(url, 'to');
    await target.write([{ key: 't/case/0', version: 9, value: '"old"', expiresAt: null }]);
    const source = openSqliteSource(path);
    expect(await moveRecords(source, target)).toMatchObject({ records: count, resumed: 0 });
    await source.close();
    await target.close();
  });

  it('refuses while a program has the embedded database open, or is at work on Postgres, and names no password', async () => {
    const store = openSqlite();
    await store.commit([{ kind: 'insert', key: 't/a', value: 1 }]);
    expect(migrate('losen.sqlite', url).stderr).toMatch(/^Losen is at work on .*losen\.sqlite\. End it first/);
    expect((await store.get('t/a'))?.value).toBe(1);
    await store.close();
    await admin(url, "INSERT INTO losen.replica VALUES ('somebody', clock_timestamp())");
    expect(migrate('losen.sqlite', url).stderr).toMatch(/^Losen is at work on the database\./);
    const wrong = new URL(url);
    wrong.password = 'hemmelig';
    wrong.port = '1';
    const { status, stderr } = migrate('losen.sqlite', wrong.href);
    expect([status, stderr]).toEqual([1, 'DATABASE_URL: nobody listens at 127.0.0.1:1.\n']);
    expect(migrate('nothing.sqlite', url).stderr).toContain('does not exist');
    expect(migrate('losen.sqlite', 'losen.sqlite').stderr).toMatch(/^Usage/);
  });
});
