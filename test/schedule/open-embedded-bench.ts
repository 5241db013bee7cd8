import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDate } from '../../src/core/ids.ts';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { createEmbeddedScheduler } from '../../src/schedule/create-embedded-scheduler.ts';
import type { WakeLoop } from '../../src/schedule/create-wake-loop.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { toTestClock } from './to-test-clock.ts';
import { contractTenants, type SchedulerBench } from './scheduler-contract.ts';

const stepMs = 1_000;
const timeLimitMs = 400;
/** Longer than any handler of a test takes that does not hang. */
const quietMs = 80;

/** The embedded scheduler on a real database, with a clock that moves only when told to. */
export interface EmbeddedBench extends SchedulerBench {
  readonly scheduler: WakeLoop;
  readonly store: () => RecordStore;
  readonly path: string;
  /** Moves the clock without letting anything be handled; also back. */
  readonly move: (ms: number) => void;
  readonly current: () => WakeLoop;
  readonly restart: (kindly: boolean) => Promise<WakeLoop>;
  readonly logged: readonly string[];
}

/** Opens it in a folder of its own. */
export async function openEmbeddedBench(): Promise<EmbeddedBench> {
  const folder = mkdtempSync(join(tmpdir(), 'losen-schedule-'));
  const path = join(folder, 'losen.sqlite');
  const clock = toTestClock(Date.parse('2026-11-22T09:00:00Z'), '2026-11-22' as IsoDate);
  const logged: string[] = [];
  let lastUse = 0;
  const open = () => {
    const store = watch(createSqliteRecordStore({ path, now: clock.epochMs }), () => (lastUse = performance.now()));
    const scheduler = createEmbeddedScheduler({
      store,
      clock,
      log: { info: () => {}, warn: (_, message) => logged.push(message), error: (_, message) => logged.push(message) },
      tenants: contractTenants,
      timeLimitMs: () => timeLimitMs,
      patience: { pauses: [2, 3, 4, 5].map((steps) => steps * stepMs), rest: 100 * stepMs },
      // Looked for when told to.
      lookEveryMs: 3_600_000,
      stopWithinMs: 100,
    });
    return { store, scheduler };
  };
  let { store, scheduler } = open();
  const first = scheduler;

  /** Waits until all is handled, or what is left hangs. */
  const settle = async (): Promise<void> => {
    let done = false;
    lastUse = performance.now();
    void scheduler.tick().then(() => (done = true));
    while (!done && performance.now() - lastUse < quietMs) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  return {
    scheduler: first,
    store: () => store,
    path,
    current: () => scheduler,
    logged,
    now: clock.epochMs,
    move: clock.move,
    stepMs,
    stepsToNextTry: 6,
    timeLimitMs,
    pass: async (steps) => {
      for (let step = 0; step < steps; step += 1) {
        clock.move(stepMs);
        await settle();
      }
    },
    restart: async (kindly) => {
      if (kindly) await scheduler.stop();
      // With its database taken away, what is left of the old one can change nothing, as if its process were gone.
      await store.close();
      ({ store, scheduler } = open());
      return scheduler;
    },
    dispose: async () => {
      await scheduler.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The store, with a word at each use of it. */
function watch(store: RecordStore, used: () => void): RecordStore {
  const told =
    <Given extends readonly unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      used();
      return call(...given).finally(used);
    };
  return { ...store, get: told(store.get), range: told(store.range), commit: told(store.commit) };
}
