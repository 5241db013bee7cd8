import { appendFileSync } from 'node:fs';
import { createSystemClock } from '../../../src/local/local-clock.ts';
import { createEmbeddedScheduler } from '../../../src/schedule/create-embedded-scheduler.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import { poisonTenant, type poisons } from './poisons.ts';

// The process that is poisoned. Each line of the journal is handed to the operating system before anything else happens.
const [path, journal] = process.argv.slice(2);
if (path === undefined || journal === undefined) throw new Error('Give the database and the journal');
const note = (line: string) => appendFileSync(journal, `${line}\n`);
const silent = () => {};

const store = createSqliteRecordStore({ path, now: Date.now });
const scheduler = createEmbeddedScheduler({
  store,
  clock: createSystemClock(),
  log: { info: silent, warn: silent, error: silent },
  tenants: [poisonTenant],
  timeLimitMs: () => 250,
  patience: { pauses: [100, 200, 300, 400], rest: 24 * 60 * 60_000 },
  lookEveryMs: 20,
});

const poisonous: Readonly<Record<(typeof poisons)[number], () => Promise<never>>> = {
  throw: () => Promise.reject(new Error('poison')),
  hang: () => new Promise(() => {}),
  exit: () => process.exit(3),
  uncaught: () => {
    setImmediate(() => {
      throw new Error('poison');
    });
    return new Promise(() => {});
  },
  kill: () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  },
};

scheduler.start(async ({ key, at }) => {
  note(`try ${key} ${at} ${Date.now()}`);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const poison = Object.entries(poisonous).find(([name]) => key.startsWith(`${name}/`))?.[1];
  if (poison !== undefined) return poison();
  note(`done ${key}`);
  return null;
});

setInterval(() => {
  void store.range(`${poisonTenant}/due/`, { limit: 1 }).then(async ([left]) => {
    if (left !== undefined) return;
    await scheduler.stop();
    await store.close();
    process.exit(0);
  });
}, 50);
