import { describe, expect, it } from 'vitest';
import { createSay } from '../../src/view/say.ts';
import { writeDate } from '../../src/view/write-date.ts';

const table = { hello: 'Hei, {name}.', 'cases.one': 'Én sak', 'cases.other': '{count} saker', on: 'Den {date}', nested: '<{inner}>', who: '{list}' };
const say = createSay({ nb: table, nn: { ...table, 'cases.one': 'Éi sak' }, en: { ...table, 'cases.one': 'One case' } });
const local = { nb: 'søker', nn: 'søkjar', en: 'applicant' };

describe('say', () => {
  it('picks the reader’s language of a policy’s text', () => {
    expect([say(local, 'nb'), say(local, 'nn'), say(local, 'en')]).toEqual(['søker', 'søkjar', 'applicant']);
  });

  it('fills placeholders with words, numbers, dates, lists and other messages', () => {
    expect(say({ key: 'hello', params: { name: 'Kari' } }, 'nb')).toBe('Hei, Kari.');
    expect(say({ key: 'hello', params: { name: 7 } }, 'nb')).toBe('Hei, 7.');
    expect(say({ key: 'hello', params: { name: local } }, 'nn')).toBe('Hei, søkjar.');
    expect(say({ key: 'on', params: { date: { date: '2026-12-04' } } }, 'nb')).toBe('Den fredag 4. desember 2026');
    expect(say({ key: 'who', params: { list: { list: [{ plain: 'a' }, local, { key: 'cases', params: { count: 1 } }] } } }, 'en')).toBe(
      'a, applicant and One case',
    );
    expect(say({ key: 'nested', params: { inner: { key: 'hello', params: { name: 'Ola' } } } }, 'nb')).toBe('<Hei, Ola.>');
  });

  it('knows one from several', () => {
    expect([0, 1, 2].map((count) => say({ key: 'cases', params: { count } }, 'nn'))).toEqual(['0 saker', 'Éi sak', '2 saker']);
  });

  it('throws for a key nobody has written and for a placeholder without a value', () => {
    expect(() => say({ key: 'missing' }, 'en')).toThrow('missing in en');
    expect(() => say({ key: 'hello' }, 'nb')).toThrow('name');
  });

  it('never reads a person’s words as a pattern', () => {
    expect(say({ key: 'hello', params: { name: '{name} {count}' } }, 'nb')).toBe('Hei, {name} {count}.');
    expect(say({ key: 'hello', params: { name: '$& $1' } }, 'nb')).toBe('Hei, $& $1.');
  });

  it('breaks what a client or template would compute, also when it comes together only in the sentence', () => {
    const joined = createSay({ nb: { k: '{a}{b}' }, nn: {}, en: {} });
    expect(joined({ key: 'k', params: { a: '{', b: '{DATE(2026-12-04T10:00:00Z)}}' } }, 'nb')).not.toContain('{{');
    expect(joined({ key: 'k', params: { a: '$', b: '{x}' } }, 'nb')).not.toContain('${');
  });
});

describe('writeDate', () => {
  it('writes a day out as people do', () => {
    expect(writeDate('2026-12-04', 'nb')).toBe('fredag 4. desember 2026');
    expect(writeDate('2026-12-05', 'nn')).toBe('laurdag 5. desember 2026');
    expect(writeDate('2026-12-04', 'en')).toBe('Friday 4 December 2026');
  });

  it('takes the day of a moment from the clock in Oslo', () => {
    expect(writeDate('2026-12-04T23:30:00.000Z', 'nb')).toBe('lørdag 5. desember 2026');
  });

  it('throws for what is no date', () => {
    expect(() => writeDate('i morgen', 'nb')).toThrow('i morgen');
  });
});
