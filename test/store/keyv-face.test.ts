import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '../../src/ports/record-store.ts';
import { createKeyvFace } from '../../src/store/keyv-face.ts';
import { openSqliteBench } from './open-sqlite-bench.ts';

describe('Keyv over the record store', () => {
  let bench: Awaited<ReturnType<typeof openSqliteBench>>;
  beforeEach(async () => {
    bench = await openSqliteBench();
  });
  afterEach(async () => {
    await bench.dispose();
  });

  const faceOver = (store: RecordStore, prefix = 't/draft/') => createKeyvFace({ store, prefix, now: bench.now });
  const broken = (over: Partial<RecordStore>): RecordStore => ({ ...bench.store, ...over });
  const failing = async (): Promise<never> => {
    throw new Error('the disk is gone');
  };

  test('what is set comes back, and what is not is undefined', async () => {
    const keyv = faceOver(bench.store);
    expect(await keyv.set('a', { text: 'Hei', list: [1, null] })).toBe(true);
    expect(await keyv.get('a')).toEqual({ text: 'Hei', list: [1, null] });
    expect(await keyv.has('a')).toBe(true);
    expect(await keyv.get('b')).toBeUndefined();
    expect(await keyv.has('b')).toBe(false);
  });

  test('null, false, zero and the empty string are values', async () => {
    const keyv = faceOver(bench.store);
    for (const value of [null, false, 0, '']) {
      await keyv.set('a', value);
      expect(await keyv.get('a')).toBe(value);
      expect(await keyv.has('a')).toBe(true);
    }
  });

  test('setting again overwrites, deleting says whether there was something', async () => {
    const keyv = faceOver(bench.store);
    await keyv.set('a', 1);
    await keyv.set('a', 2);
    expect(await keyv.get('a')).toBe(2);
    expect(await keyv.delete('a')).toBe(true);
    expect(await keyv.delete('a')).toBe(false);
    expect(await keyv.get('a')).toBeUndefined();
  });

  test('many keys are set, read, asked for and deleted at once, in their order', async () => {
    const keyv = faceOver(bench.store);
    expect(
      await keyv.setMany([
        { key: 'a', value: 1 },
        { key: 'b', value: 2, ttl: 500 },
      ]),
    ).toEqual([true, true]);
    expect(await keyv.get(['b', 'x', 'a'])).toEqual([2, undefined, 1]);
    expect(await keyv.has(['b', 'x'])).toEqual([true, false]);
    bench.advance(500);
    expect(await keyv.get(['a', 'b'])).toEqual([1, undefined]);
    expect(await keyv.deleteMany(['a', 'x'])).toEqual([true, false]);
  });

  test('a value lives as long as its time to live says, on our clock and not the machine’s', async () => {
    const keyv = faceOver(bench.store);
    await keyv.set('a', 'short', 60_000);
    bench.advance(59_000);
    expect(await keyv.get('a')).toBe('short');
    bench.advance(1_000);
    expect(await keyv.get('a')).toBeUndefined();
    expect(await keyv.has('a')).toBe(false);
    expect(await bench.store.sweep()).toBe(1);
  });

  test('setting without a time to live takes an earlier one away', async () => {
    const keyv = faceOver(bench.store);
    await keyv.set('a', 1, 1_000);
    await keyv.set('a', 2);
    bench.advance(10_000);
    expect(await keyv.get('a')).toBe(2);
  });

  test('the status of a case written through the record store is read through Keyv', async () => {
    const summary = { status: 'running', stage: 'need', next: 'need.analysis', date: '2026-12-01' };
    await bench.store.commit([{ kind: 'insert', key: 't/summary/2026-14', value: summary }]);
    expect(await faceOver(bench.store, 't/').get('summary/2026-14')).toEqual(summary);
    expect(await faceOver(bench.store, 't/summary/').get('2026-14')).toEqual(summary);
    const changed = { ...summary, status: 'held' };
    await bench.store.commit([{ kind: 'replace', key: 't/summary/2026-14', version: 1, value: changed }]);
    expect(await faceOver(bench.store, 't/').get('summary/2026-14')).toEqual(changed);
  });

  test('what Keyv sets is a plain record with a version to the record store', async () => {
    await faceOver(bench.store).set('a', { n: 1 });
    expect(await bench.store.get('t/draft/a')).toEqual({ key: 't/draft/a', version: 1, value: { n: 1 } });
  });

  test('iterating gives every key of the area without its prefix, over many pages, and no other', async () => {
    const keyv = faceOver(bench.store);
    const keys = Array.from({ length: 450 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    await keyv.setMany(keys.map((key) => ({ key, value: key.length })));
    await faceOver(bench.store, 't/other/').set('k000', 'not ours');
    const seen: unknown[] = [];
    for await (const entry of keyv.iterator()) seen.push(entry);
    expect(seen).toEqual(keys.map((key) => [key, 4]));
  });

  test('clearing empties the area and no other, and never a whole tenant', async () => {
    const other = faceOver(bench.store, 't/other/');
    await other.set('a', 'stays');
    const keyv = faceOver(bench.store);
    await keyv.setMany(Array.from({ length: 250 }, (_, index) => ({ key: String(index), value: index })));
    await keyv.clear();
    expect(await bench.store.range('t/draft/', { limit: 10 })).toEqual([]);
    expect(await other.get('a')).toBe('stays');
    await expect(faceOver(bench.store, 't/').clear()).rejects.toThrow(/every record of the tenant/);
    expect(await other.get('a')).toBe('stays');
  });

  test('a database that fails is an error and never an absent key', async () => {
    const keyv = faceOver(broken({ get: failing, range: failing }));
    await expect(keyv.get('a')).rejects.toThrow('the disk is gone');
    await expect(keyv.get(['a', 'b'])).rejects.toThrow('the disk is gone');
    await expect(keyv.has('a')).rejects.toThrow('the disk is gone');
    await expect(keyv.delete('a')).rejects.toThrow('the disk is gone');
    await expect(keyv.clear()).rejects.toThrow('the disk is gone');
    await expect(keyv.iterator().next()).rejects.toThrow('the disk is gone');
  });

  test('a write that fails throws and is not acknowledged', async () => {
    const keyv = faceOver(broken({ commit: failing }));
    await expect(keyv.set('a', 1)).rejects.toThrow('the disk is gone');
    await expect(keyv.setMany([{ key: 'a', value: 1 }])).rejects.toThrow('the disk is gone');
    expect(await faceOver(bench.store).get('a')).toBeUndefined();
  });

  test('failures throw even when somebody listens for errors', async () => {
    const keyv = faceOver(broken({ get: failing, commit: failing }));
    keyv.on('error', () => undefined);
    await expect(keyv.get('a')).rejects.toThrow('the disk is gone');
    await expect(keyv.set('a', 1)).rejects.toThrow('the disk is gone');
  });

  test('an unreadable record throws, is not overwritten unseen, and leaves its neighbours readable', async () => {
    const keyv = faceOver(bench.store);
    await keyv.setMany([
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ]);
    await bench.corrupt('t/draft/a');
    await expect(keyv.get('a')).rejects.toThrow('The record t/draft/a is there but cannot be read');
    await expect(keyv.has('a')).rejects.toThrow('cannot be read');
    await expect(keyv.set('a', 3)).rejects.toThrow('cannot be read');
    await expect(keyv.iterator().next()).rejects.toThrow('cannot be read');
    expect(await keyv.get('b')).toBe(2);
  });

  test('a value that is no JSON is refused', async () => {
    const keyv = faceOver(bench.store);
    await expect(keyv.set('a', undefined)).rejects.toThrow(TypeError);
    await expect(keyv.set('a', Symbol('a'))).rejects.toThrow();
    expect(await keyv.has('a')).toBe(false);
  });

  test('many who set the same key at once all get through, and one of them is the last', async () => {
    const keyv = faceOver(bench.store);
    const results = await Promise.all(Array.from({ length: 60 }, (_, index) => keyv.set('a', index)));
    expect(results.every(Boolean)).toBe(true);
    expect((await bench.store.get('t/draft/a'))?.version).toBe(60);
  });

  test('a prefix names a tenant and ends in a slash', () => {
    for (const prefix of ['', '/', 't', 't/draft', '/draft/']) expect(() => faceOver(bench.store, prefix)).toThrow(TypeError);
  });

  test('disconnecting Keyv leaves the store, which others use, open', async () => {
    await faceOver(bench.store).disconnect();
    await bench.store.ping();
  });
});
