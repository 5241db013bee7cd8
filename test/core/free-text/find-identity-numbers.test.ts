import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentityNumbers } from '../../../src/core/free-text/find-identity-numbers.ts';

/** Control digits as Skatteetaten defines them, written apart from the validator that is used. */
function withControlDigits(nine: string): string | undefined {
  const control = (digits: string, weights: readonly number[]): number =>
    (11 - (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11)) % 11;
  const first = control(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
  const second = control(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return first > 9 || second > 9 ? undefined : `${nine}${first}${second}`;
}

/** The first valid number on this date of birth. */
function numberBornOn(sixDigits: string): string {
  for (let individual = 100; individual < 500; individual += 1) {
    const number = withControlDigits(`${sixDigits}${individual}`);
    if (number !== undefined) return number;
  }
  throw new Error(`No number for ${sixDigits}`);
}

const ordinary = numberBornOn('010190');
const [date, personal] = [ordinary.slice(0, 6), ordinary.slice(6)];
const certain = (text: string): boolean => findIdentityNumbers(text).some((found) => found.certain);
const suspected = (text: string): boolean => findIdentityNumbers(text).some((found) => !found.certain);
const toOther = (digits: string, zero: number): string => digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('findIdentityNumbers', () => {
  it.each([
    ['an ordinary number', ordinary],
    ['a number of a leap day', numberBornOn('290200')],
    ['a D-number', numberBornOn('410190')],
    ['an H-number', numberBornOn('014190')],
    ['a synthetic number, month + 80', numberBornOn('018190')],
    ['a synthetic number, month + 65', numberBornOn('016690')],
    ['a synthetic D-number', numberBornOn('418190')],
  ])('finds %s', (_, number) => {
    expect(certain(`Søkeren har ${number} i søknaden`)).toBe(true);
    expect(certain(number)).toBe(true);
    expect(certain(`${number.slice(0, 6)} ${number.slice(6)}`)).toBe(true);
  });

  it.each([
    ['together', `${date}${personal}`],
    ['date and number', `${date} ${personal}`],
    ['with hyphen', `${date}-${personal}`],
    ['dotted date', `01.01.90 ${personal}`],
    ['dots throughout the date', `01.01.90.${personal}`],
    ['spaces in the date', `01 01 90 ${personal}`],
    ['number in groups', `${date} ${personal.slice(0, 3)} ${personal.slice(3)}`],
    ['threes', `${date.slice(0, 3)} ${date.slice(3)} ${personal.slice(0, 3)} ${personal.slice(3)}`],
    ['full year', `01.01.1990 ${personal}`],
    ['full year without dots', `01011990 ${personal}`],
    ['slashes', `01/01/90 ${personal}`],
    ['non-breaking space', `${date}\u00a0${personal}`],
    ['narrow space', `${date}\u202f${personal}`],
    ['ideographic space', `${date}\u3000${personal}`],
    ['thin and figure space', `${date.slice(0, 2)}\u2009${date.slice(2, 4)}\u2009${date.slice(4)}\u2007${personal}`],
    ['line break', `${date}\n${personal}`],
    ['dash', `${date} – ${personal}`],
    ['full-width digits', toOther(ordinary, 0xff10)],
    ['Arabic-Indic digits', toOther(ordinary, 0x660)],
    ['mathematical digits', toOther(ordinary, 0x1d7ce)],
    ['zero-width spaces between the digits', [...ordinary].join('\u200b')],
    ['a soft hyphen', `${date}\u00ad${personal}`],
    ['letters before', `fnr${ordinary}`],
    ['after another number', `Sak 2026-12 ${date} ${personal}`],
    ['before another number', `${date} ${personal} 80 %`],
    ['brackets', `(${ordinary})`],
  ])('finds it written as: %s', (_, text) => {
    expect(certain(text)).toBe(true);
    expect(certain(`Hei, kandidaten er ${text}, sa hun.`)).toBe(true);
  });

  it.each([
    'Ring 90 12 34 56 eller +47 901 23 456',
    'Telefon 0047 90123456',
    'Konto 1234.56.78903',
    'Konto 0101.90.12345',
    'Org.nr. 987 654 321',
    'Sak 2026-12',
    'Arkivsak 26/01234-5',
    'Frist 04.12.2026 kl. 10.30',
    '4.12.2026 10:30-12:30',
    '01.12.26 – 31.01.27',
    '11.12.26 – 31.1.27',
    '11-12-26 – 31-1-27',
    'Perioden 1.1.2026-31.12.2026',
    'Lønn 550 000–650 000 kroner',
    '123456789012345',
    '0101901234567',
    '99999999999',
    '00000000000',
    'id 12345678901',
    '80-100 %',
    'LO 2026: 010 190',
    'Kl. 08.00–15.30, 37,5 timer',
    'IBAN NO93 8601 1117 947',
    '1 2 3 4 5 6 7 8 9 10 11',
    '',
  ])('finds nothing in «%s»', (text) => {
    expect(findIdentityNumbers(text)).toEqual([]);
  });

  it('suspects a mistyped number where it is grouped or named as one', () => {
    const wrong = `${ordinary.slice(0, 10)}${(Number(ordinary[10]) + 1) % 10}`;
    expect(suspected(`${wrong.slice(0, 6)} ${wrong.slice(6)}`)).toBe(true);
    expect(suspected(`fødselsnummer: ${wrong}`)).toBe(true);
    expect(suspected(`fnr ${wrong}`)).toBe(true);
    expect(certain(`fnr ${wrong}`)).toBe(false);
    expect(findIdentityNumbers(`konto ${wrong}`)).toEqual([]);
  });

  it('says where the number stands', () => {
    const text = `Født ${date} ${personal}, sa hun`;
    expect(findIdentityNumbers(text)).toEqual([{ start: 5, end: 17, certain: true }]);
  });

  it('finds every valid number with any single separator between date and number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('', ' ', '-', '.', '\u00a0', '\t', ' - '),
        fc.constantFrom(0, 40),
        fc.constantFrom(0, 40, 65, 80),
        (day, month, year, individual, separator, dayOffset, monthOffset) => {
          const two = (value: number): string => String(value).padStart(2, '0');
          const number = withControlDigits(`${two(day + dayOffset)}${two(month + monthOffset)}${two(year)}${String(individual).padStart(3, '0')}`);
          fc.pre(number !== undefined);
          expect(certain(`x ${number?.slice(0, 6)}${separator}${number?.slice(6)} y`)).toBe(true);
        },
      ),
    );
  });

  it('is quick on long runs of digits', () => {
    for (const text of ['1'.repeat(50_000), '1 '.repeat(25_000), '01.01.90 '.repeat(5000), '\u200b'.repeat(50_000)]) {
      const started = performance.now();
      findIdentityNumbers(text);
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
