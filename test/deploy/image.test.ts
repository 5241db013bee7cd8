import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { startFakeMicrosoft } from '../conversation/fake-microsoft.ts';
import { completeSettings, manager, registration, startServe } from '../conversation/start-serve.ts';
import { copiesOf, readDockerfile } from './read-dockerfile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const { commands } = (await import(join(root, 'scripts/launch/commands.mjs'))) as {
  readonly commands: { readonly serve: { readonly run: readonly string[] } };
};
const [packages, image] = stages;
const has = (name: string) => image?.instructions.filter((instruction) => instruction.name === name).map(({ words }) => words) ?? [];
const copies = stages.flatMap(({ instructions }) => instructions.map(copiesOf).filter((copy) => copy !== null));
const folder = mkdtempSync(join(tmpdir(), 'losen-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Links stand for copies: what a package asks for is looked for beside the link. */
const preserving = ['--preserve-symlinks', '--preserve-symlinks-main'];

/** What the lockfile installs without development and optional packages. */
function productionPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: true; readonly optional?: true; readonly devOptional?: true }>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path]) => path);
}

describe('the image', () => {
  it('is built in two stages on Node 24 and leaves npm and development packages behind', () => {
    expect(stages.map(({ base }) => base)).toEqual(['node:24-slim', 'node:24-slim']);
    const install = packages?.instructions.find(({ words }) => words.includes('npm ci'))?.words;
    for (const option of ['--omit=dev', '--omit=optional', '--ignore-scripts']) expect(install).toContain(option);
    expect(has('RUN').join(' ')).not.toMatch(/npm |apt-get|curl/);
    // Source maps and type declarations are two fifths of the packages.
    expect(
      packages?.instructions.some(({ name, words }) => name === 'RUN' && /find node_modules .*'\*\.map'.*'\*\.d\.ts'.* -delete$/.test(words)),
    ).toBe(true);
  });

  it('runs as an ordinary account that owns the data and nothing else', () => {
    const order = image?.instructions.map(({ name }) => name) ?? [];
    expect(has('USER')).toEqual(['node']);
    // Nothing is copied or run after the account is given up, and nothing copied is given to it.
    expect(order.slice(order.indexOf('USER'))).not.toContain('RUN');
    expect(order.slice(order.indexOf('USER'))).not.toContain('COPY');
    expect(has('COPY').join(' ')).not.toContain('--chown');
    expect(has('RUN').join(' ')).toContain('chown node:node /data');
    expect(has('VOLUME')).toEqual(['/data']);
  });

  it('carries no setting that is secret or chosen by a municipality', () => {
    const text = stages.flatMap(({ instructions }) => instructions.filter(({ name }) => name === 'ENV' || name === 'ARG').map(({ words }) => words));
    expect(text).toEqual(['NODE_ENV=production PORT=3978 LOSEN_DATA_DIR=/data']);
  });

  it('starts what `npm run serve` starts, ends on SIGTERM, and is asked for its health', () => {
    expect(JSON.parse(has('CMD')[0] ?? '')).toEqual(['node', ...commands.serve.run]);
    expect(has('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(has('HEALTHCHECK')[0]).toContain('/health/ready');
    expect(has('EXPOSE')).toEqual(['3978']);
  });

  it('copies what is there, by name, and the ignore file lets exactly that in', () => {
    const sources = copies.flatMap((copy) => copy.sources);
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true);
    const [all, ...let_] = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n');
    expect(all).toBe('*');
    expect(let_.map((line) => line.replace(/^!/, '')).sort()).toEqual([...new Set(sources)].sort());
  });

  it(
    'holds everything the program needs: put together from those files and packages alone, it starts and answers',
    { timeout: 120_000 },
    async () => {
      const home = join(folder, 'losen');
      mkdirSync(home);
      for (const { sources, target } of copies)
        for (const source of sources)
          cpSync(join(root, source), target.endsWith('/') ? join(home, target, basename(source)) : join(home, target), { recursive: true });
      const production = productionPackages();
      expect(production.length).toBeGreaterThan(200);
      for (const path of production) {
        // Packages inside a package come along with it.
        if (path.lastIndexOf('node_modules/') > 0 || !existsSync(join(root, path))) continue;
        mkdirSync(dirname(join(home, path)), { recursive: true });
        symlinkSync(join(root, path), join(home, path));
      }
      expect(existsSync(join(home, 'node_modules', 'vitest'))).toBe(false);
      const microsoft = await startFakeMicrosoft(registration);
      const [, ...command] = JSON.parse(has('CMD')[0] ?? '') as readonly string[];
      const bot = await startServe(completeSettings(folder), microsoft.url, { folder: home, command: [...preserving, ...command] });
      const answer = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${microsoft.sign()}` },
        body: JSON.stringify({
          type: 'message',
          id: 'a1',
          text: 'hjelp',
          channelId: 'msteams',
          serviceUrl: registration.serviceUrl,
          from: { id: '29:kari', name: 'Kari', aadObjectId: manager },
          recipient: { id: '28:losen' },
          conversation: { id: 'a:privat', tenantId: registration.tenant, conversationType: 'personal' },
        }),
      });
      expect(answer.status, bot.output()).toBe(200);
      expect(microsoft.calls().some(({ host, method }) => host === 'smba.trafficmanager.net' && method === 'POST')).toBe(true);
      expect(await bot.stop()).toBe(0);
      await microsoft.close();
    },
  );
});
