import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inherited } from '../process/start-listener.ts';

/** The real program in a process of its own. */
export interface Program {
  /** True when it takes presses, false when it has ended before that. */
  readonly ready: Promise<boolean>;
  readonly hasEnded: () => boolean;
  /** Ends it without warning. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
  readonly pid: number;
  /** Stops it where it stands, and lets it go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** The end of what it has written to standard error. */
  readonly errors: () => string;
}

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const keptCharacters = 20_000;

/** Where to start it. */
export interface ProgramOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Compiled code of earlier starts, so that hundreds of them take half the time; where no other place has been given. */
  readonly compileCache: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Told every line it writes to standard error, which is its log. */
  readonly hear?: (line: string) => void;
  /** A command that starts the program in its own place, as strace can. */
  readonly through?: readonly string[];
}

/** Starts the bot on a folder and a port, without waiting for it. */
export function startProgram({ dataDir, port, compileCache, environment = {}, hear, through = [] }: ProgramOptions): Program {
  const [command = process.execPath, ...args] = [
    ...through,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    main,
    'local',
    '--no-clients',
  ];
  const child = spawn(command, args, {
    env: {
      ...inherited(),
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compileCache,
      LOSEN_DATA_DIR: dataDir,
      PORT: String(port),
      // Thousands of expected warnings would cost the program time.
      LOSEN_LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-keptCharacters)));
  if (hear !== undefined) createInterface({ input: child.stderr }).on('line', hear);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ready = new Promise<boolean>((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('listens on')) resolve(true);
    });
    void exited.then(() => resolve(false));
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    process.off('exit', endWithUs);
    child.kill(signal);
    await exited;
  };
  return {
    ready,
    hasEnded,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    pid: child.pid ?? 0,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    errors: () => errors,
  };
}
