import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeProject, createFakeProject, installed, isRunning, lockPackages, needsPackagedNode, writeShim } from './fake-project.ts';

const installing = 'Set-up: installing the packages of package-lock.json into node_modules (once; about 810 MB on disk).';
const done = /^Set-up: the packages are installed, in \d+ s\.$/;

let project: FakeProject;

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

async function waitFor(what: () => boolean, ms = 30_000): Promise<void> {
  const until = Date.now() + ms;
  while (!what()) {
    if (Date.now() > until) throw new Error(`nothing after ${ms} ms: ${what.toString()}`);
    await pause(50);
  }
}

describe('the set-up', { timeout: 120_000 }, () => {
  beforeEach(() => {
    project = createFakeProject();
  }, 60_000);
  afterEach(() => project.remove());

  it('installs what is missing, says so on standard error alone, runs the command on Node 24, and is silent the next time', async () => {
    const first = await project.launch(['check-ad', 'report', '--json']);
    expect(lines(first.stderr)).toEqual([installing, expect.stringMatching(done)]);
    expect(JSON.parse(first.stdout)).toEqual({
      command: 'check-ad',
      args: ['report', '--json'],
      cwd: project.root,
      from: project.root,
      packaged: needsPackagedNode ? 'yes' : null,
    });
    expect(first.code).toBe(0);

    const second = await project.launch(['check-ad', 'exit']);
    expect(second).toEqual({ code: 7, stdout: '', stderr: '' });
  });

  it('keeps standard output clean under npm, whatever npm has been told', async () => {
    await project.launch(['check-ad']);
    rmSync(project.path('node_modules'), { recursive: true });
    const child = project.leave(['-s', 'run', 'check-ad', '--', 'hang', project.path('pids')], { NODE_ENV: 'production' }, ['npm']);
    await waitFor(() => existsSync(project.path('pids')));
    expect(installed(project)).toContain('tiny');
    child.kill('SIGTERM');
  });

  it('takes a node_modules that npm itself has brought up to the lockfile as it is', async () => {
    await project.launch(['check-ad']);
    rmSync(project.path('node_modules/.losen-installed'));
    const again = await project.launch(['check-ad']);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(installed(project)).toContain('.losen-installed');
  });

  it.each([
    ['the lockfile asks for another version', () => lockPackages(project.root, '1.1.0')],
    [
      'a package has gone',
      () => {
        rmSync(project.path('node_modules/tiny'), { recursive: true });
        rmSync(project.path('node_modules/.losen-installed'));
      },
    ],
    ['npm never finished', () => rmSync(project.path('node_modules/.package-lock.json'))],
  ])('installs anew when %s', async (_why, change) => {
    await project.launch(['check-ad']);
    change();
    const again = await project.launch(['check-ad']);
    expect(lines(again.stderr)).toEqual([installing, expect.stringMatching(done)]);
    expect(again.code).toBe(0);
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(project.read('node_modules/tiny/package.json')));
    expect(JSON.parse(project.read('package.json'))).toMatchObject({ dependencies: { tiny: `file:tarballs/tiny-${version}.tgz` } });
  });

  it('does an install again that was killed half-way, once the npm of the other has ended too', async () => {
    // Deaf to everything but SIGKILL, as an npm is for a while that is busy writing.
    const env = writeShim(
      project,
      'trap "" TERM; mkdir -p node_modules/tiny; echo half > node_modules/tiny/index.js; echo $$ > pid; while :; do sleep 1; done',
    );
    const launcher = project.leave(['check-ad'], env);
    await waitFor(() => existsSync(project.path('pid')) && project.read('pid') !== '');
    launcher.kill('SIGKILL');
    await waitFor(() => !isRunning(launcher.pid ?? 0));
    expect(existsSync(project.path('.data/setup.lock'))).toBe(true);
    expect(isRunning(Number(project.read('pid')))).toBe(true);

    const again = await project.launch(['check-ad']);
    const waiting = `Set-up: another launch (process ${project.read('pid').trim()}) is installing the packages; waiting for it.`;
    // On a busy machine the orphan may have been ended before the second launch looks; then there is nothing to wait for.
    expect(lines(again.stderr).filter((line) => line !== waiting)).toEqual([installing, expect.stringMatching(done)]);
    expect(again.code).toBe(0);
    expect(project.read('node_modules/tiny/index.js')).toContain('1.0.0');
    expect(existsSync(project.path('.data/setup.lock'))).toBe(false);
  });

  it('ends npm and says how to go on when it is interrupted', async () => {
    const env = writeShim(project, 'echo $$ > pid; exec sleep 300');
    const launcher = project.leave(['check-ad'], env);
    let said = '';
    launcher.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await waitFor(() => existsSync(project.path('pid')) && project.read('pid') !== '');
    const ended = new Promise((resolve) => launcher.once('exit', resolve));
    launcher.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(lines(said)).toEqual([installing, 'Set-up was interrupted; run the same command again and it goes on.']);
    expect(isRunning(Number(project.read('pid')))).toBe(false);
    expect(existsSync(project.path('.data/setup.lock'))).toBe(false);
  });

  it('installs once when several launches begin at the same time', async () => {
    const env = writeShim(project, `echo install >> installs; sleep 1; PATH=$(echo "$PATH" | cut -d: -f2-) exec npm "$@"`);
    const endings = await Promise.all([1, 2, 3].map(() => project.launch(['check-ad'], env)));
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(lines(project.read('installs'))).toEqual(['install']);
    const waiting = endings.filter(({ stderr }) => stderr.includes('is installing the packages; waiting for it.'));
    expect(waiting).toHaveLength(2);
  });

  it.each([
    ['a process that is gone', '4194303 12345\n'],
    ['another process that has the id today', `${process.pid} 1\n`],
  ])('does not wait for a lock that belongs to %s', async (_whose, holder) => {
    mkdirSync(project.path('.data'));
    writeFileSync(project.path('.data/setup.lock'), holder);
    const ending = await project.launch(['check-ad']);
    expect(ending.code).toBe(0);
    expect(ending.stderr).not.toContain('waiting');
  });

  it('does not wait for a lock whose holder has ended unnoticed by its parent', async () => {
    // The shell becomes a sleep that never asks about its child, so the child stays in the list of processes.
    const parent = project.leave(['-c', 'sh -c "echo \\$\\$ > holder; cut -d\\  -f22 /proc/\\$\\$/stat > start" & exec sleep 300'], {}, ['sh']);
    await waitFor(() => existsSync(project.path('start')) && project.read('start') !== '' && !isRunning(Number(project.read('holder'))));
    const holder = Number(project.read('holder'));
    expect(() => process.kill(holder, 0)).not.toThrow();
    mkdirSync(project.path('.data'));
    writeFileSync(project.path('.data/setup.lock'), `${holder} ${project.read('start')}`);
    const ending = await project.launch(['check-ad']);
    parent.kill('SIGKILL');
    expect(ending).toMatchObject({ code: 0, stderr: expect.not.stringContaining('waiting') });
  });

  it('says in one sentence that no registry can be reached', async () => {
    const lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) }).parse(JSON.parse(project.read('package-lock.json')));
    const absent = { version: '1.0.0', integrity: `sha512-${Buffer.alloc(64).toString('base64')}` };
    const root = { ...lock.packages[''], dependencies: { absent: '1.0.0' }, optionalDependencies: {} };
    project.write('package.json', JSON.stringify({ name: 'fake', version: '1.0.0', type: 'module', dependencies: { absent: '1.0.0' } }));
    project.write('package-lock.json', JSON.stringify({ ...lock, packages: { '': root, 'node_modules/absent': absent } }));
    const ending = await project.launch(['check-ad'], { npm_config_registry: 'http://127.0.0.1:9' });
    expect(ending.code).not.toBe(0);
    expect(ending.stdout).toBe('');
    expect(lines(ending.stderr)).toEqual([
      installing,
      'Set-up could not reach the package registry; check the network and the registry in your npm settings, then run the same command again.',
    ]);
  });

  it('passes on in one line what npm complains about otherwise', async () => {
    const manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(project.read('package.json')));
    project.write('package.json', JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, other: '1.0.0' } }));
    const ending = await project.launch(['check-ad']);
    expect(ending.code).not.toBe(0);
    expect(lines(ending.stderr)).toEqual([installing, expect.stringMatching(/^Set-up failed: .*package\.json.*package-lock\.json/)]);
  });
});

