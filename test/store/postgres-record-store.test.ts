import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore, Write } from '../../src/ports/record-store.ts';
import { DatabaseError } from '../../src/store/explain-database.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { admin, createDatabase } from '../postgres/use-cluster.ts';
import { openPostgresBench, type PostgresBench } from './open-postgres-bench.ts';
import { recordStoreContract } from './record-store-contract.ts';

recordStoreContract('Postgres', openPostgresBench);

const insert = (key: string, value = key): Write => ({ kind: 'insert', key, value });
const quiet = { warn: () => undefined };

describe('the Postgres record store', () => {
  let bench: PostgresBench;
  let store: RecordStore;
  const endConnections = () =>
    bench.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
  beforeEach(async () => {
    bench = await openPostgresBench();
    store = bench.store;
  });
  afterEach(() => bench.dispose());

  test('commits that take the same keys in opposite orders all get through', async () => {
    const other = await bench.another();
    const keys = Array.from({ length: 12 }, (_, index) => `t/${index}`);
    const results = await Promise.all(
      Array.from({ length: 60 }, async (_, round) => {
        const mine = round % 2 === 0 ? keys : keys.toReversed();
        return (round % 2 === 0 ? store : other).commit(mine.map((key) => insert(`${key}/${Math.floor(round / 2)}`)));
      }),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(30);
    expect(await store.range('t/', { limit: 1_000 })).toHaveLength(360);
  });

  test('a connection that breaks while nobody uses it is replaced, and logged', async () => {
    await Promise.all(['t/a', 't/b', 't/c'].map((key) => store.commit([insert(key)])));
    await endConnections();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bench.logged).toContain('a connection to the database was lost');
    expect((await store.get('t/a'))?.value).toBe('t/a');
    expect(await store.commit([insert('t/d')])).toEqual({ ok: true });
  });

  test('a statement whose connection breaks throws, and nothing half-done is left', async () => {
    await bench.query('BEGIN');
    await bench.query('LOCK TABLE losen.record IN EXCLUSIVE MODE');
    const waiting = store.commit([insert('t/a'), insert('t/b')]);
    const failed = expect(waiting).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await endConnections();
    await failed;
    await bench.query('COMMIT');
    expect(await store.range('t/', { limit: 10 })).toEqual([]);
    await store.ping();
  });

  test('a table that somebody has locked is waited for', async () => {
    await bench.query('BEGIN');
    await bench.query('LOCK TABLE losen.record IN EXCLUSIVE MODE');
    const before = performance.now();
    const waiting = store.commit([insert('t/a')]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await bench.query('COMMIT');
    expect(await waiting).toEqual({ ok: true });
    expect(performance.now() - before).toBeGreaterThan(450);
  });

  test('a database that has become read-only is not ready, serves what it holds, and is taken up again by itself', async () => {
    const setReadOnly = async (to: 'on' | 'off') => {
      await bench.query(`ALTER DATABASE ${new URL(bench.url).pathname.slice(1)} SET default_transaction_read_only = ${to}`);
      // Only what begins to be read-only ends connections; when it may be written again, they stay as they were made.
      if (to === 'on') await endConnections();
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await store.commit([insert('t/a')]);
    await setReadOnly('on');
    await expect(store.commit([insert('t/b')])).rejects.toThrow(/read-only/);
    await expect(store.ping()).rejects.toMatchObject({ errstr: 'the database is read-only' });
    // Several connections, all made while nothing may be written.
    await Promise.all(Array.from({ length: 6 }, () => store.range('t/', { limit: 1 })));
    expect((await store.get('t/a'))?.value).toBe('t/a');
    // Over the connection from before, which still may.
    await setReadOnly('off');
    await store.ping();
    expect(await store.commit([insert('t/b')])).toEqual({ ok: true });
  });

  test('a full disk acknowledges nothing, is not ready, and is taken up again by itself', async () => {
    await store.commit([insert('t/a')]);
    await bench.query(`
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON losen.record EXECUTE FUNCTION full_disk();
      CREATE TRIGGER full_disk BEFORE INSERT ON losen.probe EXECUTE FUNCTION full_disk();`);
    await store.ping();
    await expect(store.commit([insert('t/b')])).rejects.toThrow(/could not extend file/);
    await expect(store.ping()).rejects.toMatchObject({ errstr: 'the disk of the database is full' });
    expect((await store.get('t/a'))?.value).toBe('t/a');
    await bench.query('DROP FUNCTION full_disk CASCADE');
    await store.ping();
    expect(await store.commit([insert('t/b')])).toEqual({ ok: true });
    expect(await bench.query('SELECT count(*)::int AS left FROM losen.probe')).toEqual([{ left: 0 }]);
  });
});

describe('opening a Postgres database', () => {
  let database: string;
  beforeEach(async () => {
    database = await createDatabase({ isEmpty: true });
  });

  const open = (url: string) => openPostgres({ url, log: quiet });
  const refusal = async (url: string): Promise<string> => {
    const error: unknown = await open(url).then(
      async (pool) => pool.end(),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DatabaseError)) throw new Error('It was opened');
    return error.message;
  };
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(database);
    url.password = 'hemmelig';
    change(url);
    return url.href;
  };

  test('four replicas that start together on an empty database make the tables once', async () => {
    const pools = await Promise.all(Array.from({ length: 4 }, () => open(database)));
    const stores = pools.map((pool) => createPostgresRecordStore({ pool, now: () => 0 }));
    const results = await Promise.all(stores.map((store) => store.commit([insert('t/a')])));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('tables of a newer version stop the start and are left as they are', async () => {
    await (await open(database)).end();
    await admin(database, 'UPDATE losen.schema_version SET version = 99');
    expect(await refusal(database)).toMatch(/^DATABASE_URL: the database was written by a newer version of Losen \(schema 99;/);
    const pool = await open(database).catch(() => null);
    expect(pool).toBeNull();
  });

  test('what cannot be reached or used is said in one line without the password', async () => {
    const lines = [
      await refusal(changed((url) => (url.port = '1'))),
      await refusal(changed((url) => (url.hostname = 'no-such-machine.invalid'))),
      await refusal(changed((url) => (url.pathname = '/no_such_database'))),
      await refusal(changed((url) => (url.username = 'nobody-we-know'))),
      await refusal(changed((url) => url.searchParams.set('sslmode', 'verify-full'))),
    ];
    expect(lines[0]).toBe('DATABASE_URL: nobody listens at 127.0.0.1:1.');
    expect(lines[1]).toMatch(/^DATABASE_URL: (?:there is no machine called|the name of) no-such-machine\.invalid:\d+/);
    expect(lines[2]).toBe('DATABASE_URL: there is no database called «no_such_database»; make it first.');
    expect(lines[3]).toBe('DATABASE_URL: the database refuses this user from here, or wants a connection with sslmode=require.');
    expect(lines[4]).toMatch(/do not agree on encryption/);
    for (const line of lines) {
      expect(line).not.toContain('hemmelig');
      expect(line.split('\n')).toHaveLength(1);
    }
  });

  test('a database that takes no writes stops the start', async () => {
    await admin(database, `ALTER DATABASE ${new URL(database).pathname.slice(1)} SET default_transaction_read_only = on`);
    expect(await refusal(database)).toBe('DATABASE_URL: the database is read-only; Losen needs the one that takes writes.');
  });

  test('a database in another encoding stops the start', async () => {
    const name = `latin_${Date.now()}`;
    await admin(database, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    const url = new URL(database);
    url.pathname = `/${name}`;
    expect(await refusal(url.href)).toMatch(/is encoded as LATIN1/);
  });

  test('a server that takes the connection and says nothing is given up', { timeout: 20_000 }, async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal(changed((url) => (url.port = String(port))))).toBe(`DATABASE_URL: 127.0.0.1:${port} does not answer.`);
    server.close();
  });
});
