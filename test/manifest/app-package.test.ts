import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildAppPackage } from '../../scripts/build-app-package.ts';
import { type PackageValues, readPackageValues } from '../../scripts/read-package-values.ts';
import { commandList } from '../../src/core/command-list.ts';
import { messageAction } from '../../src/core/message-action.ts';
import { foreignWords } from '../policy/foreign-words.ts';
import { readPng } from './read-png.ts';

const values: PackageValues = {
  appId: '11111111-2222-4333-8444-555555555555',
  botId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  domain: 'losen.example.no',
  websiteUrl: 'https://losen.example.no',
  privacyUrl: 'https://losen.example.no/privacy',
  termsUrl: 'https://losen.example.no/terms',
  policy: 'asker',
  out: 'dist/losen-asker.zip',
};

const manifestSchema = z.looseObject({
  version: z.string(),
  id: z.string(),
  validDomains: z.array(z.string()),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  composeExtensions: z.array(z.object({ botId: z.string(), commands: z.array(z.looseObject({ title: z.string(), description: z.string() })) })),
  bots: z.array(
    z.looseObject({
      botId: z.string(),
      supportsFiles: z.boolean(),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(z.object({ title: z.string(), description: z.string() })) })),
    }),
  ),
});
const textsSchema = z.record(z.string(), z.string());

const contents = unzipSync(buildAppPackage(values));
const open = (name: string): unknown => JSON.parse(strFromU8(contents[name] ?? new Uint8Array()));
const manifest = manifestSchema.parse(open('manifest.json'));
const picture = (name: string) => readPng(Buffer.from(contents[name] ?? new Uint8Array()));

