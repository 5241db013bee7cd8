import { mkdtempSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLettingIn } from '../../src/store/let-others-in.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';

it('asks nobody to wait as long as the loop turns by itself often enough', async () => {
  let now = 0;
  const letOthersIn = createLettingIn(() => now);
  expect(letOthersIn()).toBeNull();
  now = 50;
  const turn = letOthersIn();
  expect(turn).not.toBeNull();
  expect(letOthersIn()).toBe(turn);
  await turn;
  expect(letOthersIn()).toBeNull();
});

it('lets others in during walks over the store, each walk going on in its turn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'losen-let-in-'));
  const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: Date.now });
  await store.commit([{ kind: 'insert', key: 't/a', value: 'x'.repeat(1_000) }]);
  const steps = [0, 0, 0];
  let over = false;
  const walk = async (walker: number) => {
    for (const began = performance.now(); performance.now() - began < 150;) {
      await store.get('t/a');
      steps[walker] = (steps[walker] ?? 0) + 1;
    }
    over = true;
  };
  const walks = Promise.all([walk(0), walk(1), walk(2)]);
  let turns = 0;
  while (!over) {
    await setImmediate();
    turns += 1;
    // Somebody who comes in between does not wait for the end of a walk.
    await store.get('t/a');
  }
  await walks;
  expect(turns).toBeGreaterThan(5);
  expect(Math.min(...steps)).toBeGreaterThan(Math.max(...steps) / 4);
  await store.close();
  rmSync(folder, { recursive: true });
});
