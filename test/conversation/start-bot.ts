import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../bench/process/find-free-port.ts';
import { inherited } from '../../bench/process/start-listener.ts';
import { databaseOf } from '../postgres/database-of.ts';

/** The real program in a process of its own. */
export interface RunningBot {
  readonly url: string;
  readonly dataDir: string;
  /** Everything it has written to standard error: its log. */
  readonly log: () => string;
  /** Everything it has written anywhere: standard output and standard error. */
  readonly output: () => string;
  /** Ends it without warning, as a power cut would end the process. */
  readonly kill: () => Promise<void>;
  /** Ends it kindly; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
  readonly removeData: () => void;
}

/** How to start it. */
export interface StartBotOptions {
  readonly dataDir?: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const main = new URL('../../src/main.ts', import.meta.url).pathname;

/** Starts `src/main.ts local --no-clients` and waits until it is ready. */
export async function startBot({
  dataDir = mkdtempSync(join(tmpdir(), 'losen-')),
  port,
  environment = {},
}: StartBotOptions = {}): Promise<RunningBot> {
  const chosen = port ?? (await findFreePort());
  const database = await databaseOf(dataDir);
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'local', '--no-clients'], {
    env: { ...inherited(), LOSEN_DATA_DIR: dataDir, PORT: String(chosen), ...database, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${chosen}`;
  for (let attempt = 0; ; attempt += 1) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null || attempt > 1_200) throw new Error(`The bot did not start: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    dataDir,
    log: () => log,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    removeData: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
