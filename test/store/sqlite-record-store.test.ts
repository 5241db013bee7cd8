import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { openSqliteBench } from './open-sqlite-bench.ts';
import { recordStoreContract } from './record-store-contract.ts';

recordStoreContract('SQLite', openSqliteBench);

const writer = join(import.meta.dirname, 'sqlite-writer.ts');

function startWriter(...args: readonly string[]): {
  readonly child: ChildProcess;
  readonly lines: () => readonly string[];
  readonly ended: Promise<unknown>;
} {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  // Only whole lines count: a line cut short by the kill acknowledges nothing.
  return { child, lines: () => text.split('\n').slice(0, -1), ended: once(child, 'close') };
}

describe('the SQLite record store', () => {
  let bench: Awaited<ReturnType<typeof openSqliteBench>>;
  beforeEach(async () => {
    bench = await openSqliteBench();
  });
  afterEach(async () => {
    await bench.dispose();
  });

  test('everything acknowledged is there after the process was killed, ten times over', { timeout: 60_000 }, async () => {
    let acknowledged = 0;
    for (let round = 0; round < 10; round += 1) {
      const { child, lines, ended } = startWriter('endless', bench.path, String(round));
      while (lines().length < 2 + round * 20) await sleep(2);
      child.kill('SIGKILL');
      await ended;
      const keys = lines().slice(1);
      acknowledged += keys.length;
      const store = await bench.another();
      for (const key of keys) expect(await store.get(key), key).toMatchObject({ version: 1, value: { key } });
      await store.close();
      const database = new DatabaseSync(bench.path);
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      const halves = database.prepare("SELECT count(*) AS count FROM record WHERE key LIKE 't/pair/%'").get();
      const wholes = database.prepare("SELECT count(*) AS count FROM record WHERE key NOT LIKE 't/pair/%'").get();
      expect(halves).toEqual(wholes);
      database.close();
    }
    expect(acknowledged).toBeGreaterThan(500);
  });

  test('of three processes that insert the same keys exactly one wins each', { timeout: 60_000 }, async () => {
    const rounds = 150;
    // A fresh file, so that making the table is part of the race.
    const path = `${bench.path}-race`;
    const racers = ['one', 'two', 'three'].map((name) => ({ name, ...startWriter('race', path, name, String(rounds)) }));
    await Promise.all(racers.map(({ ended }) => ended));
    const store = createSqliteRecordStore({ path, now: () => 0 });
    const wins = racers.flatMap(({ name, lines }) =>
      lines()
        .slice(1)
        .map((round) => ({ round, name })),
    );
    expect(wins).toHaveLength(rounds);
    for (const { round, name } of wins) expect((await store.get(`t/race/${round}`))?.value).toBe(name);
    await store.close();
  });

  test('a database locked by another process is waited for', { timeout: 30_000 }, async () => {
    const hold = `
      const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(${JSON.stringify(bench.path)});
      database.exec('BEGIN IMMEDIATE');
      console.log('locked');
      setTimeout(() => { database.exec('COMMIT'); database.close(); }, 1500);`;
    const child = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const before = performance.now();
    expect(await bench.store.commit([{ kind: 'insert', key: 't/a', value: 1 }])).toEqual({ ok: true });
    expect(performance.now() - before).toBeGreaterThan(500);
    expect((await bench.store.get('t/a'))?.value).toBe(1);
  });

  test('a full disk throws, loses nothing that was acknowledged and leaves the rest readable', { timeout: 30_000 }, async () => {
    const path = `${bench.path}-full`;
    // A limit on file size is what a full disk looks like to SQLite: the write comes back refused.
    const run = spawnSync('sh', ['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, writer, 'fill', path], { encoding: 'utf8' });
    const lines = run.stdout.trim().split('\n');
    expect(lines.at(-1)).toMatch(/^refused but readable: Error/);
    const keys = lines.slice(1, -1);
    expect(keys.length).toBeGreaterThan(5);
    const store = createSqliteRecordStore({ path, now: () => 0 });
    expect((await store.range('t/fill/', { limit: 10_000 })).map(({ key }) => key)).toEqual([...keys].sort());
    await store.close();
  });

  test('a failure of the database rejects every commit that shared the transaction', async () => {
    const database = new DatabaseSync(bench.path);
    database.exec("CREATE TRIGGER refuse BEFORE INSERT ON record WHEN NEW.key = 't/bad' BEGIN SELECT RAISE(ABORT, 'disk broken'); END");
    database.close();
    const results = await Promise.allSettled(['t/a', 't/bad', 't/b'].map((key) => bench.store.commit([{ kind: 'insert', key, value: 1 }])));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await bench.store.range('', { limit: 10 })).toEqual([]);
    expect(await bench.store.commit([{ kind: 'insert', key: 't/a', value: 1 }])).toEqual({ ok: true });
  });

  test('a database of a newer schema stops the start and is left as it was', async () => {
    await bench.store.close();
    const database = new DatabaseSync(bench.path);
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(() => createSqliteRecordStore({ path: bench.path, now: () => 0 })).toThrow(/newer version of Losen \(schema 2; this one knows 1\)/);
    const after = new DatabaseSync(bench.path);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    after.close();
  });

  test('a place where SQLite cannot keep a write-ahead log stops the start', () => {
    expect(() => createSqliteRecordStore({ path: ':memory:', now: () => 0 })).toThrow(/did not take journal_mode = WAL/);
  });

  test('a file that is no database stops the start', () => {
    const path = `${bench.path}-text`;
    writeFileSync(path, 'this is a shopping list, and long enough to be looked at as a database header would be');
    expect(() => createSqliteRecordStore({ path, now: () => 0 })).toThrow(/not a database/);
  });

  test('commits made in one tick share a transaction, and still each has its own result', async () => {
    const commits = Array.from({ length: 600 }, (_, index) => bench.store.commit([{ kind: 'insert', key: `t/${index % 500}`, value: index }]));
    const results = await Promise.all(commits);
    expect(results.filter(({ ok }) => ok)).toHaveLength(500);
    expect(results.slice(500).every(({ ok }) => !ok)).toBe(true);
    expect((await bench.store.get('t/42'))?.value).toBe(42);
  });
});
