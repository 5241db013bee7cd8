import { describe, expect, it } from 'vitest';
import { settingSchema } from '../../../src/core/case/definition.ts';
import { canBe, readSetting } from '../../../src/core/case/setting-value.ts';

const label = { nb: 'Hva', nn: 'Kva', en: 'What' };
const setting = (more: object) =>
  settingSchema.parse({ id: 'references.minimum', label, confirmed: false, certainty: 'DEFAULT', source: 'Forslag', ...more });
const options = ['ranked', 'offered'].map((id) => ({ id, label }));
const problemOf = (one: ReturnType<typeof setting>, inputs: Readonly<Record<string, string>>) => {
  const read = readSetting(one, inputs);
  return read.ok ? null : read.refusal.map(({ input, message }) => [input, message.key]);
};

describe('what HR fills in for a setting', () => {
  const number = setting({ value: 2, min: 1, max: 5 });
  it.each([
    ['3', 3],
    [' 5 ', 5],
  ])('is a number when it says %j', (raw, value) => {
    expect(readSetting(number, { 'setting-is': raw })).toEqual({ ok: true, value });
  });
  it.each([
    ['', 'problem.count-missing'],
    ['to', 'problem.count-invalid'],
    ['2,5', 'problem.count-invalid'],
    ['-1', 'problem.count-invalid'],
    ['0', 'problem.count-low'],
    ['6', 'problem.count-high'],
  ])('is refused as a number when it says %j', (raw, key) => {
    expect(problemOf(number, { 'setting-is': raw })).toEqual([['setting-is', key]]);
  });

  const choice = setting({ value: 'ranked', options });
  it('is one of the options', () => {
    expect(readSetting(choice, { 'setting-is': 'offered' })).toEqual({ ok: true, value: 'offered' });
    expect(problemOf(choice, { 'setting-is': 'everyone' })).toEqual([['setting-is', 'problem.choice-missing']]);
  });

  it('is a day, a time or an address where the setting says so', () => {
    expect(readSetting(setting({ value: '2023-08-21', format: 'date' }), { 'setting-is': '1.2.2027' })).toEqual({ ok: true, value: '2027-02-01' });
    expect(problemOf(setting({ value: '2023-08-21', format: 'date' }), { 'setting-is': '31.2.2027' })).toEqual([
      ['setting-is', 'problem.date-invalid'],
    ]);
    expect(problemOf(setting({ value: '16:00', format: 'time' }), { 'setting-is': '25:00' })).toEqual([['setting-is', 'problem.setting-time']]);
    expect(problemOf(setting({ value: 'https://a.no', format: 'link' }), { 'setting-is': 'javascript:alert(1)' })).toEqual([
      ['setting-is', 'problem.setting-link'],
    ]);
  });

  const words = setting({ value: ['raus'] });
  it('is lines of free words, each once, without bullets and empty lines', () => {
    expect(readSetting(words, { 'setting-lines': '- åpen\n\nmodig\r\nåpen' })).toEqual({ ok: true, value: ['åpen', 'modig'] });
    expect(readSetting(words, {})).toEqual({ ok: true, value: [] });
    expect(problemOf(words, { 'setting-lines': `modig\n${'x'.repeat(101)}` })).toEqual([['setting-lines', 'problem.text-too-long']]);
    expect(problemOf(words, { 'setting-lines': Array.from({ length: 31 }, (_, at) => `verdi ${at}`).join('\n') })).toEqual([
      ['setting-lines', 'problem.lines-many'],
    ]);
    expect(problemOf(words, { 'setting-lines': 'modig\n01017012345' })).toEqual([['setting-lines', 'problem.identity-number']]);
  });

  it('is what is ticked among the options, and lines beside them only where those are days', () => {
    const days = setting({ value: ['ranked'], options, format: 'date' });
    expect(readSetting(days, { 'setting-has-offered': 'true', 'setting-has-ranked': 'false', 'setting-lines': '24.12.2027' })).toEqual({
      ok: true,
      value: ['offered', '2027-12-24'],
    });
    expect(problemOf(days, { 'setting-lines': '24.12.2027\nsommer' })).toEqual([['setting-lines', 'problem.setting-day']]);
    expect(readSetting(setting({ value: [], options }), { 'setting-has-ranked': 'true', 'setting-lines': 'noe annet' })).toEqual({
      ok: true,
      value: ['ranked'],
    });
  });
});

describe('a value', () => {
  it('can be what the setting’s kind, options, bounds and format allow, and nothing else', () => {
    expect(canBe(setting({ value: 2, min: 1, max: 5 }), 5)).toBe(true);
    for (const value of [0, 6, 2.5, '3', true, ['3']]) expect(canBe(setting({ value: 2, min: 1, max: 5 }), value)).toBe(false);
    expect(canBe(setting({ value: 'ranked', options }), 'all')).toBe(false);
    expect(canBe(setting({ value: ['ranked'], options }), ['ranked', 'all'])).toBe(false);
    expect(canBe(setting({ value: ['ranked'], options, format: 'date' }), ['offered', '2027-12-24'])).toBe(true);
    expect(canBe(setting({ value: ['raus'] }), ['alt', 'mulig'])).toBe(true);
    expect(canBe(setting({ value: true }), 'true')).toBe(false);
  });
});
