import { describe, expect, test } from 'vitest';
import { createBatcher } from '../../src/store/create-batcher.ts';

describe('the batcher', () => {
  test('jobs added in one tick run together, each with its own answer', async () => {
    const batches: (readonly number[])[] = [];
    const batcher = createBatcher<number, number>((jobs) => {
      batches.push(jobs);
      return jobs.map((job) => job * 2);
    });
    expect(await Promise.all([1, 2, 3].map(batcher.add))).toEqual([2, 4, 6]);
    expect(await batcher.add(4)).toBe(8);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  test('a long queue is taken in parts and lets others in between', async () => {
    const sizes: number[] = [];
    let between = 0;
    const batcher = createBatcher<number, number>((jobs) => {
      sizes.push(jobs.length);
      return jobs;
    });
    const all = Promise.all(Array.from({ length: 600 }, (_, index) => batcher.add(index)));
    const count = (): void => {
      between += 1;
      if (sizes.length < 3) setImmediate(count);
    };
    setImmediate(count);
    expect(await all).toHaveLength(600);
    expect(sizes).toEqual([256, 256, 88]);
    expect(between).toBeGreaterThan(1);
  });

  test('a failing batch rejects all of its jobs and none of the next', async () => {
    let broken = true;
    const batcher = createBatcher<number, number>((jobs) => {
      if (broken) throw new Error('broken');
      return jobs;
    });
    const results = await Promise.allSettled([batcher.add(1), batcher.add(2)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await batcher.add(3)).toBe(3);
  });

  test('flushing runs at once what is waiting, and only once', async () => {
    const seen: number[] = [];
    const batcher = createBatcher<number, number>((jobs) => {
      seen.push(...jobs);
      return jobs;
    });
    const added = batcher.add(1);
    batcher.flush();
    expect(seen).toEqual([1]);
    expect(await added).toBe(1);
    expect(await batcher.add(2)).toBe(2);
    expect(seen).toEqual([1, 2]);
  });

  describe('when a batch takes long', () => {
    const slowly = () => {
      const batches: (readonly number[])[] = [];
      let at = 0;
      const batcher = createBatcher<number, number>(
        (jobs) => {
          batches.push(jobs);
          at += 8;
          return jobs;
        },
        () => at,
      );
      return { batches, batcher, pass: (ms: number) => (at += ms) };
    };

    test('one of several waits for the others, who come a little later', async () => {
      const { batches, batcher } = slowly();
      await Promise.all([1, 2].map(batcher.add));
      const third = batcher.add(3);
      await new Promise((resolve) => setTimeout(resolve, 2));
      expect(batches).toEqual([[1, 2]]);
      await Promise.all([third, batcher.add(4)]);
      expect(batches).toEqual([
        [1, 2],
        [3, 4],
      ]);
    });

    test('it waits no longer for them than a batch takes', async () => {
      const { batches, batcher, pass } = slowly();
      await Promise.all([1, 2].map(batcher.add));
      pass(8);
      await batcher.add(3);
      expect(batches).toEqual([[1, 2], [3]]);
      await Promise.all([4, 5].map(batcher.add));
      await batcher.add(6);
      expect(batches.at(-1)).toEqual([6]);
    });

    test('somebody who works alone does not wait', async () => {
      const { batches, batcher } = slowly();
      await batcher.add(1);
      const second = batcher.add(2);
      await new Promise((resolve) => setImmediate(resolve));
      expect(batches).toEqual([[1], [2]]);
      expect(await second).toBe(2);
    });
  });
});
