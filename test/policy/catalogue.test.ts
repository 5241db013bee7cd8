import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { policySchema, ruleSchema, settingSchema } from '../../src/core/case/definition.ts';
import { roleFamilies, routes, serviceAreas, temporaryGrounds } from '../../src/core/case/facts.ts';
import type { Locale, Localized } from '../../src/core/text.ts';
import { locales } from '../../src/core/text.ts';
import { foreign, foreignWords, wordsOf } from './foreign-words.ts';

const read = (file: string): unknown => parse(readFileSync(new URL(`../../policies/${file}`, import.meta.url), 'utf8'));

const rules = {
  base: z.array(ruleSchema).parse(read('base/rules.yaml')),
  asker: z.array(ruleSchema).parse(read('asker/rules.yaml')),
  alver: z.array(ruleSchema).parse(read('alver/rules.yaml')),
} as const;
const settings = {
  base: z.array(settingSchema).parse(read('base/settings.yaml')),
  asker: z.array(settingSchema).parse(read('asker/settings.yaml')),
  alver: z.array(settingSchema).parse(read('alver/settings.yaml')),
} as const;
const labels = policySchema.shape.labels.parse(read('base/labels.yaml'));

const allRules = [...rules.base, ...rules.asker, ...rules.alver];
const allSettings = [...settings.base, ...settings.asker, ...settings.alver];

