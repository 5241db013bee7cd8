import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { parse } from 'yaml';
import { z } from 'zod';
import { appIcons } from './app-icons.ts';
import type { PackageValues } from './read-package-values.ts';

const folder = new URL('../manifest/', import.meta.url);

/** The manifest with everything filled in, as it goes into the package. */
function fillManifest(values: PackageValues, version: string): unknown {
  const fillings: Readonly<Record<string, string>> = {
    VERSION: version,
    APP_ID: values.appId,
    BOT_ID: values.botId,
    DOMAIN: values.domain,
    WEBSITE_URL: values.websiteUrl,
    PRIVACY_URL: values.privacyUrl,
    TERMS_URL: values.termsUrl,
  };
  return JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'), (_key, value: unknown) =>
    typeof value === 'string' ? fill(value, fillings) : value,
  );
}

/** The app package as the bytes of a zip: the manifest, its language files and its icons, all at the root. */
export function buildAppPackage(values: PackageValues): Uint8Array {
  const { version } = z.object({ version: z.string() }).parse(readJson(new URL('../package.json', import.meta.url)));
  const isNynorsk = readLocale(values.policy) === 'nn';
  const texts = (isNynorsk ? ['en.json'] : ['nn.json', 'en.json']).map((name) => [name, readFileSync(new URL(name, folder))] as const);
  const icons = appIcons.map(({ name }) => [`${name}.png`, readFileSync(new URL(`${name}.png`, folder))] as const);
  const filled = fillManifest(values, version);
  const manifest = strToU8(`${JSON.stringify(isNynorsk ? toNynorsk(filled) : filled, null, 2)}\n`);
  // One fixed date, so that the same input gives the same package.
  return zipSync(Object.fromEntries([['manifest.json', manifest], ...texts, ...icons]), { mtime: '2026-01-01T12:00:00' });
}

/** The language a municipality has chosen. */
function readLocale(policy: string): string {
  const file = new URL(`../policies/${policy}/policy.yaml`, import.meta.url);
  return z.looseObject({ locale: z.string() }).parse(parse(readFileSync(file, 'utf8'))).locale;
}

/** The manifest in nynorsk for every Norwegian client, as the bot itself speaks there: a bokmål file beside it would win over the municipality's choice. */
function toNynorsk(manifest: unknown): unknown {
  const { $schema: _, ...texts } = z.record(z.string(), z.string()).parse(readJson(new URL('nn.json', folder)));
  const translate = (node: unknown, path: string): unknown => {
    if (Array.isArray(node)) return node.map((one, index) => translate(one, `${path}[${index}]`));
    if (typeof node !== 'object' || node === null) return texts[path] ?? node;
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, translate(value, path === '' ? name : `${path}.${name}`)]));
  };
  const localizationInfo = { defaultLanguageTag: 'nn', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] };
  return { ...z.looseObject({}).parse(translate(manifest, '')), localizationInfo };
}

function fill(text: string, fillings: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{(\w+)\}\}/g, (_token, name: string) => {
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`manifest.json asks for ${name}, which nobody fills in`);
    return filling;
  });
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
