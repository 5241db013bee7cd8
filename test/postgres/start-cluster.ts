import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findFreePort } from '../../bench/process/find-free-port.ts';
import { findBinaries, type Account } from './find-binaries.ts';

/** A Postgres of our own, on loopback. */
export interface Cluster {
  /** Of the database every cluster has, for making others. */
  readonly url: string;
  readonly pid: number;
  /** Ends it: `fast` as an orderly stop, `immediate` as a power cut would. */
  readonly stop: (how: 'fast' | 'immediate') => Promise<void>;
  /** Starts it again on the same data and port. */
  readonly start: () => Promise<void>;
}

/** How to start it. */
export interface ClusterOptions {
  /** An empty folder that is ours alone. */
  readonly folder: string;
  /** Whether commits wait for the disk, as they must where something is stopped without warning. */
  readonly durable: boolean;
  /** Goes on when this process ends; whoever started it ends it by its number. */
  readonly outlives?: boolean;
}

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** Makes a cluster and starts it. Postgres refuses to run as root, so root runs it as «nobody». */
export async function startCluster({ folder, durable, outlives = false }: ClusterOptions): Promise<Cluster> {
  const account = process.getuid?.() === 0 ? findNobody() : null;
  const bin = findBinaries(folder, account);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  // The account has to get to its data through the folder.
  chmodSync(folder, 0o711);
  if (account !== null) chownSync(data, account.uid, account.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    ['--pgdata', data, '--username', 'losen', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    {
      ...account,
      encoding: 'utf8',
      cwd: '/',
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await findFreePort();
  const url = `postgres://losen@127.0.0.1:${port}/postgres`;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=64MB',
    'autovacuum_naptime=60s',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const path = join(folder, 'postgres.log');
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const log = openSync(path, 'a');
    child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
      ...account,
      cwd: '/',
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    if (outlives) child.unref();
    await whenUp(url, () => child.exitCode !== null, path);
  };
  await start();
  return {
    url,
    get pid() {
      return child.pid ?? 0;
    },
    stop: async (how) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signals[how]);
      await exited;
    },
    start,
  };
}

async function whenUp(url: string, hasEnded: () => boolean, log: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const isUp = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isUp) return;
    if (hasEnded() || attempt > 600) throw new Error(`Postgres did not start: ${readFileSync(log, 'utf8').slice(-1_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function findNobody(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}
