import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyDatabase } from '../../scripts/copy-database.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { startFakeConnector, type FakeConnector } from '../conversation/fake-connector.ts';
import { createPerson } from '../conversation/person.ts';
import { inherited } from '../../bench/process/start-listener.ts';
import { startBot } from '../conversation/start-bot.ts';

// Each starts programs, which takes its time where many do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'losen-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script as an administrator does. */
function run(script: string, file: string, dataDir: string): { readonly status: number | null; readonly told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', `scripts/${script}.ts`, file], {
    cwd: root,
    encoding: 'utf8',
    env: { ...inherited(), LOSEN_DATA_DIR: dataDir },
  });
  return { status, told: stdout + stderr };
}

describe('a backup', () => {
  it('taken while the database is written holds every commit that was acknowledged before it, and none half', async () => {
    const dataDir = join(folder, 'busy');
    const store = createSqliteRecordStore({ path: join(dataDir, 'losen.sqlite'), now: Date.now });
    let written = 0;
    let isWriting = true;
    const writing = (async () => {
      for (; isWriting; written += 1) {
        const value = { number: written, filler: 'x'.repeat(2_000) };
        await store.commit([
          { kind: 'insert', key: `t/pair/${written}/a`, value },
          { kind: 'insert', key: `t/pair/${written}/b`, value },
        ]);
      }
    })();
    for (let copy = 0; copy < 5; copy += 1) {
      while (written < (copy + 1) * 150) await new Promise((resolve) => setTimeout(resolve, 5));
      const acknowledged = written;
      const to = join(folder, `busy-${copy}.sqlite`);
      const copied = await copyDatabase(join(dataDir, 'losen.sqlite'), to);
      // In pairs, because each commit wrote two.
      expect(copied.records % 2).toBe(0);
      expect(copied.records).toBeGreaterThanOrEqual(acknowledged * 2);
      const restored = createSqliteRecordStore({ path: to, now: Date.now });
      expect((await restored.get(`t/pair/${acknowledged - 1}/b`))?.value).toMatchObject({ number: acknowledged - 1 });
      await restored.close();
    }
    isWriting = false;
    await writing;
    await store.close();
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is refused where something stands already, where there is nothing to copy, and of what is damaged', async () => {
    const to = join(folder, 'taken.sqlite');
    writeFileSync(to, 'something');
    const from = join(folder, 'busy-0.sqlite');
    await expect(copyDatabase(from, to)).rejects.toThrow('exists already');
    expect(readFileSync(to, 'utf8')).toBe('something');
    await expect(copyDatabase(join(folder, 'nothing.sqlite'), join(folder, 'new.sqlite'))).rejects.toThrow('does not exist');
    const bytes = readFileSync(from);
    bytes.fill(0x5a, 4_096 * 3, 4_096 * 30);
    const damaged = join(folder, 'damaged.sqlite');
    writeFileSync(damaged, bytes);
    await expect(copyDatabase(damaged, join(folder, 'new.sqlite'))).rejects.toThrow(/damaged|could not be copied/);
    expect(existsSync(join(folder, 'new.sqlite'))).toBe(false);
  });
});

describe('a backup of the running bot', () => {
  let connector: FakeConnector;
  beforeAll(async () => {
    connector = await startFakeConnector();
  });
  afterAll(() => connector.close());

  it('brings a new data folder to where the conversation was', async () => {
    const bot = await startBot();
    const silje = createPerson({ url: bot.url, connector });
    await silje.say('språk nynorsk');
    const file = join(folder, 'running.sqlite');
    const made = run('backup', file, bot.dataDir);
    expect(made).toEqual({ status: 0, told: expect.stringMatching(/running\.sqlite: [1-9]\d* records, \d+ bytes, checked\./) });
    // It concerns people: nobody else on the machine reads it.
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(run('backup', file, bot.dataDir)).toMatchObject({ status: 1 });
    await bot.kill();
    bot.removeData();

    const dataDir = join(folder, 'restored');
    expect(run('restore', file, dataDir)).toMatchObject({ status: 0 });
    expect(run('restore', file, dataDir)).toEqual({ status: 1, told: expect.stringContaining('exists already') });
    const again = await startBot({ dataDir });
    const back = createPerson({ url: again.url, connector, locale: 'nb-NO' });
    const [answer] = await back.say('mine saker');
    // She chose nynorsk before the backup; her client still says bokmål.
    expect(JSON.stringify(answer?.activity)).toMatch(/ingen saker enno/);
    await again.stop();
  });
});