/** A validator over a schema that ships with the manifest package. */
function validator(name: string) {
  const file = createRequire(import.meta.url).resolve(`@microsoft/app-manifest/build/json-schemas/teams/v1.27/MicrosoftTeams.${name}schema.json`);
  // The schemas name draft 4 but use nothing that draft 7 reads otherwise; ajv knows draft 7. One of their patterns
  // is no regular expression in Unicode mode.
  const { $schema: _draft, ...schema } = z.looseObject({ $schema: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  return (data: unknown) => (check(data) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`));
}

describe('the app package', () => {
  it('holds the manifest, two language files and two icons, all at the root', () => {
    expect(Object.keys(contents).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'nn.json', 'outline.png']);
    expect(Object.values(manifest.icons).sort()).toEqual(['color.png', 'outline.png']);
    expect(manifest.localizationInfo.additionalLanguages.map(({ file }) => file)).toEqual(['nn.json', 'en.json']);
  });

  it('is the same, byte for byte, when built again', () => {
    expect(Buffer.compare(buildAppPackage(values), buildAppPackage(values))).toBe(0);
  });

  it('carries what the municipality filled in and the version of the project', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(manifest).toMatchObject({ version, id: values.appId, validDomains: [values.domain] });
    expect(manifest.bots.map(({ botId }) => botId)).toEqual([values.botId]);
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });
});

describe('the package of a municipality that writes nynorsk', () => {
  const files = unzipSync(buildAppPackage({ ...values, policy: 'alver' }));
  const alver = manifestSchema.parse(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())));

  it('speaks nynorsk to every Norwegian client, in texts that follow the schema', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    expect(alver.localizationInfo).toEqual({ defaultLanguageTag: 'nn', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] });
    expect(validator('')(alver)).toEqual([]);
    const [list] = alver.bots.flatMap(({ commandLists }) => commandLists);
    expect(list?.commands).toEqual(commandList.map(({ title, description }) => ({ title: title.nn, description: description.nn })));
    expect(foreignWords('nn', JSON.stringify(alver))).toEqual([]);
    expect(alver).toMatchObject({ id: values.appId, validDomains: [values.domain] });
  });

  it('names nothing of another municipality, nor does any other package', () => {
    const shown = [files, contents].flatMap((all) =>
      Object.entries(all).flatMap(([name, bytes]) => (name.endsWith('.json') ? [strFromU8(bytes)] : [])),
    );
    expect(shown.filter((text) => /asker|webcruiter/i.test(text))).toEqual([]);
    expect(readPackageValues(['--app-id', values.appId, '--bot-id', values.botId, '--domain', values.domain, '--policy', 'alver'], {})).toMatchObject(
      {
        value: { out: 'dist/losen-alver.zip' },
      },
    );
  });
});

describe('the manifest', () => {
  const check = validator('');

  it('follows the schema of manifest 1.27', () => {
    expect(check(manifest)).toEqual([]);
  });

  it.each([
    ['a field that does not exist', { ...manifest, colour: 'blue' }],
    ['a name longer than 30 characters', { ...manifest, name: { short: 'x'.repeat(31) } }],
    ['an id that is none', { ...manifest, id: 'losen' }],
    ['its placeholders not filled in', JSON.parse(readFileSync('manifest/manifest.json', 'utf8'))],
  ])('would be refused with %s', (_what, broken) => {
    expect(check(broken)).not.toEqual([]);
  });

  it('keeps to what Teams shows: three command lists of twelve commands, titles of 32 and descriptions of 128 characters', () => {
    const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
    expect(lists.length).toBeLessThanOrEqual(3);
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(12);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('offers the commands the bot understands, in its words, in every scope', () => {
    const [list] = manifest.bots.flatMap(({ commandLists }) => commandLists);
    expect(manifest.localizationInfo.defaultLanguageTag).toBe('nb');
    expect(list?.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(list?.commands).toEqual(commandList.map(({ title, description }) => ({ title: title.nb, description: description.nb })));
  });

  it('offers the advert check on any message and nowhere else, and takes files in the private chat', () => {
    const { id, title, description } = messageAction;
    expect(manifest.composeExtensions).toEqual([
      {
        botId: values.botId,
        commands: [{ id, type: 'action', context: ['message'], title: title.nb, description: description.nb, fetchTask: true }],
      },
    ]);
    for (const text of Object.values(title)) expect(text.length).toBeLessThanOrEqual(32);
    for (const text of Object.values(description)) expect(text.length).toBeLessThanOrEqual(128);
    expect(manifest.bots.map(({ supportsFiles }) => supportsFiles)).toEqual([true]);
  });
});

describe.each(['nn', 'en'] as const)('the texts in %s', (language) => {
  const texts = textsSchema.parse(open(`${language}.json`));

  it('follow the schema of manifest 1.27, which refuses an unknown key', () => {
    const check = validator('Localization.');
    expect(check(texts)).toEqual([]);
    expect(check({ ...texts, 'name.tiny': 'L' })).not.toEqual([]);
  });

  it('name the app and translate every command as the bot understands it', () => {
    const commands = commandList.flatMap(({ title, description }, index) => [
      [`bots[0].commandLists[0].commands[${index}].title`, title[language]],
      [`bots[0].commandLists[0].commands[${index}].description`, description[language]],
    ]);
    commands.push(
      ['composeExtensions[0].commands[0].title', messageAction.title[language]],
      ['composeExtensions[0].commands[0].description', messageAction.description[language]],
    );
    expect(texts).toMatchObject(Object.fromEntries(commands));
    expect(Object.keys(texts).sort()).toEqual(
      ['$schema', 'name.short', 'name.full', 'description.short', 'description.full', ...commands.map(([key]) => key ?? '')].sort(),
    );
  });
});

describe('the icons', () => {
  it('has a colour icon of 192 × 192 pixels that is opaque', () => {
    const { width, height, pixels } = picture('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(new Set(pixels.map((pixel) => pixel.join())).size).toBeGreaterThan(3);
  });

  it('has an outline icon of 32 × 32 pixels, white on nothing', () => {
    const { width, height, pixels } = picture('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const drawn = pixels.filter(([, , , alpha]) => alpha > 0);
    expect(drawn.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(drawn.length).toBeGreaterThan(pixels.length / 10);
    expect(pixels.length - drawn.length).toBeGreaterThan(pixels.length / 4);
  });
});

describe('the values for a package', () => {
  const argv = ['--app-id', values.appId, '--bot-id', values.botId, '--domain', values.domain];

  it('come from the command line', () => {
    expect(readPackageValues(argv, {})).toEqual({ ok: true, value: values });
  });

  it('come from the environment, where the command line is silent', () => {
    const env = { LOSEN_TEAMS_APP_ID: values.appId, LOSEN_BOT_ID: values.botId, LOSEN_DOMAIN: 'other.example.no' };
    expect(readPackageValues(['--domain', values.domain, '--out', 'x.zip'], env)).toEqual({ ok: true, value: { ...values, out: 'x.zip' } });
  });

  it.each([
    ['no app id', ['--bot-id', values.botId, '--domain', values.domain], '--app-id (LOSEN_TEAMS_APP_ID) is missing'],
    ['an app id that is no GUID', [...argv, '--app-id', 'losen'], '--app-id (LOSEN_TEAMS_APP_ID) is «losen»'],
    ['an empty GUID', [...argv, '--bot-id', '00000000-0000-0000-0000-000000000000'], '--bot-id (LOSEN_BOT_ID) is «00000000'],
    ['a bot id in braces', [...argv, '--bot-id', `{${values.botId}}`], '--bot-id (LOSEN_BOT_ID) is «{'],
    ['an address for a domain', [...argv, '--domain', 'https://losen.example.no/'], '--domain (LOSEN_DOMAIN) is «https'],
    ['a domain with a port', [...argv, '--domain', 'losen.example.no:443'], '--domain'],
    ['an unprotected address', [...argv, '--privacy', 'http://example.no'], '«http://example.no» is not an address'],
    ['a policy nobody has', [...argv, '--policy', 'bergen'], '--policy is «bergen»; it takes one of alver, asker'],
    ['an unknown option', [...argv, '--colour', 'red'], "Unknown option '--colour'"],
  ])('are refused for %s', (_what, given, reason) => {
    expect(readPackageValues(given, {})).toMatchObject({ ok: false, refusal: expect.stringContaining(reason) });
  });
});
