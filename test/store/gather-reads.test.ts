import { expect, it } from 'vitest';
import { gatherReads } from '../../src/store/gather-reads.ts';

function counting() {
  const asked: (readonly string[])[] = [];
  const read = gatherReads(async (keys) => {
    asked.push(keys);
    if (keys.includes('broken')) throw new Error('the store is away');
    return new Map(keys.filter((key) => key !== 'absent').map((key) => [key, `value of ${key}`]));
  });
  return { asked, read };
}

it('what is asked for at the same moment is one question, and each is answered with her own', async () => {
  const { asked, read } = counting();
  const later = Promise.resolve().then(() => read('c'));
  expect(await Promise.all([read('a'), read('absent'), read('a'), later])).toEqual(['value of a', undefined, 'value of a', 'value of c']);
  expect(asked).toEqual([['a', 'absent', 'c']]);
});

it('what is asked for after an answer is asked anew, for it may have changed', async () => {
  const { asked, read } = counting();
  await read('a');
  await read('a');
  expect(asked).toEqual([['a'], ['a']]);
});

it('what is asked for while a question is on its way is a question of its own', async () => {
  const { asked, read } = counting();
  const first = read('a');
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([first, read('a')]);
  expect(asked).toEqual([['a'], ['a']]);
});

it('no question is longer than two hundred keys, and everybody is answered', async () => {
  const { asked, read } = counting();
  const keys = Array.from({ length: 450 }, (_, index) => `k${index}`);
  expect(await Promise.all(keys.map(read))).toEqual(keys.map((key) => `value of ${key}`));
  expect(asked.map(({ length }) => length)).toEqual([200, 200, 50]);
});

it('a question that fails fails for those who asked it, and for nobody afterwards', async () => {
  const { read } = counting();
  const [one, other] = await Promise.allSettled([read('broken'), read('a')]);
  expect([one.status, other.status]).toEqual(['rejected', 'rejected']);
  expect(await read('a')).toBe('value of a');
});
