import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What each folder of the house may import: folders of the house, and packages (a trailing * for everything below). */
const table: Readonly<Record<string, { readonly house: readonly string[]; readonly packages: readonly string[] }>> = {
  core: { house: [], packages: ['zod', 'temporal-polyfill', '@navikt/fnrvalidator', 'libphonenumber-js*'] },
  ports: { house: ['core'], packages: [] },
  policy: { house: ['core'], packages: ['zod', 'yaml', 'js-yaml', 'node:*'] },
  app: { house: ['core', 'ports'], packages: ['zod', 'keyv', 'temporal-polyfill'] },
  view: { house: ['core', 'cards', 'locales'], packages: ['adaptivecards-templating'] },
  store: { house: ['core', 'ports'], packages: ['zod', 'keyv', 'pg', 'node:*'] },
  directory: { house: ['core', 'ports'], packages: ['zod', 'yaml', 'keyv', 'node:*'] },
  schedule: { house: ['core', 'ports'], packages: ['zod', 'pg', 'pg-boss', 'node:*'] },
  metrics: { house: ['core', 'ports'], packages: ['prom-client', 'node:*'] },
  documents: { house: ['core', 'ports'], packages: ['zod', 'saxes', 'yauzl', 'unpdf', 'write-excel-file*', 'node:*'] },
  teams: {
    house: ['core', 'ports', 'app', 'view'],
    packages: ['zod', 'botbuilder*', 'botframework-*', '@microsoft/teams-ai*', 'htmlparser2', 'node:*'],
  },
  local: { house: ['core', 'ports', 'directory'], packages: ['zod', 'yaml', 'temporal-polyfill', 'node:*'] },
};

/** Main and the folder that puts the modes together are the composition: they import everything, and only main imports the folder. */
const isComposition = (path: string) => path === 'src/main.ts' || path.startsWith('src/start/');

/** Files of the root that the composition alone may import. */
const compositionOnly = ['config.ts', 'log.ts', 'server.ts'];

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));
}

function importsOf({ text }: Source): readonly string[] {
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
    ),
  ].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}

function violations(files: readonly Source[]): readonly string[] {
  return files.flatMap((file) => {
    const [, folder = ''] = file.path.split('/');
    const rule = table[folder];
    return importsOf(file).flatMap((name): readonly string[] => {
      const told = [`${file.path} imports ${name}`];
      if (name.startsWith('.')) {
        const target = relative(root, join(root, file.path, '..', name)).split('/');
        const [top = '', inside = ''] = target;
        if (target.join('/') === 'src/main.ts') return told;
        if (top === 'src' && (compositionOnly.includes(inside) || inside === 'start')) return isComposition(file.path) ? [] : told;
        if (rule === undefined) return [];
        const place = top === 'src' ? inside : top;
        return place === folder || rule.house.includes(place) ? [] : told;
      }
      if (rule === undefined) return name === 'restify' && !['src/server.ts'].includes(file.path) ? told : [];
      return rule.packages.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed)) ? [] : told;
    });
  });
}

describe('the table of imports', () => {
  const files = sources('src');

  it('is kept by every file of the house', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300);
    expect(violations(files)).toEqual([]);
  });

  it('catches a violation of each kind', () => {
    const planted: readonly Source[] = [
      { path: 'src/core/case/planted.ts', text: "import { readFileSync } from 'node:fs';" },
      { path: 'src/core/planted.ts', text: "import type { App } from '../app/app.ts';" },
      { path: 'src/app/planted.ts', text: "import { TurnContext } from 'botbuilder';" },
      { path: 'src/view/planted.ts', text: "export { createLog } from '../log.ts';" },
      { path: 'src/directory/planted.ts', text: "import { toConnectorToken } from '../teams/connector-token.ts';" },
      { path: 'src/store/planted.ts', text: "const late = await import('../main.ts');" },
      { path: 'src/teams/planted.ts', text: "import { openApp } from '../start/open-app.ts';" },
      { path: 'src/schedule/planted.ts', text: "import { keys } from '../app/keys.ts';" },
      { path: 'src/server.ts', text: "import { openApp } from './start/open-app.ts';" },
      { path: 'src/start/planted.ts', text: "import { main } from '../main.ts';" },
      { path: 'src/start/planted.ts', text: "import restify from 'restify';" },
      { path: 'src/local/planted.ts', text: "import\n  {\n  createBot }\n from '../teams/create-bot.ts';" },
    ];
    for (const one of planted) expect(violations([one]), one.path).toHaveLength(1);
  });

  it('keeps the core free of the clock, the process and the network', () => {
    const words = /\b(?:new Date\b|Date\.now|process\.|fetch\(|Math\.random|setTimeout|console\.)/;
    const found = sources('src/core').filter(({ text }) => words.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('keeps text for people out of the code: no Norwegian sentence in the application layer', () => {
    const sentence = /['"`][^'"`\n]*\b(?:ikke|ikkje|saken|stillingen|søker|kandidat)\b[^'"`\n]*['"`]/i;
    const found = [...sources('src/app'), ...sources('src/teams')].filter(({ text }) =>
      sentence.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
