import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmbeddedScheduler } from '../../../src/schedule/create-embedded-scheduler.ts';
import { createSystemClock } from '../../../src/local/local-clock.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import { inherited } from '../../process/start-listener.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { createRandom, type Random } from '../create-random.ts';
import type { Experiment, Size, Verdict } from '../experiment.ts';
import { isPoison, poisons, poisonTenant } from './poisons.ts';

const jobs: Readonly<Record<Size, number>> = { full: 10_000, small: 600 };
const mostTries = 5;
/** A job in so many is poison. */
const poisonEvery = 100;
const script = new URL('run-poisoned.ts', import.meta.url).pathname;
/** The first few are enough to look for a cause. */
const shown = 5;

/** One job in a hundred throws, hangs, or makes the process exit, whenever it is tried. */
export const poisonedWakes: Experiment = {
  id: 'R11',
  seed: 11_011,
  procedure: `${jobs.full} jobs are due in one process, ${jobs.full / poisonEvery} of them poison in random places: they throw, hang for ever, end the process with exit, with an error nobody catches or with SIGKILL, each time they are tried. A process that ends is started again on the same database, until no job is left. The pauses between tries are 100 to 400 ms and a try may take 250 ms.`,
  passesWhen: `Every other job is carried out, no job is tried before its time, each poison is tried ${mostTries} times, and it is then listed as set aside.`,
  run: ({ size, seed }) => withScratchFolder((folder) => run(folder, jobs[size], createRandom(seed))),
};

async function run(folder: string, count: number, random: Random): Promise<Verdict> {
  const began = performance.now();
  const path = join(folder, 'losen.sqlite');
  const journal = join(folder, 'journal');
  writeFileSync(journal, '');
  const keys = await plan(path, count, random);
  const deaths = await runUntilDone(path, journal, keys.filter(isPoison).length);
  const { tries, done, early } = readJournal(journal);
  const aside = await listAside(path);
  const good = keys.filter((key) => !isPoison(key));
  const bad = keys.filter(isPoison);
  const lost = good.filter((key) => !done.has(key));
  const wrongTries = bad.filter((key) => tries.get(key) !== mostTries);
  const notListed = bad.filter((key) => !aside.has(key));
  const wronglyListed = good.filter((key) => aside.has(key));
  const tell = (what: string, found: readonly string[]) => (found.length === 0 ? [] : [`${what}: ${found.length}`, ...found.slice(0, shown)]);
  const faults = [
    ...tell('Jobs not carried out', lost),
    ...tell(`Poison not tried ${mostTries} times`, wrongTries),
    ...tell('Poison not listed', notListed),
    ...tell('Listed without being poison', wronglyListed),
    ...(early === 0 ? [] : [`Tried before their time: ${early}`]),
  ];
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      jobs: count,
      poison: bad.length,
      acknowledged: good.length - lost.length,
      lost: lost.length,
      surplus: wronglyListed.length,
      mostTriesOfPoison: Math.max(...bad.map((key) => tries.get(key) ?? 0)),
      mostTriesOfOthers: Math.max(...good.map((key) => tries.get(key) ?? 0)),
      processesEnded: deaths,
      setAside: aside.size,
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

function openOn(path: string) {
  const store = createSqliteRecordStore({ path, now: Date.now });
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  return { store, scheduler: createEmbeddedScheduler({ store, clock: createSystemClock(), log, tenants: [poisonTenant] }) };
}

/** Puts the jobs into the database, spread over the next second. */
async function plan(path: string, count: number, random: Random): Promise<readonly string[]> {
  const { store, scheduler } = openOn(path);
  const places = Array.from({ length: count }, (_, index) => ({ index, by: random.next() })).toSorted((one, two) => one.by - two.by);
  const kinds = new Map(places.slice(0, count / poisonEvery).map(({ index }, place) => [index, poisons[place % poisons.length]]));
  const keys = Array.from({ length: count }, (_, index) => `${kinds.get(index) ?? 'good'}/${index}`);
  const from = Date.now();
  await Promise.all(keys.map((key) => scheduler.wakeBy({ tenant: poisonTenant, key, at: from + Math.round(random.between(0, 1_000)) })));
  await store.close();
  return keys;
}

/** Starts the process until it ends by itself with nothing left to do; gives how often it died. */
async function runUntilDone(path: string, journal: string, poisonous: number): Promise<number> {
  for (let deaths = 0; deaths <= poisonous * mostTries; deaths += 1) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, path, journal], {
      env: { ...inherited(), NODE_COMPILE_CACHE: `${path}-compiled` },
      stdio: 'ignore',
    });
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const [code] = await once(child, 'exit');
    process.off('exit', endWithUs);
    if (code === 0) return deaths;
  }
  throw new Error('The process died more often than all the poison together may be tried');
}

function readJournal(journal: string) {
  const tries = new Map<string, number>();
  const done = new Set<string>();
  let early = 0;
  for (const line of readFileSync(journal, 'utf8').split('\n').slice(0, -1)) {
    const [what, key = '', at, now] = line.split(' ');
    if (what === 'done') done.add(key);
    else {
      tries.set(key, (tries.get(key) ?? 0) + 1);
      if (Number(now) < Number(at)) early += 1;
    }
  }
  return { tries, done, early };
}

async function listAside(path: string): Promise<ReadonlySet<string>> {
  const { store } = openOn(path);
  const prefix = `${poisonTenant}/set-aside/`;
  const records = await store.range(prefix, { limit: 10_000 });
  await store.close();
  return new Set(records.map(({ key }) => key.slice(prefix.length)));
}
