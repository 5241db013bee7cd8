import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../bench/process/find-free-port.ts';
import { inherited } from '../../bench/process/start-listener.ts';
import { databaseOf } from '../postgres/database-of.ts';

/** The registration the tests serve with. */
export const registration = {
  appId: '22222222-2222-4222-8222-222222222222',
  tenant: '11111111-1111-4111-8111-111111111111',
  serviceUrl: 'https://smba.trafficmanager.net/no/',
} as const;

/** A manager of the served tenant. */
export const manager = '33333333-3333-4333-8333-333333333333';

const people = `- { tenant: ${registration.tenant}, id: ${manager}, name: Kari Nordmann, roles: [manager], unit: Solbakken sykehjem }
`;

/** Settings that start in Teams mode. */
export function completeSettings(folder: string): Readonly<Record<string, string>> {
  writeFileSync(join(folder, 'people.yaml'), people);
  return {
    MicrosoftAppId: registration.appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: registration.tenant,
    MicrosoftAppPassword: 'hemmelig~Passord.8Q',
    LOSEN_TENANTS: `${registration.tenant}=asker`,
    LOSEN_DIRECTORY: join(folder, 'people.yaml'),
    LOSEN_DATA_DIR: join(folder, 'data'),
  };
}

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const microsoft = new URL('./microsoft-on-loopback.ts', import.meta.url).pathname;

/** `serve` in a process of its own. */
export interface RunningServe {
  readonly url: string;
  /** Everything it has written, to either stream. */
  readonly output: () => string;
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<number | null>;
}

/** A folder for one start, with a clean end. */
export function serveFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'losen-serve-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts `src/main.ts serve` with exactly these settings; Microsoft's addresses lead to `microsoftUrl`. */
export async function startServe(
  settings: Readonly<Record<string, string>>,
  microsoftUrl = 'http://127.0.0.1:9',
  {
    folder,
    command = ['--disable-warning=ExperimentalWarning', main, 'serve'],
  }: { readonly folder?: string; readonly command?: readonly string[] } = {},
): Promise<RunningServe> {
  const port = settings['PORT'] ?? String(await findFreePort());
  const dataDir = settings['LOSEN_DATA_DIR'];
  const database = dataDir === undefined ? {} : await databaseOf(dataDir);
  const child: ChildProcess = spawn(process.execPath, ['--import', microsoft, ...command], {
    ...(folder === undefined ? {} : { cwd: folder }),
    env: { ...inherited(), MICROSOFT_ON_LOOPBACK: microsoftUrl, PORT: port, ...database, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'close').then(() => child.exitCode);
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; child.exitCode === null && attempt < 1_800; attempt += 1) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    output: () => output,
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