describe('a launch', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    project = createFakeProject();
    expect((await project.launch(['check-ad'])).code).toBe(0);
  }, 60_000);
  beforeEach(() => rmSync(project.path('pids'), { force: true }));
  afterAll(() => project.remove());

  const pids = async (): Promise<readonly number[]> => {
    await waitFor(() => existsSync(project.path('pids')) && project.read('pids') !== '');
    return z
      .array(z.number())
      .length(2)
      .parse(JSON.parse(project.read('pids')));
  };

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('that gets %s leaves nothing it has started', async (signal) => {
    const launcher = project.leave(['start', 'hang', project.path('pids')]);
    const started = await pids();
    expect(started.every(isRunning)).toBe(true);
    launcher.kill(signal);
    await waitFor(() => !started.some(isRunning), 10_000);
    await waitFor(() => !isRunning(launcher.pid ?? 0), 10_000);
  });

  it('kills a program that will not end when it is asked to', async () => {
    const launcher = project.leave(['start', 'stubborn', project.path('pids')]);
    const started = await pids();
    launcher.kill('SIGTERM');
    await pause(1_000);
    expect(isRunning(started[0] ?? 0)).toBe(true);
    await waitFor(() => !started.some(isRunning), 10_000);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('whose npm gets %s leaves nothing it has started', async (signal) => {
    const npm = project.leave(['start', '--', 'hang', project.path('pids')], {}, ['npm']);
    const started = await pids();
    npm.kill(signal);
    await waitFor(() => !started.some(isRunning), 10_000);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'whose whole process group gets %s, as from Ctrl-C or a supervisor, leaves nothing it has started',
    async (signal) => {
      const npm = project.leave(['start', '--', 'hang', project.path('pids')], {}, ['npm']);
      const started = await pids();
      process.kill(-(npm.pid ?? 0), signal);
      await waitFor(() => !started.some(isRunning), 10_000);
    },
  );

  it('of a command that does not exist names those that do', async () => {
    const ending = await project.launch(['stat']);
    expect(ending).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Usage: .*start, serve, .*test:e2e/) });
  });

  it('of the browser tests names the package that brings Chromium', async () => {
    const ending = await project.launch(['test:e2e'], { LOSEN_CHROMIUM: project.path('no-chromium') });
    expect(ending).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The browser tests need Chromium; install the Debian package «chromium» and run the same command again.\n',
    });
  });

  it('looks for Node 24 among the packages when the running one is older, and nowhere else', async () => {
    const { findNode } = z
      .object({ findNode: z.custom<(root: string, running: object) => string | undefined>((value) => typeof value === 'function') })
      .parse(await import(new URL('../../scripts/launch/find-node.mjs', import.meta.url).href));
    const { platform, arch } = process;
    const elsewhere = project.path('elsewhere');
    const find = (node: string) => findNode(elsewhere, { versions: { node }, execPath: '/running/node', platform, arch });
    const packaged = `${elsewhere}/node_modules/node-${platform}-${arch}`;
    expect(find('20.20.2')).toBeUndefined();
    project.write(`elsewhere/node_modules/node-${platform}-${arch}/bin/node`, '');
    expect(find('20.20.2')).toBeUndefined();
    chmodSync(`${packaged}/bin/node`, 0o755);
    expect(['24.0.0', '26.1.0'].map(find)).toEqual(['/running/node', '/running/node']);
    expect(['20.20.2', '23.11.0'].map(find)).toEqual([`${packaged}/bin/node`, `${packaged}/bin/node`]);
  });
});
