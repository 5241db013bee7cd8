import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort, findFreeRow } from '../../bench/process/find-free-port.ts';
import { isPortFree } from '../../src/local/is-port-free.ts';
import type { LocalPart } from '../../src/local/local-people.ts';
import { localParts } from '../../src/local/local-people.ts';

/** Losen as `npm start` starts it: the launcher, the bot, a Teams client for each person. */
export interface RunningLosen {
  /** Address of a person's Teams client. */
  readonly client: (part: LocalPart) => string;
  /** Ends everything kindly, or by force when that takes too long; resolves with the ports that are still listened on. */
  readonly stop: () => Promise<readonly number[]>;
}

/** Who sits at a client, where the cases are kept, and what the clock says. */
export interface StartLosenOptions {
  readonly people: readonly LocalPart[];
  readonly dataDir: string;
  readonly now: string;
  /** The municipality, where it is not the one local mode has by itself. */
  readonly policy?: string;
}

/** Milliseconds to start, and to end. */
const patience = { start: 90_000, stop: 15_000 };

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The same at every start of a test, as on anybody's machine: what was written to a client before goes to its address after a restart too. */
let clientPorts: Promise<number> | undefined;

/** Starts Losen on free ports and waits until every client answers. Throws with what it said when it does not come up. */
export async function startLosen({ people, dataDir, now, policy }: StartLosenOptions): Promise<RunningLosen> {
  const port = await findFreePort();
  const firstPort = await (clientPorts ??= findFreeRow(localParts.length));
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start', '--people', people.join(',')], {
    cwd: root,
    detached: true,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: String(port),
      LOSEN_CLIENT_PORT: String(firstPort),
      LOSEN_DATA_DIR: dataDir,
      LOSEN_NOW: now,
      LOSEN_LOG_LEVEL: 'warn',
      ...(policy === undefined ? {} : { LOSEN_POLICY: policy }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([exited, pause(patience.stop, undefined, { ref: false })]);
    // The launcher's own group; what it started is in another one, which the launcher's guard ends with it.
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    const ports = [port, ...people.map((part) => firstPort + localParts.indexOf(part))];
    const free = await Promise.all(ports.map(isPortFree));
    return ports.filter((_, index) => free[index] !== true);
  };
  const isUp = () => said.split('\n').filter((line) => line.startsWith('Teams client of ')).length === people.length;
  const until = Date.now() + patience.start;
  while (!isUp()) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`Losen did not start:\n${said}`);
    }
    await pause(50);
  }
  return { client: (part) => `http://127.0.0.1:${firstPort + localParts.indexOf(part)}`, stop };
}