const range = (prefix: string, last: number, first = 1): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${prefix}-${String(first + index).padStart(2, '0')}`);

const expectedIds = {
  base: range('N', 50),
  asker: [...range('S0', 11), ...range('S1', 9), ...range('S2', 6), ...range('S3', 15), ...range('S4', 28), ...range('S5', 7), ...range('HT', 11)],
  // The catalogue's, and what is only good practice.
  alver: [...range('AL', 9), ...range('GP', 16)],
} as const;

/** Every text of the files with where it stands. */
const texts: readonly { readonly where: string; readonly text: Localized }[] = [
  ...allRules.flatMap((rule) => [
    { where: `${rule.id} text`, text: rule.text },
    { where: `${rule.id} basis`, text: rule.basis },
  ]),
  ...allSettings.map((setting) => ({ where: setting.id, text: setting.label })),
  ...allSettings.flatMap(({ id, options = [] }) => options.map((option) => ({ where: `${id} ${option.id}`, text: option.label }))),
  ...Object.entries(labels).flatMap(([group, entries]) => entries.map((entry) => ({ where: `${group} ${entry.id}`, text: entry.label }))),
];

/** Norwegian names that have no English form. */
const norwegianNames = new Set(['røyken']);

const norwegianWords = (text: string): readonly string[] => wordsOf(text).filter((word) => /[æøå]/u.test(word) && !norwegianNames.has(word));

const faults = (find: (text: Localized) => readonly string[]): readonly string[] =>
  texts.flatMap(({ where, text }) => find(text).map((fault) => `${where}: ${fault}`));

const doubt: Readonly<Record<Locale, RegExp>> = {
  nb: /HR må bekrefte|ikke bekreftet|ikke sikkert|Slik vi forstår/u,
  nn: /HR må stadfeste|ikkje stadfesta|ikkje sikkert|Slik vi forstår/u,
  en: /HR must confirm|not confirmed|uncertain|As we understand/u,
};

describe('the rules', () => {
  test.each(['base', 'asker', 'alver'] as const)('of %s are those of the catalogue, each exactly once and in its order', (layer) => {
    expect(rules[layer].map((rule) => String(rule.id))).toEqual(expectedIds[layer]);
  });

  test('are short enough to be read in one breath', () => {
    const long = allRules.flatMap((rule) =>
      locales.filter((locale) => rule.text[locale].split(/\s+/u).length > 45).map((locale) => `${rule.id} ${locale}`),
    );
    expect(long).toEqual([]);
  });

  test('are one sentence each, without exclamation', () => {
    const more = allRules.flatMap((rule) =>
      locales.filter((locale) => !/^[^!?]+\.$/u.test(rule.text[locale]) || /[.!?]\s+\p{Lu}/u.test(rule.text[locale].replaceAll(/\d+\. /gu, ''))),
    );
    expect(more).toEqual([]);
  });

  test('of law and agreement name a section or the agreement in every language', () => {
    const binding = allRules.filter((rule) => rule.kind === 'legal' || rule.kind === 'agreement');
    const bare = binding.flatMap((rule) =>
      locales
        .filter((locale) => !/§|Hov[eu]d(?:tariff)?avtalen|Basic (?:Collective )?Agreement/u.test(rule.basis[locale]))
        .map((locale) => `${rule.id} ${locale}`),
    );
    expect(binding.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });

  test('that are unverified say so in every language', () => {
    const unverified = allRules.filter((rule) => rule.certainty === 'X' || rule.certainty === 'D');
    const tooSure = unverified.flatMap((rule) =>
      locales.filter((locale) => !doubt[locale].test(rule.text[locale])).map((locale) => `${rule.id} ${locale}`),
    );
    expect(unverified.map((rule) => String(rule.id))).toEqual(expect.arrayContaining(['N-26', 'N-36', 'N-37', 'N-43', 'S1-04']));
    expect(tooSure).toEqual([]);
  });

  test('never give an applicant a right of appeal', () => {
    const appeal = allRules.filter((rule) => /klage|appeal/iu.test(rule.text.nb + rule.text.nn + rule.text.en));
    expect(appeal.map((rule) => String(rule.id))).toEqual(['N-25', 'S4-01']);
    for (const rule of appeal) {
      expect(rule.text.nb).toMatch(/aldri|ikke klagerett/u);
      expect(rule.text.nn).toMatch(/aldri|ikkje klagerett/u);
      expect(rule.text.en).toMatch(/never|no right of appeal/u);
    }
  });

  test('of the municipality are LOCAL or doubtful and cite the seed; national ones never claim to be local', () => {
    expect(rules.asker.filter((rule) => !['LOCAL', 'X'].includes(rule.certainty) || !/^004:L\d/u.test(rule.source))).toEqual([]);
    expect(rules.alver.filter(({ id }) => id.startsWith('AL')).filter(({ source }) => !/^001:L\d/u.test(source))).toEqual([]);
    const practice = rules.alver.filter(({ id }) => id.startsWith('GP'));
    expect(practice.filter(({ certainty, kind }) => certainty !== 'DEFAULT' || kind !== 'practice')).toEqual([]);
    expect(rules.base.filter((rule) => !['A', 'B', 'C', 'D', 'X'].includes(rule.certainty) || rule.kind.startsWith('local'))).toEqual([]);
  });
});

describe('the settings', () => {
  test.each(['base', 'asker', 'alver'] as const)('of %s are there once each', (layer) => {
    const ids = settings[layer].map((setting) => setting.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('that are proposals, second-hand or unverified are not confirmed', () => {
    expect(allSettings.filter((setting) => setting.confirmed && setting.certainty !== 'LOCAL')).toEqual([]);
  });

  test('of the base confirm nothing on behalf of a municipality', () => {
    expect(settings.base.filter((setting) => setting.confirmed)).toEqual([]);
  });

  test('of Alver wait for HR, every one of them', () => {
    expect(settings.alver.filter(({ confirmed }) => confirmed)).toEqual([]);
    const own = new Set(settings.alver.map(({ id }) => id));
    // What the base says in bokmål is said here in nynorsk, and the freeze is no matter of Alver's.
    expect(settings.base.map(({ id }) => id).filter((id) => !own.has(id))).toEqual(['freeze.on']);
    expect(settings.alver.flatMap(({ id, source }) => foreignWords('nn', source).map((word) => `${id}: ${word}`))).toEqual([]);
  });

  test('of Asker carry the freeze as an open question', () => {
    expect(settings.asker.find((setting) => setting.id === 'freeze.on')).toMatchObject({ value: true, confirmed: false, certainty: 'X' });
  });

  test('name only rules that exist', () => {
    const known = new Set(allRules.map((rule) => String(rule.id)));
    const named = allSettings.flatMap((setting) => setting.source.match(/\b(?:N|HT|AL|S\d)-\d\d\b/gu) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('the labels', () => {
  test('cover every value of the case form, in its order', () => {
    const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map((entry) => entry.id);
    expect(idsOf(labels.serviceArea)).toEqual(serviceAreas);
    expect(idsOf(labels.roleFamily)).toEqual(roleFamilies);
    expect(idsOf(labels.route)).toEqual(routes);
    expect(idsOf(labels.ground)).toEqual(temporaryGrounds);
  });
});

describe('the language', () => {
  test('of every nynorsk text is nynorsk', () => {
    expect(faults((text) => foreignWords('nn', text.nn))).toEqual([]);
  });

  test('of every bokmål text is bokmål', () => {
    expect(faults((text) => foreignWords('nb', text.nb))).toEqual([]);
  });

  test('of every English text is English', () => {
    expect(faults((text) => norwegianWords(text.en))).toEqual([]);
  });

  test('is told apart by the word lists, outside quotations only', () => {
    expect(foreignWords('nn', 'Stillingen er ikke lyst ut «uten frist»')).toEqual(['stillingen', 'ikke']);
    expect(foreignWords('nb', 'Stillinga er ikkje lyst ut «utan frist»')).toEqual(['stillinga', 'ikkje']);
    expect(norwegianWords('The søker from Røyken')).toEqual(['søker']);
  });

  test('lists keep apart: no word betrays both standards', () => {
    expect([...foreign.nb].filter((word) => foreign.nn.has(word))).toEqual([]);
  });
});
