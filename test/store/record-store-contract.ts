import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Json, type RecordStore, UnreadableRecordError, type Write } from '../../src/ports/record-store.ts';

/** A fresh store and what the contract needs around it. */
export interface RecordStoreBench {
  readonly store: RecordStore;
  /** Another handle on the same records; the bench closes it. */
  readonly another: () => Promise<RecordStore>;
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  /** Makes a stored value unreadable behind the store's back. */
  readonly corrupt: (key: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** What every record store has to do, whatever it stands on. */
export function recordStoreContract(name: string, open: () => Promise<RecordStoreBench>): void {
  describe(`the record store contract: ${name}`, () => {
    let bench: RecordStoreBench;
    let store: RecordStore;
    beforeEach(async () => {
      bench = await open();
      store = bench.store;
    });
    afterEach(async () => {
      await bench.dispose();
    });

    const insert = (key: string, value: Json = key, expiresAt?: number): Write => ({
      kind: 'insert',
      key,
      value,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    });
    const replace = (key: string, version: number, value: Json): Write => ({ kind: 'replace', key, version, value });

    test('a record that was never written is absent', async () => {
      expect(await store.get('t/case/1')).toBeUndefined();
    });

    test('an inserted record comes back as it was, with version 1', async () => {
      const value = { title: 'Sjukepleiar «natt» 😀', list: [1, 2.5, null, true], inner: { nul: '\u0000', half: '\ud800' } };
      expect(await store.commit([insert('t/case/1', value)])).toEqual({ ok: true });
      expect(await store.get('t/case/1')).toEqual({ key: 't/case/1', version: 1, value });
    });

    test('a falsy value is a value and no absence', async () => {
      for (const [index, value] of [null, false, 0, '', []].entries()) {
        await store.commit([insert(`t/${index}`, value)]);
        expect(await store.get(`t/${index}`)).toEqual({ key: `t/${index}`, version: 1, value });
      }
    });

    test('inserting a key that is there is a conflict and changes nothing', async () => {
      await store.commit([insert('t/a', 'first')]);
      expect(await store.commit([insert('t/a', 'second')])).toEqual({ ok: false, conflict: 't/a' });
      expect((await store.get('t/a'))?.value).toBe('first');
    });

    test('replacing counts the version up, and a stale version is a conflict', async () => {
      await store.commit([insert('t/a', 1)]);
      expect(await store.commit([replace('t/a', 1, 2)])).toEqual({ ok: true });
      expect(await store.get('t/a')).toEqual({ key: 't/a', version: 2, value: 2 });
      expect(await store.commit([replace('t/a', 1, 3)])).toEqual({ ok: false, conflict: 't/a' });
      expect(await store.commit([replace('t/b', 1, 3)])).toEqual({ ok: false, conflict: 't/b' });
    });

    test('deleting names the version it means', async () => {
      await store.commit([insert('t/a')]);
      expect(await store.commit([{ kind: 'delete', key: 't/a', version: 2 }])).toEqual({ ok: false, conflict: 't/a' });
      expect(await store.commit([{ kind: 'delete', key: 't/a', version: 1 }])).toEqual({ ok: true });
      expect(await store.get('t/a')).toBeUndefined();
      expect(await store.commit([insert('t/a')])).toEqual({ ok: true });
    });

    test('a commit is all or nothing, and names the first key that lost', async () => {
      await store.commit([insert('t/b', 'there')]);
      const writes = [insert('t/a'), insert('t/b'), replace('t/c', 7, 'x'), insert('t/d')];
      expect(await store.commit(writes)).toEqual({ ok: false, conflict: 't/b' });
      expect(await store.range('t/', { limit: 10 })).toEqual([{ key: 't/b', version: 1, value: 'there' }]);
    });

    test('a conflict in one of many commits made at once leaves the others alone', async () => {
      await store.commit([insert('t/5', 'there')]);
      const results = await Promise.all(Array.from({ length: 10 }, (_, index) => store.commit([insert(`t/extra-${index}`), insert(`t/${index}`)])));
      expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false, true, true, true, true]);
      expect(await store.get('t/extra-5')).toBeUndefined();
      expect(await store.get('t/extra-6')).toBeDefined();
    });

    test('an empty commit succeeds', async () => {
      expect(await store.commit([])).toEqual({ ok: true });
    });

    test('a hundred increments at once, each tried again when it lost, end at a hundred', async () => {
      const handles = [store, await bench.another()];
      await store.commit([insert('t/count', 0)]);
      const increment = async (handle: RecordStore): Promise<void> => {
        for (;;) {
          const record = await handle.get('t/count');
          if (record === undefined) throw new Error('The counter is gone');
          const result = await handle.commit([replace('t/count', record.version, Number(record.value) + 1)]);
          if (result.ok) return;
        }
      };
      await Promise.all(Array.from({ length: 100 }, (_, index) => increment(handles[index % 2] ?? store)));
      expect(await store.get('t/count')).toEqual({ key: 't/count', version: 101, value: 100 });
    });

    test('of two handles that saw the same version exactly one wins', async () => {
      const other = await bench.another();
      await store.commit([insert('t/a', 'start')]);
      const results = await Promise.all([store.commit([replace('t/a', 1, 'one')]), other.commit([replace('t/a', 1, 'two')])]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const winner = results[0]?.ok === true ? 'one' : 'two';
      expect((await other.get('t/a'))?.value).toBe(winner);
    });

    test('a record counts as absent from the moment it expires, and an insert over it succeeds', async () => {
      const at = bench.now() + 1_000;
      await store.commit([insert('t/a', 'old', at), insert('t/b', 'stays')]);
      bench.advance(999);
      expect((await store.get('t/a'))?.value).toBe('old');
      expect(await store.commit([insert('t/a', 'too early')])).toEqual({ ok: false, conflict: 't/a' });
      bench.advance(1);
      expect(await store.get('t/a')).toBeUndefined();
      expect((await store.range('t/', { limit: 10 })).map(({ key }) => key)).toEqual(['t/b']);
      expect(await store.commit([replace('t/a', 1, 'x')])).toEqual({ ok: false, conflict: 't/a' });
      expect(await store.commit([{ kind: 'delete', key: 't/a', version: 1 }])).toEqual({ ok: false, conflict: 't/a' });
      expect(await store.commit([insert('t/a', 'new')])).toEqual({ ok: true });
      bench.advance(1_000_000);
      expect(await store.get('t/a')).toEqual({ key: 't/a', version: 1, value: 'new' });
    });

    test('replacing a record sets its expiry anew, or takes it away', async () => {
      await store.commit([insert('t/a', 1, bench.now() + 100), insert('t/b', 1, bench.now() + 100)]);
      await store.commit([{ kind: 'replace', key: 't/a', version: 1, value: 2, expiresAt: bench.now() + 500.5 }, replace('t/b', 1, 2)]);
      bench.advance(499);
      expect((await store.get('t/a'))?.value).toBe(2);
      bench.advance(2);
      expect(await store.get('t/a')).toBeUndefined();
      expect((await store.get('t/b'))?.value).toBe(2);
    });

    test('sweeping removes what has expired and nothing else', async () => {
      await store.commit([insert('t/a', 1, bench.now() + 10), insert('t/b', 1, bench.now() + 20), insert('t/c')]);
      bench.advance(10);
      expect(await store.sweep()).toBe(1);
      expect(await store.sweep()).toBe(0);
      expect((await store.range('t/', { limit: 10 })).map(({ key }) => key)).toEqual(['t/b', 't/c']);
    });

    test('a range gives the keys of its prefix in order, whatever characters they hold', async () => {
      const inside = ['t/a_b', 't/a%', 't/aZ', 't/a', 't/aå', 't/a\ue000', 't/a\uffff', 't/a😀', 't/a\u{10ffff}z', "t/a'; --"];
      const outside = ['t/b', 't/', 's/a', 't/A', 'u'];
      await store.commit([...inside, ...outside].map((key) => insert(key)));
      const sorted = [...inside].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect((await store.range('t/a', { limit: 100 })).map(({ key }) => key)).toEqual(sorted);
      expect(await store.range('', { limit: 100 })).toHaveLength(inside.length + outside.length);
    });

    test('a prefix may end in the last character there is, or in the last before the surrogates', async () => {
      await store.commit(
        ['a\u{10ffff}', 'a\u{10ffff}x', 'b', 'c\ud7ff', 'c\ud7ffx', 'c\ue000', '\u{10ffff}', '\u{10ffff}\u{10ffff}'].map((key) => insert(key)),
      );
      const keys = async (prefix: string): Promise<readonly string[]> => (await store.range(prefix, { limit: 10 })).map(({ key }) => key);
      expect(await keys('a\u{10ffff}')).toEqual(['a\u{10ffff}', 'a\u{10ffff}x']);
      expect(await keys('c\ud7ff')).toEqual(['c\ud7ff', 'c\ud7ffx']);
      expect(await keys('\u{10ffff}')).toEqual(['\u{10ffff}', '\u{10ffff}\u{10ffff}']);
    });

    test('two thousand records are paged through without a gap or a double', async () => {
      const keys = Array.from({ length: 2_000 }, (_, index) => `t/case/${String(index).padStart(5, '0')}`);
      await store.commit(keys.map((key) => insert(key)));
      const seen: string[] = [];
      for (let after: string | undefined; ; after = seen.at(-1)) {
        const page = await store.range('t/case/', { limit: 170, ...(after === undefined ? {} : { after }) });
        expect(page.length).toBeLessThanOrEqual(170);
        if (page.length === 0) break;
        seen.push(...page.map(({ key }) => key));
      }
      expect(seen).toEqual(keys);
    });

    test('an unreadable record throws when asked for and is marked in a range, and its neighbours are served', async () => {
      await store.commit([insert('t/a'), insert('t/b'), insert('t/c')]);
      await bench.corrupt('t/b');
      await expect(store.get('t/b')).rejects.toThrow(UnreadableRecordError);
      expect(await store.range('t/', { limit: 10 })).toEqual([
        { key: 't/a', version: 1, value: 't/a' },
        { key: 't/b', version: 1, unreadable: true },
        { key: 't/c', version: 1, value: 't/c' },
      ]);
      expect(await store.commit([insert('t/b')])).toEqual({ ok: false, conflict: 't/b' });
      expect(await store.commit([replace('t/b', 1, 'mended')])).toEqual({ ok: true });
      expect((await store.get('t/b'))?.value).toBe('mended');
    });

    test('a key that a database would cut short or change is refused, and so is a value that is no JSON', async () => {
      for (const key of ['', 'a\0b', 'a\ud800']) {
        await expect(store.get(key)).rejects.toThrow(TypeError);
        await expect(store.commit([insert('t/ok'), insert(key, 1)])).rejects.toThrow(TypeError);
      }
      await expect(
        store.commit([insert('t/a', undefined as unknown as Json)].map((write) => ({ ...write, value: undefined as unknown as Json }))),
      ).rejects.toThrow(TypeError);
      await expect(store.commit([insert('t/a', 1, Number.NaN)])).rejects.toThrow(TypeError);
      expect(await store.range('', { limit: 10 })).toEqual([]);
    });

    test('closing twice is fine, what was committed before is there, and afterwards nothing is acknowledged', async () => {
      const pending = store.commit([insert('t/a', 'last')]);
      await store.close();
      await store.close();
      expect(await pending).toEqual({ ok: true });
      await expect(store.commit([insert('t/b')])).rejects.toThrow();
      await expect(store.get('t/a')).rejects.toThrow();
      await expect(store.ping()).rejects.toThrow();
      const again = await bench.another();
      await again.ping();
      expect((await again.get('t/a'))?.value).toBe('last');
    });

    test('any sequence of commits ends as it would in memory', async () => {
      let round = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(commitArbitrary, fc.record({ advance: fc.integer({ min: 1, max: 40 }) })), { maxLength: 25 }),
          async (actions) => {
            round += 1;
            const root = `round-${round}/`;
            const model = new Map<string, ModelRecord>();
            for (const action of actions) {
              if ('advance' in action) bench.advance(action.advance);
              else {
                const writes = action.map((write) => toWrite(write, root, bench.now()));
                expect(await store.commit(writes)).toEqual(commitToModel(model, writes, bench.now()));
              }
              expect(await store.range(root, { limit: 100 })).toEqual(toRecords(model, bench.now()));
            }
          },
        ),
        { numRuns: 150 },
      );
    });
  });
}

