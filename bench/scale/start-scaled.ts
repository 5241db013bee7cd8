import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../process/find-free-port.ts';
import { readMemoryMb } from '../process/read-memory-mb.ts';
import { readPeakMb } from '../process/read-peak-mb.ts';
import { inherited } from '../process/start-listener.ts';
import type { Ground } from './with-ground.ts';

/** What the program tells of itself. */
interface Told {
  readonly replannedMs?: number;
  readonly digestMs?: number;
}

/** The program on a county's data, in a process of its own. */
export interface ScaledProgram {
  readonly url: string;
  /** From the start of the process until it was ready, in milliseconds. */
  readonly readyMs: number;
  /** Resolves when every municipality's cases have been gone over, with how long that took. */
  readonly replanned: Promise<number>;
  /** How long HR's reminders of one municipality take to look at, in milliseconds. */
  readonly digestOf: (tenant: string) => Promise<number>;
  readonly putClock: (epochMs: number) => void;
  readonly memoryMb: () => number;
  /** The most it has held so far; other children, as the first process of a Postgres, must hold less. */
  readonly peakMb: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts the program on a county's data at a moment, and waits until it is ready. */
export async function startScaled({
  ground: { folder, databaseUrl },
  cases,
  at,
}: {
  readonly ground: Pick<Ground, 'folder' | 'databaseUrl'>;
  readonly cases: number;
  readonly at: number;
}): Promise<ScaledProgram> {
  const port = await findFreePort();
  const began = performance.now();
  const child = fork(new URL('run-scaled-program.ts', import.meta.url), [folder, databaseUrl, String(port), String(cases), String(at)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: inherited(),
    stdio: ['ignore', 'ignore', openSync(join(folder, 'log'), 'a'), 'ipc'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const told = async <Name extends keyof Told>(name: Name): Promise<number> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [Told];
      if (message[name] !== undefined) return message[name];
    }
  };
  const replanned = told('replannedMs');
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} before it was ready`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    url,
    readyMs: performance.now() - began,
    replanned,
    digestOf: (tenant) => {
      const answer = told('digestMs');
      child.send({ digestOf: tenant });
      return answer;
    },
    putClock: (moment) => void child.send({ at: moment }),
    memoryMb: () => readMemoryMb(child.pid ?? 0),
    peakMb: () => readPeakMb(),
    stop: async () => {
      process.off('exit', endWithUs);
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
