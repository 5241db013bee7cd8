import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** A Node older than 24 on the path, as on a bare machine; the running one where there is none. */
export const systemNode = findOldNode() ?? process.execPath;

/** Whether the launcher has to fetch its Node from the packages here. */
export const needsPackagedNode = systemNode !== process.execPath;

/** What a launch said and how it ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with the real launcher and two small packages from the disk, one of which brings a «Node 24». */
export interface FakeProject {
  readonly root: string;
  readonly path: (...parts: readonly string[]) => string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Launches a command and waits for its end. */
  readonly launch: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ending>;
  /** Launches a command in a process group of its own and leaves it running; `through` is the program and arguments in front, Node by default. */
  readonly leave: (args: readonly string[], env?: Readonly<Record<string, string>>, through?: readonly string[]) => ReturnType<typeof spawn>;
  /** Ends what was left running and removes the folder. */
  readonly remove: () => void;
}

const main = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import 'tiny';
const [command, mode, file] = process.argv.slice(2);
const note: Record<string, unknown> = { command, args: process.argv.slice(3), cwd: process.cwd(), from: process.env.INIT_CWD, packaged: process.env.PACKAGED_NODE ?? null };
if (mode === 'exit') process.exit(7);
if (mode === 'hang' || mode === 'stubborn') {
  const child = spawn('sleep', ['300'], { stdio: 'ignore' });
  if (mode === 'stubborn') process.on('SIGTERM', () => {});
  writeFileSync(file ?? '', JSON.stringify([process.pid, child.pid]));
  setInterval(() => {}, 1_000);
} else {
  process.stdout.write(JSON.stringify(note) + '\\n');
}
`;

/** Makes the project in a temporary folder, its packages not installed. */
export function createFakeProject(): FakeProject {
  const root = mkdtempSync(join(tmpdir(), 'losen-launch-'));
  const path = (...parts: readonly string[]) => join(root, ...parts);
  const write = (file: string, text: string) => {
    mkdirSync(join(path(file), '..'), { recursive: true });
    writeFileSync(path(file), text);
  };
  cpSync(resolve('scripts/launch'), path('scripts/launch'), { recursive: true });
  cpSync(resolve('scripts/launch.mjs'), path('scripts/launch.mjs'));
  write('src/main.ts', main);
  write('src/check-ad.ts', "process.argv.splice(2, 0, 'check-ad');\nawait import('./main.ts');\n");
  write('.npmrc', 'ignore-scripts=true\nfund=false\naudit=false\n');
  cpSync(template(), root, { recursive: true });
  const left: ReturnType<typeof spawn>[] = [];
  const environment = (env: Readonly<Record<string, string>>) => ({ ...cleanEnvironment(), npm_config_cache: path('.cache'), ...env });
  return {
    root,
    path,
    write,
    read: (file) => readFileSync(path(file), 'utf8'),
    launch: (args, env = {}) =>
      new Promise((settle) => {
        execFile(systemNode, ['scripts/launch.mjs', ...args], { cwd: root, env: environment(env) }, (error, stdout, stderr) => {
          settle({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      }),
    leave: (args, env = {}, through = [systemNode, 'scripts/launch.mjs']) => {
      const [program = '', ...before] = through;
      const child = spawn(program, [...before, ...args], { cwd: root, env: environment(env), stdio: ['ignore', 'ignore', 'pipe'], detached: true });
      left.push(child);
      return child;
    },
    remove: () => {
      for (const child of left) killGroup(child.pid);
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

let made: string | undefined;

/** The two packages and the files that name them, made once: npm takes its time. */
function template(): string {
  if (made === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'losen-packages-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    lockPackages(folder, '1.0.0');
    made = folder;
  }
  return made;
}

/** Writes package.json and package-lock.json for version `version` of the tiny package and for the Node of this machine. */
export function lockPackages(root: string, version: string): void {
  const node = `node-${process.platform}-${process.arch}`;
  const tarballs = join(root, 'tarballs');
  mkdirSync(tarballs, { recursive: true });
  pack(tarballs, { name: 'tiny', version, type: 'module', main: 'index.js' }, { 'index.js': `export const version = '${version}';\n` });
  pack(
    tarballs,
    { name: node, version: '24.0.0', os: [process.platform], cpu: [process.arch], bin: { node: 'bin/node' } },
    { 'bin/node': `#!/bin/sh\nPACKAGED_NODE=yes exec "${process.execPath}" "$@"\n` },
  );
  const scripts = { start: 'node scripts/launch.mjs start', 'check-ad': 'node scripts/launch.mjs check-ad' };
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      name: 'fake',
      version: '1.0.0',
      type: 'module',
      scripts,
      dependencies: { tiny: `file:tarballs/tiny-${version}.tgz` },
      optionalDependencies: { [node]: `file:tarballs/${node}-24.0.0.tgz` },
    }),
  );
  npm(root, ['install', '--package-lock-only', '--offline', '--no-audit']);
}

/** A folder with an `npm` of one's own to put first on the path. */
export function writeShim(project: FakeProject, script: string): Readonly<Record<string, string>> {
  project.write('shim/npm', `#!/bin/sh\n${script}\n`);
  chmodSync(project.path('shim/npm'), 0o755);
  return { PATH: [project.path('shim'), cleanEnvironment().PATH].join(delimiter) };
}

/** Whether a process runs, zombies aside. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return false;
  }
}

function killGroup(group: number | undefined): void {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended, as a test that passes leaves it.
  }
}

function pack(folder: string, manifest: Readonly<Record<string, unknown>>, files: Readonly<Record<string, string>>): void {
  const source = mkdtempSync(join(folder, 'source-'));
  writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(source, file, '..'), { recursive: true });
    writeFileSync(join(source, file), text, { mode: 0o755 });
  }
  npm(folder, ['pack', source, '--offline']);
  rmSync(source, { recursive: true });
}

function npm(folder: string, args: readonly string[]): void {
  execFileSync('npm', [...args, '--loglevel=error'], { cwd: folder, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The environment as a terminal has it, without what npm and vitest add for the tests. */
function cleanEnvironment(): Readonly<Record<string, string>> & { readonly PATH: string } {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(npm_|INIT_CWD$|NODE_|VITEST|LOSEN_)/.test(entry[0]),
  );
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: folders.join(delimiter) };
}

function findOldNode(): string | undefined {
  return cleanEnvironment()
    .PATH.split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file))
    .find((file) => Number.parseInt(execFileSync(file, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 24);
}

/** What lies in the project's node_modules, hidden files included. */
export function installed(project: FakeProject): readonly string[] {
  return existsSync(project.path('node_modules')) ? readdirSync(project.path('node_modules')) : [];
}
