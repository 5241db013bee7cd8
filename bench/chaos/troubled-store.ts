import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { UnreadableRecordError, type RecordStore } from '../../src/ports/record-store.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../src/store/postgres-record-store.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { startListener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { compareHistory } from './compare-history.ts';
import { deliver, type Delivery } from './deliver.ts';
import type { Experiment, Size } from './experiment.ts';
import { findSteadyPort } from './find-steady-port.ts';
import { caseOf, pressOn, type MarkedPress } from './press-on.ts';
import { readHistory, toHistory, type History } from './read-history.ts';
import { queryDatabase } from './replicas/query-database.ts';
import { withCluster } from './replicas/with-cluster.ts';
import { startOracle } from './start-oracle.ts';
import { startProgram } from './start-program.ts';
import { toFaults } from './to-faults.ts';

interface Extent {
  readonly stores: readonly ('SQLite' | 'Postgres')[];
  readonly writers: number;
  readonly troubleMs: number;
  readonly records: number;
}

const extents: Readonly<Record<Size, Extent>> = {
  full: { stores: ['SQLite', 'Postgres'], writers: 10, troubleMs: 5_000, records: 1_000 },
  small: { stores: ['SQLite'], writers: 3, troubleMs: 1_000, records: 200 },
};
/** Bytes. */
const onePage = 4_096;
/** Presses go on undisturbed for so long before and after each trouble; milliseconds. */
const calmMs = 1_500;

/** A store's database, past the store. */
interface Database {
  readonly environment: Readonly<Record<string, string>>;
  readonly lock: () => Promise<() => Promise<void>>;
  /** No room is left for anything more; the program has this process id. */
  readonly fill: (pid: number) => Promise<() => Promise<void>>;
  readonly corrupt: (key: string) => Promise<void>;
  readonly open: () => Promise<RecordStore>;
  readonly history: () => Promise<History>;
}

/** A lock, a full disk and a damaged record, on both stores. */
export const troubledStore: Experiment = {
  id: 'R9',
  seed: 9_009,
  procedure: `${extents.full.writers} people press on without a pause while the database is locked for ${extents.full.troubleMs / 1_000} s, and while its disk is full for as long (SQLite: the system refuses the program every write beyond a file’s first page; Postgres: every insertion is refused as it is then). A press that was not answered with a card is delivered again. Then one of ${extents.full.records.toLocaleString('en')} records is damaged past the store. On SQLite and on Postgres.`,
  passesWhen:
    'Every acknowledged press is stored exactly once, the program is not ready while the disk is full and ready afterwards without a restart; the damaged record is neither absent nor taken by another, is named, and all others are served.',
  run: ({ size }) => run(extents[size]),
};

async function run({ stores, ...extent }: Extent) {
  const began = performance.now();
  const tried: { readonly store: string; readonly faults: readonly string[]; readonly figures: Readonly<Record<string, number>> }[] = [];
  for (const store of stores) {
    const found = await withScratchFolder((folder) =>
      store === 'SQLite'
        ? tryStore(sqlite(join(folder, 'data')), folder, extent)
        : withCluster({ durable: true }, ({ url }) => tryStore(postgres(url), folder, extent)),
    );
    tried.push({ store, ...found });
  }
  const faults = tried.flatMap(({ store, faults: own }) => own.map((fault) => `${store}: ${fault}`));
  const sum = (name: string) => tried.reduce((all, { figures }) => all + (figures[name] ?? 0), 0);
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      stores: stores.join(' and '),
      acknowledged: sum('acknowledged'),
      lost: sum('lost'),
      surplus: sum('surplus'),
      notAnsweredWhileFull: sum('unanswered'),
      served: sum('served'),
      unreadable: sum('unreadable'),
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}

