import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantId } from '../../src/core/ids.ts';
import { createSystemClock } from '../../src/local/local-clock.ts';
import { createEmbeddedScheduler } from '../../src/schedule/create-embedded-scheduler.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import type { Bench } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';

const many = 100_000;
const few = 1_000;
const due = 100;
/** Each look takes milliseconds on a shared disk, so either side has several in turn. */
const slices = 8;
const tenant = 'bench' as TenantId;
const day = 24 * 60 * 60_000;
/** Asked for at once while the cases are laid out; more would only wait in memory. */
const laidOutAtOnce = 2_000;

/** How a reminder tick grows with the number of cases whose time has not come. */
export const tickBench: Bench = {
  name: 'tick',
  unit: 'ms',
  bar: { must: 'at-most', ratio: 1.5, kind: 'bar' },
  measured: `One look of the scheduler with ${due} wakes due among ${many.toLocaleString('en')} of open cases on SQLite, until all ${due} are handled (each reads its case’s summary) and stand in the index at their next moment.`,
  against: `The same with ${due} due among ${few.toLocaleString('en')}.`,
  run: ({ runs, scale }) =>
    withScratchFolder(async (folder) => {
      const [ours, reference] = [await open(join(folder, 'many'), Math.max(few, many * scale)), await open(join(folder, 'few'), few)];
      try {
        await ours.tick();
        await reference.tick();
        return await interleave({
          runs,
          slices,
          ours: async () => ({ tick: await ours.tick() }),
          reference: async () => ({ tick: await reference.tick() }),
          toRatio: (mine, other) => figure(mine, 'tick') / figure(other, 'tick'),
        });
      } finally {
        await ours.close();
        await reference.close();
      }
    }),
};

/** A database with so many open cases, none of which is due before tomorrow. */
async function open(folder: string, cases: number) {
  mkdirSync(folder);
  const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: Date.now });
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  // Looked for when told to.
  const scheduler = createEmbeddedScheduler({ store, clock: createSystemClock(), log, tenants: [tenant], lookEveryMs: day });
  const summaryOf = (index: number) => `${tenant}/summary/2026-${index}`;
  for (let from = 0; from < cases; from += laidOutAtOnce) {
    const some = Array.from({ length: Math.min(laidOutAtOnce, cases - from) }, (_, index) => from + index);
    await store.commit(some.map((index) => ({ kind: 'insert', key: summaryOf(index), value: { ...summary, caseId: `2026-${index}` } })));
    await Promise.all(some.map((index) => scheduler.wakeBy({ tenant, key: `case/${index}`, at: Date.now() + day + index * 1_000 })));
  }
  let handled = 0;
  scheduler.start(async ({ key }) => {
    const index = Number(key.slice('case/'.length));
    if ((await store.get(summaryOf(index))) === undefined) throw new Error(`${key} has no case`);
    handled += 1;
    return Date.now() + day + index * 1_000;
  });
  let next = 0;
  return {
    tick: async () => {
      // Others each time, spread over all of them, as people's mornings are.
      const chosen = Array.from({ length: due }, (_, index) => (next + Math.floor((index * cases) / due)) % cases);
      next += 1;
      await Promise.all(chosen.map((index) => scheduler.wakeBy({ tenant, key: `case/${index}`, at: Date.now() })));
      handled = 0;
      const began = performance.now();
      await scheduler.tick();
      const took = performance.now() - began;
      if (handled !== due) throw new Error(`${handled} were handled where ${due} were due`);
      return took;
    },
    close: async () => {
      await scheduler.stop();
      await store.close();
    },
  };
}

/** What lists know of a case. */
const summary = {
  owner: '00000000-0000-4000-8000-000000000001',
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  status: 'running',
  stage: { id: 'need', title: { nb: 'Behovsanalyse', nn: 'Behovsanalyse', en: 'Needs analysis' } },
  date: '2026-12-01',
  turn: 12,
};