interface ModelRecord {
  readonly version: number;
  readonly value: Json;
  readonly expiresAt: number | undefined;
}

const keyArbitrary = fc.constantFrom('a', 'b', 'ø', '😀');
const writeArbitrary = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'delete'),
  key: keyArbitrary,
  version: fc.integer({ min: 1, max: 3 }),
  value: fc.jsonValue(),
  lives: fc.option(fc.integer({ min: -5, max: 60 }), { nil: undefined }),
});
const commitArbitrary = fc.uniqueArray(writeArbitrary, { selector: ({ key }) => key, minLength: 1, maxLength: 3 });
type AnyWrite = typeof writeArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function toWrite({ kind, key, version, value, lives }: AnyWrite, root: string, now: number): Write {
  // JSON knows no -0, and neither should what we compare with.
  const json = JSON.parse(JSON.stringify(value)) as Json;
  const expiry = lives === undefined ? {} : { expiresAt: now + lives };
  if (kind === 'insert') return { kind, key: root + key, value: json, ...expiry };
  return kind === 'replace' ? { kind, key: root + key, version, value: json, ...expiry } : { kind: 'delete', key: root + key, version };
}

function commitToModel(model: Map<string, ModelRecord>, writes: readonly Write[], now: number): unknown {
  const found = (key: string): ModelRecord | undefined => {
    const record = model.get(key);
    return record?.expiresAt !== undefined && record.expiresAt <= now ? undefined : record;
  };
  const lost = writes.find((write) => found(write.key)?.version !== (write.kind === 'insert' ? undefined : write.version));
  if (lost !== undefined) return { ok: false, conflict: lost.key };
  for (const write of writes) {
    if (write.kind === 'delete') model.delete(write.key);
    else model.set(write.key, { version: write.kind === 'insert' ? 1 : write.version + 1, value: write.value, expiresAt: write.expiresAt });
  }
  return { ok: true };
}

function toRecords(model: ReadonlyMap<string, ModelRecord>, now: number): readonly unknown[] {
  return [...model]
    .filter(([, { expiresAt }]) => expiresAt === undefined || expiresAt > now)
    .map(([key, { version, value }]) => ({ key, version, value }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}
