import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AdvertData, advertDataSchema, cueFileSchema, phraseFileSchema, ruleTextSchema, wordFileSchema } from '../core/advert/advert-data.ts';
import type { AdvertPolicy } from '../core/advert/advert-policy.ts';
import { checkAdvertData } from '../core/advert/check-advert-data.ts';
import { severities } from '../core/advert/report.ts';
import { type Result, accept, refuse } from '../core/result.ts';
import { locales } from '../core/text.ts';
import { type Place, type PolicyFault, type Report, sortFaults } from './policy-fault.ts';
import { advertOverlaySchema, overlayAdvertTexts, overlayFaults } from './overlay-advert-texts.ts';
import { readYamlSource } from './read-yaml-source.ts';
import { toSchemaFaults } from './schema-faults.ts';

/** `<municipality>/advert.yaml`: what the municipality has decided about the check. */
const municipalitySchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  locale: z.enum(locales),
  severities: z.record(z.string(), z.enum(severities)).default({}),
  off: z.array(z.string()).default([]),
  mostTraits: z.int().min(1).max(20),
  /** Other words for the values of the settings, such as their translations. */
  valueForms: z.record(z.string(), z.array(z.string())).default({}),
  ...advertOverlaySchema.shape,
});

const settingsSchema = z.array(z.looseObject({ id: z.string(), value: z.unknown(), confirmed: z.boolean() }));

/** What the check of every municipality is laid over, with the faults of its files. */
export interface AdvertBase {
  /** Undefined when a table is missing. */
  readonly data: AdvertData | undefined;
  readonly faults: readonly PolicyFault[];
}

/** Reads `<folder>/base/advert`, which takes longer than all else; several municipalities can be laid over one reading. */
export function readAdvertBase(folder: string): AdvertBase {
  const faults: PolicyFault[] = [];
  const report: Report = (place, reason) => void faults.push({ ...place, reason });
  const base = join(folder, 'base', 'advert');
  const data = readData(base, report);
  for (const { reason, words } of data === undefined ? [] : checkAdvertData(data)) report(findWords(base, words), reason);
  return { data, faults };
}

/** Reads `<folder>/<id>/advert.yaml` over the base; refuses with every fault, by file and line. */
export function loadAdvertPolicy({
  folder,
  id,
  base = readAdvertBase(folder),
}: {
  readonly folder: string;
  readonly id: string;
  readonly base?: AdvertBase;
}): Result<AdvertPolicy, readonly PolicyFault[]> {
  if (!/^[a-z-]+$/.test(id) || id === 'base') {
    return refuse([{ file: join(folder, 'advert.yaml'), line: 1, reason: `${JSON.stringify(id)} is no municipality's id` }]);
  }
  const faults: PolicyFault[] = [...base.faults];
  const report: Report = (place, reason) => void faults.push({ ...place, reason });
  const municipality = readFile(join(folder, id, 'advert.yaml'), municipalitySchema, report);
  const values = readValues(join(folder, id, 'settings.yaml'), report);
  const { data } = base;
  const misplaced = data === undefined || municipality === undefined ? [] : overlayFaults(data, municipality);
  for (const reason of misplaced) report({ file: join(folder, id, 'advert.yaml'), line: 1 }, reason);
  if (faults.length > 0 || municipality === undefined || data === undefined) return refuse(sortFaults(faults));
  const { valueForms, principles, sources, texts, ...decided } = municipality;
  const known = { ...decided, values: { ...values, forms: valueForms }, data: overlayAdvertTexts(data, { principles, sources, texts }) };
  return accept({ ...known, version: createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 12) });
}

/** HR keeps the values among the settings, where they can also be changed in the chat; a policy without settings has none. */
function readValues(file: string, report: Report): Pick<AdvertPolicy['values'], 'words' | 'confirmed'> {
  const settings = existsSync(file) ? (readFile(file, settingsSchema, report) ?? []) : [];
  const setting = settings.find((one) => one.id === 'values');
  const words = z.array(z.string()).safeParse(setting?.value);
  return { words: words.success ? words.data : [], confirmed: setting?.confirmed ?? false };
}

function readData(folder: string, report: Report): AdvertData | undefined {
  const merged = <Value>(part: string, schema: z.ZodType<Readonly<Record<string, Value>>>): Record<string, Value> => {
    const all: Record<string, Value> = {};
    for (const file of yamlFiles(join(folder, part))) {
      for (const [key, value] of Object.entries(readFile(file, schema, report) ?? {})) {
        if (Object.hasOwn(all, key)) report({ file, line: 1 }, `${key} is already defined in another file of ${part}`);
        all[key] = value;
      }
    }
    return all;
  };
  const table = <Name extends 'headings' | 'families' | 'traits' | 'police' | 'languages' | 'labels'>(name: Name): AdvertData[Name] | undefined =>
    readFile<AdvertData[Name]>(
      join(folder, 'tables', `${name}.yaml`),
      advertDataSchema.shape[name] as unknown as z.ZodType<AdvertData[Name]>,
      report,
    );
  const phrases = yamlFiles(join(folder, 'phrases')).flatMap((file) => {
    const read = readFile(file, phraseFileSchema, report);
    return read === undefined ? [] : [read];
  });
  const texts = merged('texts', z.record(z.string(), ruleTextSchema));
  const words = merged('words', wordFileSchema);
  const cues = merged('cues', cueFileSchema);
  const [headings, families, traits] = [table('headings'), table('families'), table('traits')];
  const [police, languages, labels] = [table('police'), table('languages'), table('labels')];
  if (headings === undefined || families === undefined || traits === undefined) return undefined;
  if (police === undefined || languages === undefined || labels === undefined) return undefined;
  return { texts, phrases, words, cues, headings, families, traits, police, languages, labels };
}

/** The last place in the data where some words stand: what is added comes last, and the merged data has forgotten its files. */
function findWords(base: string, words: string): Place {
  const files = ['phrases', 'cues', 'words', 'tables'].flatMap((part) => yamlFiles(join(base, part)));
  for (const file of files.toReversed()) {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findLastIndex((one) => one.includes(words));
    if (line !== -1) return { file, line: line + 1 };
  }
  return { file: base, line: 1 };
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

function readFile<Value>(file: string, schema: z.ZodType<Value>, report: Report): Value | undefined {
  const source = readYamlSource(file, report);
  if (source === undefined) return undefined;
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return parsed.data;
  for (const fault of toSchemaFaults(parsed.error.issues, source.value)) report(source.at(fault.path), fault.reason);
  return undefined;
}
