import { writeSync } from 'node:fs';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';

/**
 * A process of its own that writes and says on standard output what was acknowledged, one line each:
 * `endless <path> <round>` until it is killed, `race <path> <name> <rounds>` against others,
 * `fill <path>` until the disk refuses.
 */
const [task, path = '', ...rest] = process.argv.slice(2);
const store = createSqliteRecordStore({ path, now: () => Date.now() });
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

async function writeEndlessly(round: string, writer: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const keys = [`t/${round}/${writer}/${count}`, `t/pair/${round}/${writer}/${count}`];
    const result = await store.commit(keys.map((key) => ({ kind: 'insert', key, value: { key, filler: 'x'.repeat(500) } })));
    if (result.ok) say(keys[0] ?? '');
  }
}

async function race(name: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const result = await store.commit([{ kind: 'insert', key: `t/race/${round}`, value: name }]);
    if (result.ok) say(String(round));
  }
  await store.close();
}

async function fill(): Promise<void> {
  for (let count = 0; count < 10_000; count += 1) {
    try {
      await store.commit([{ kind: 'insert', key: `t/fill/${count}`, value: 'x'.repeat(20_000) }]);
    } catch (error) {
      const first = await store.get('t/fill/0');
      say(`refused ${first === undefined ? 'and unreadable' : 'but readable'}: ${String(error)}`);
      return;
    }
    say(`t/fill/${count}`);
  }
}

say('ready');
if (task === 'endless') await Promise.all(Array.from({ length: 8 }, (_, writer) => writeEndlessly(rest[0] ?? '', writer)));
else if (task === 'race') await race(rest[0] ?? '', Number(rest[1]));
else if (task === 'fill') await fill();
