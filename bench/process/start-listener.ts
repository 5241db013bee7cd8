import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readCpuMs } from './read-cpu-ms.ts';
import { readMemoryMb } from './read-memory-mb.ts';

/** A process of its own that listens on loopback. */
export interface Listener {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Processor time it has used, in milliseconds; undefined where the system does not tell. */
  readonly cpuMs: () => number | undefined;
  /** Memory it holds, in megabytes. Throws where the system does not tell. */
  readonly memoryMb: () => number;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/** What to start. */
export interface ListenerOptions {
  readonly script: URL;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its standard error goes: an open file, or nowhere. A pipe would cost the measuring process time. */
  readonly errors?: number | 'ignore';
}

const address = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts a Node process and waits until it has printed the address it listens on. Throws when it ends before that. */
export async function startListener({ script, args = [], environment = {}, errors = 'ignore' }: ListenerOptions): Promise<Listener> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script.pathname, ...args], {
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', errors],
  });
  const exited = once(child, 'exit');
  // Whatever becomes of the measurement, what it has started must not outlive it.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  if (child.stdout === null) throw new Error('The process has no standard output');
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = address.exec(line)?.[0];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error(`${script.pathname} ended with ${String((await exited)[0])} before it listened`);
  child.stdout.resume();
  return {
    url,
    cpuMs: () => (child.pid === undefined ? undefined : readCpuMs(child.pid)),
    memoryMb: () => readMemoryMb(child.pid ?? 0),
    stop: async () => {
      process.off('exit', endWithUs);
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Only what a process needs to run: settings of the person at the terminal must not change what is measured. */
export function inherited(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['PATH', 'TMPDIR', 'NODE_COMPILE_CACHE'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
