import { expect, it } from 'vitest';
import { createStoreWait } from '../../src/app/wait-for-store.ts';

/** A store that fails so many times before it answers, and how often it was asked. */
function comingBack(after: number) {
  const asked = { times: 0 };
  const store = {
    ping: async () => {
      asked.times += 1;
      if (asked.times <= after) throw new Error('away');
    },
  };
  return { asked, store, sleep: async () => undefined };
}

it('says at once that the store was there, so that the failure was another', async () => {
  const { store, sleep, asked } = comingBack(0);
  expect(await createStoreWait({ store, sleep })()).toBe(false);
  expect(asked.times).toBe(1);
});

it('asks one question for everybody who waits, and lets all go when it is answered', async () => {
  const { store, sleep, asked } = comingBack(3);
  const wait = createStoreWait({ store, sleep });
  expect(await Promise.all(Array.from({ length: 200 }, wait))).toEqual(Array.from({ length: 200 }, () => true));
  expect(asked.times).toBe(4);
});

it('waits again when the store goes away again', async () => {
  const { store, sleep, asked } = comingBack(1);
  const wait = createStoreWait({ store, sleep });
  expect(await wait()).toBe(true);
  asked.times = 0;
  expect(await wait()).toBe(true);
  expect(await wait()).toBe(false);
});