async function tryStore(database: Database, folder: string, { writers, troubleMs, records }: Omit<Extent, 'stores'>) {
  const faults: string[] = [];
  mkdirSync(join(folder, 'presses'));
  const [oracle, port, connector] = await Promise.all([
    startOracle(join(folder, 'presses')),
    findSteadyPort(),
    startListener({ script: new URL('../turn/run-connector.ts', import.meta.url) }),
  ]);
  const program = startProgram({ dataDir: join(folder, 'data'), port, compileCache: join(folder, 'compiled'), environment: database.environment });
  const agent = new Agent({ keepAlive: false });
  const url = `http://127.0.0.1:${port}`;
  const line = { url, serviceUrl: connector.url, agent };
  const readiness = async () => (await fetch(`${url}/health/ready`)).status;
  let going = true;
  let unanswered = 0;
  const seeThrough = async (press: Omit<Delivery, 'activityId'>) => {
    for (let sendings = 1; ; sendings += 1) {
      const sentAt = new Date().toISOString();
      const card = await deliver(line, { ...press, activityId: randomUUID() }).catch(() => null);
      if (card !== null) return { card, sentAt, sendings };
      unanswered += 1;
      if (program.hasEnded()) throw new Error(`The program ended by itself: ${program.errors()}`);
      await pause(100);
    }
  };
  try {
    if (!(await program.ready)) throw new Error(`The program did not start: ${program.errors()}`);
    const pressing = Promise.all(
      Array.from({ length: writers }, (_, index) =>
        pressOn({
          name: `skriver${index + 1}`,
          part: index % 2 === 0 ? 'manager' : 'manager2',
          perCase: 20,
          goesOn: () => going,
          look: async (press) => (await seeThrough(press)).card,
          press: async ({ nonce, label, ...press }: MarkedPress) => {
            const { card, sentAt, sendings } = await seeThrough(press);
            await oracle.record({ nonce, caseId: caseOf(card), label, sentAt, sendings });
            return card;
          },
        }),
      ),
    );
    pressing.catch(() => (going = false));
    await pause(calmMs);
    const unlock = await database.lock();
    await pause(troubleMs);
    await unlock();
    await pause(calmMs);
    if (unanswered > 0) faults.push(`${unanswered} presses were not answered with a card while the database was locked`);
    unanswered = 0;
    const empty = await database.fill(program.pid);
    await pause(troubleMs);
    if ((await readiness()) !== 503) faults.push('The program calls itself ready though its disk is full');
    if (unanswered === 0) faults.push('The disk was never full');
    await empty();
    await pause(calmMs);
    if ((await readiness()) !== 200) faults.push('The program is not ready again though there is room on its disk');
    going = false;
    await pressing;
    await program.stop();
    const acknowledged = oracle.read();
    const history = await database.history();
    const { lost, surplus } = compareHistory(acknowledged, history);
    faults.push(...toFaults({ lost, surplus, integrity: history.integrity }));
    const { served, unreadable } = await damage(database, records, faults);
    return { faults, figures: { acknowledged: acknowledged.length, lost: lost.length, surplus: surplus.length, unanswered, served, unreadable } };
  } finally {
    going = false;
    agent.destroy();
    if (!program.hasEnded()) await program.kill();
    await Promise.all([oracle.stop(), connector.stop()]);
  }
}

/** One of many records is damaged; whatever is not as it must be goes among the faults. */
async function damage(database: Database, records: number, faults: string[]) {
  const store = await database.open();
  const keys = Array.from({ length: records }, (_, index) => `damage/${String(index).padStart(5, '0')}`);
  await store.commit(keys.map((key) => ({ kind: 'insert', key, value: { key } })));
  const broken = keys[Math.floor(records / 3)] ?? '';
  await database.corrupt(broken);
  const found = await store.range('damage/', { limit: records + 1 });
  const unreadable = found.filter((record) => 'unreadable' in record);
  const served = found.filter((record) => 'value' in record && JSON.stringify(record.value) === JSON.stringify({ key: record.key }));
  if (served.length !== records - 1 || unreadable.length !== 1 || unreadable[0]?.key !== broken)
    faults.push(`${served.length} of ${records} were served and ${unreadable.length} named as damaged`);
  const answer: unknown = await store.get(broken).catch((error: unknown) => error);
  if (!(answer instanceof UnreadableRecordError)) faults.push('The damaged record was read, or taken for absent');
  const taken = await store.commit([{ kind: 'insert', key: broken, value: 'another' }]);
  if (taken.ok) faults.push('Another record took the place of the damaged one');
  await store.close();
  return { served: served.length, unreadable: unreadable.length };
}

function sqlite(dataDir: string): Database {
  const path = join(dataDir, 'losen.sqlite');
  const limit = (pid: number, bytes: number | 'unlimited') => {
    const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The disk could not be filled: ${stderr}`);
  };
  return {
    environment: {},
    lock: async () => {
      const database = new DatabaseSync(path, { timeout: 10_000 });
      database.exec('BEGIN IMMEDIATE');
      return async () => {
        database.exec('COMMIT');
        database.close();
      };
    },
    fill: async (pid) => {
      // Nothing is written beyond the first page of any file, so that the log cannot begin again in the room it has.
      limit(pid, onePage);
      return async () => limit(pid, 'unlimited');
    },
    corrupt: async (key) => {
      const database = new DatabaseSync(path);
      database.prepare('UPDATE record SET value = ? WHERE key = ?').run('{"cut": "of', key);
      database.close();
    },
    open: async () => createSqliteRecordStore({ path, now: Date.now }),
    history: async () => readHistory(dataDir),
  };
}

function postgres(url: string): Database {
  return {
    environment: { DATABASE_URL: url },
    lock: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('BEGIN');
      await client.query('LOCK TABLE losen.record IN EXCLUSIVE MODE');
      return async () => {
        await client.query('COMMIT');
        await client.end();
      };
    },
    fill: async () => {
      await queryDatabase(
        url,
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
         CREATE TRIGGER full_disk BEFORE INSERT ON losen.record EXECUTE FUNCTION full_disk();
         CREATE TRIGGER full_disk BEFORE INSERT ON losen.probe EXECUTE FUNCTION full_disk();`,
      );
      return async () => void (await queryDatabase(url, 'DROP FUNCTION full_disk CASCADE'));
    },
    corrupt: async (key) => void (await queryDatabase(url, 'UPDATE losen.record SET value = $1 WHERE key = $2', ['{"cut": "of', key])),
    open: async () => createPostgresRecordStore({ pool: await openPostgres({ url, log: { warn: () => undefined } }), now: Date.now }),
    history: async () => {
      const records = await queryDatabase(url, 'SELECT key, value FROM losen.record ORDER BY key');
      return { integrity: 'ok', ...toHistory(records.map(({ key, value }) => ({ key: String(key), value: String(value) }))) };
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
