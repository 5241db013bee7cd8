import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/core/text.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';

const { nb, nn, en } = interfaceTexts;
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).toSorted();

/** Words that exist in one standard only; whole words, lower case. */
const bokmålOnly = [
  'ikke', 'jeg', 'hvorfor', 'hvem', 'hva', 'hvor', 'hvordan', 'hvilken', 'hvilke', 'noen', 'noe', 'saken', 'stillingen', 'mer', 'nå', 'en', 'et', 'én', 'ett', 'fra', 'være', 'blir ikke', 'gjør', 'gjøre', 'gjøres', 'åpne', 'søker', 'søkere', 'søkerne',
  'ansettelse', 'tillitsvalgt', 'tillitsvalgte', 'midlertidig', 'utlysning', 'saksbehandling', 'begrunnelse', 'bekreft', 'bekreftet', 'skrevet', 'kommunens innstillinger', 'velg', 'uke', 'uken', 'dere', 'deres', 'hele', 'egen', 'følger', 'avsluttet', 'trukket', 'bare', 'også', 'hun', 'tilbud', 'kun',
];
const nynorskOnly = [
  'ikkje', 'eg', 'kvifor', 'kven', 'kva', 'kvar', 'korleis', 'kva for', 'nokre', 'noko', 'saka', 'stillinga', 'meir', 'no', 'ein', 'ei', 'eit', 'éin', 'éi', 'eitt', 'frå', 'vere', 'gjer', 'gjere', 'gjerast', 'opne', 'søkjar', 'søkjarar', 'søkjarane',
  'tilsetjing', 'tillitsvald', 'tillitsvalde', 'mellombels', 'utlysing', 'sakshandsaming', 'grunngjeving', 'stadfest', 'stadfesta', 'skrive ned av', 'vel', 'veke', 'veka', 'dykk', 'heile', 'eigen', 'følgjer', 'avslutta', 'trekt', 'berre', 'ho', 'tilbod',
];

const wordsOf = (text: string) => ` ${text.toLowerCase().replaceAll(/\{\w+\}/gu, ' ').replaceAll(/[^\p{L}]+/gu, ' ')} `;
const findWords = (texts: Readonly<Record<string, string>>, words: readonly string[]) =>
  Object.entries(texts).flatMap(([key, text]) => words.filter((word) => wordsOf(text).includes(` ${word} `)).map((word) => `${key}: ${word}`));

describe('the interface texts', () => {
  it('have the same keys in all three standards', () => {
    expect(Object.keys(nn).toSorted()).toEqual(Object.keys(nb).toSorted());
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(nb).toSorted());
  });

  it('have the same placeholders in all three standards, but for a count that is spelt out', () => {
    for (const [key, text] of Object.entries(nb)) {
      for (const other of [nn[key], en[key]]) expect([key, placeholders(other ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  it('are never empty and never have space at an end', () => {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(interfaceTexts[locale])) expect([key, text.trim()]).toEqual([key, text === '' ? 'text' : text]);
    }
  });

  it('have both forms wherever a count decides', () => {
    const stems = (form: string) => Object.keys(nb).filter((key) => key.endsWith(form)).map((key) => key.slice(0, -form.length)).toSorted();
    expect(stems('.one')).toEqual(stems('.other'));
  });

  it('have no bokmål in nynorsk and no nynorsk in bokmål', () => {
    expect(findWords(nn, bokmålOnly)).toEqual([]);
    expect(findWords(nb, nynorskOnly)).toEqual([]);
  });

  it('keep to one form where nynorsk allows two', () => {
    expect(findWords(nn, ['gje', 'gjev', 'svarte', 'lat', 'byrja', 'hjå', 'medlemen'])).toEqual([]);
  });

  it('would be caught with a word of the other standard', () => {
    expect(findWords({ k: 'Saken er {mer} åpen, ikke avslutta' }, bokmålOnly)).toEqual(['k: ikke', 'k: saken']);
  });

  it('do not raise their voice', () => {
    for (const locale of locales) expect(Object.values(interfaceTexts[locale]).filter((text) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual([]);
  });

  it('have every view key the view uses, and no view key it does not', () => {
    const source = readdirSync(new URL('../../src/view/', import.meta.url)).map((name) => readFileSync(new URL(`../../src/view/${name}`, import.meta.url), 'utf8')).join('\n');
    const used = [...source.matchAll(/['`](view\.[\w.${}-]+)['`]/gu)].map(([, key]) => key ?? '');
    const asPattern = used.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}?/gu, '[\\w-]+')}(?:\\.(?:one|other))?$`, 'u'));
    const keys = Object.keys(nb).filter((key) => key.startsWith('view.'));
    expect(used.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !asPattern.some((pattern) => pattern.test(key)))).toEqual([]);
    expect(used.filter((_, index) => !keys.some((key) => asPattern[index]?.test(key)))).toEqual([]);
  });
});
