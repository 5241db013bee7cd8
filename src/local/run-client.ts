import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { type Result, accept, refuse } from '../core/result.ts';
import { type ClientSetting, toClientConfig } from './client-config.ts';
import { isPortFree } from './is-port-free.ts';

/** A local Teams client that answers HTTP. */
export interface RunningClient {
  readonly url: string;
  readonly log: string;
  /** Ends the client and whatever it has started. */
  readonly stop: () => Promise<void>;
}

/** What it takes to run one local client. */
export interface ClientOptions extends ClientSetting {
  readonly botUrl: string;
  readonly port: number;
  /** Where its configuration and log are written. */
  readonly folder: string;
  readonly onCrash: (client: { readonly url: string; readonly log: string }) => void;
}

/** Why a client does not run. */
export type ClientRefusal =
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'silent' | 'ended'; readonly log: string };

/** Milliseconds a client has to answer, and then to end. */
const patience = { start: 60_000, stop: 3_000 };

/** Starts the local Teams client for one person and waits until it answers. */
export async function runClient(options: ClientOptions): Promise<Result<RunningClient, ClientRefusal>> {
  const { port } = options;
  const program = findProgram();
  if (program === undefined) return refuse({ kind: 'not-installed' });
  if (!(await isPortFree(port))) return refuse({ kind: 'port-taken', port });

  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const files = { config: join(folder, `${options.me.id}.yml`), log: join(folder, `${options.me.id}.log`) };
  writeFileSync(files.config, toClientConfig(options));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, toArguments(program, options.botUrl, url, port), {
    cwd: folder,
    env: toEnvironment(files),
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  child.stdin.on('error', () => {});

  const listening = await listenedPort(child);
  // The client takes another port in silence when its own went to somebody else meanwhile.
  if (listening !== port || !(await answers(url, child))) {
    const ended = hasEnded(child);
    await endGroup(child);
    if (listening !== undefined && listening !== port) return refuse({ kind: 'port-taken', port });
    return refuse({ kind: ended ? 'ended' : 'silent', log: files.log });
  }
  const crashed = () => options.onCrash({ url, log: files.log });
  child.once('exit', crashed);
  return accept({
    url,
    log: files.log,
    stop: () => {
      child.off('exit', crashed);
      return endGroup(child);
    },
  });
}

function findProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    return undefined;
  }
}

function toArguments(program: string, botUrl: string, url: string, port: number): readonly string[] {
  const confine = fileURLToPath(new URL('confine-client.ts', import.meta.url));
  return [
    '--import',
    confine,
    program,
    'start',
    '--app-endpoint',
    botUrl,
    '--channel-id',
    'msteams',
    '--port',
    String(port),
    '--service-url',
    `${url}/_connector`,
    '--disable-telemetry',
  ];
}

/** Only what the client needs: neither the bot's settings nor a proxy that would stand between the two. */
function toEnvironment(files: { readonly config: string; readonly log: string }): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? dirname(process.execPath),
    HOME: dirname(files.config),
    TZ: 'Europe/Oslo',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: files.config,
    M365_AGENTS_PLAYGROUND_LOGFILE: files.log,
    // The name the client reads now, and the one it announces for later.
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_BROWSER: 'none',
  };
}

/** Waits for the line in which the client says on which port it listens. */
async function listenedPort(child: ChildProcess): Promise<number | undefined> {
  const { promise, resolve: settle } = Promise.withResolvers<number | undefined>();
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    const port = /Listening on (\d+)/.exec(said)?.[1];
    if (port !== undefined) settle(Number(port));
  });
  child.once('exit', () => settle(undefined)).once('error', () => settle(undefined));
  const timer = setTimeout(() => settle(undefined), patience.start);
  return promise.finally(() => clearTimeout(timer));
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + patience.start;
  while (!hasEnded(child) && Date.now() < until) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await pause(100);
  }
  return false;
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = hasEnded(child) ? Promise.resolve() : new Promise((settle) => child.once('exit', settle));
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([ended, pause(patience.stop, undefined, { ref: false })]);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}
