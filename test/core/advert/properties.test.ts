import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGoldSet } from '../../adverts/read-gold-set.ts';
import { normaliseAdvert, toGiven } from '../../../src/core/advert/normalise-advert.ts';
import { check } from './advert-policy.ts';

const drafts = readGoldSet('drafts').map((draft) => draft.text);

/** Pieces that adverts and attackers are made of, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    'Vi tilbyr:\n• lønn etter tariff\n',
    'Arbeidsoppgåver\n- undervise\n',
    'Du må ha ',
    'ung og dynamisk ',
    'søknadsfrist 31.2.2026 ',
    'tlf. 99 52 00 58 ',
    '${process.exit(1)}',
    '{{DATE(2026)}}',
    '${$index}',
    '\r\n',
    '\r',
    '\u2028',
    '\u00AD',
    '\u200B',
    '\u00A0',
    'a\u030A',
    'o\u0308',
    '\uFEFF',
    '\uD800',
    '👩‍💼',
    'ﬁ',
    '**',
    '# ',
    '((((',
    '[]'.repeat(30),
    '.'.repeat(50),
    '1'.repeat(40),
    '99 '.repeat(30),
    'A'.repeat(60),
    'a@'.repeat(20),
    '> > > ',
    '• ',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...drafts).chain((text) => fc.nat(text.length).map((at) => text.slice(at, at + 400))),
);
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

/** Findings without their offsets, which differ where the same letters take more or fewer units. */
const withoutPlaces = (given: string) => {
  const report = check(given);
  return {
    ...report,
    sections: report.sections.map((one) => one.kind),
    findings: report.findings.map(({ rule, severity, message }) => [rule, severity, message.normalize('NFC')]),
  };
};

describe('the check on any text', () => {
  it('quotes what stands at its offsets, and keeps findings and sections in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const report = check(given);
        let last = -1;
        for (const { start, end, quote } of report.findings) {
          expect([start, end, quote].filter((one) => one === null).length % 3).toBe(0);
          if (start === null || end === null) {
            expect(last, 'missing content comes first').toBe(-1);
            continue;
          }
          expect(start).toBeGreaterThanOrEqual(Math.max(0, last));
          expect(end).toBeGreaterThan(start);
          expect(given.slice(start, end)).toBe(quote);
          last = start;
        }
        let sectionEnd = 0;
        for (const { start, end } of report.sections) {
          expect(start).toBeGreaterThanOrEqual(sectionEnd);
          sectionEnd = end;
        }
        expect(sectionEnd).toBeLessThanOrEqual(given.length);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('says the same twice', () => {
    fc.assert(
      fc.property(text, (given) => void expect(check(given)).toEqual(check(given))),
      { numRuns: 50, seed: 4 },
    );
  });

  it('gives each span one finding per rule', () => {
    fc.assert(
      fc.property(text, (given) => {
        const keys = check(given)
          .findings.filter((one) => one.start !== null)
          .map((one) => `${one.rule} ${one.start}-${one.end}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe('the same advert pasted in another way', () => {
  const ways: readonly (readonly [string, (given: string) => string])[] = [
    ['with Windows line ends', (given) => given.replaceAll(/\r?\n/g, '\r\n')],
    ['with letters taken apart (NFD)', (given) => given.normalize('NFD')],
    ['with non-breaking spaces', (given) => given.replaceAll(' ', '\u00A0')],
    ['with soft hyphens inside long words', (given) => given.replaceAll(/(\p{L}{5})(\p{L}{4})/gu, '$1\u00AD$2')],
    ['with a byte order mark', (given) => `\uFEFF${given}`],
    ['as a quoted reply', (given) => given.replaceAll(/(^|\n)/g, '$1> ')],
  ];

  // All of them would say no more and take a minute.
  const some = drafts.filter((_, at) => at % 12 === 0);

  it.each(ways)('%s has the same findings', (_name, paste) => {
    for (const given of some) {
      const plain = withoutPlaces(given.normalize('NFC')).findings;
      expect(withoutPlaces(paste(given.normalize('NFC'))).findings.map(([rule]) => rule)).toEqual(plain.map(([rule]) => rule));
    }
  });

  it('has the same hash, so that an approval holds', () => {
    for (const given of some) {
      const { textHash } = check(given.normalize('NFC'));
      for (const paste of ways.slice(0, 5)) expect(check(paste[1](given.normalize('NFC'))).textHash).toBe(textHash);
    }
  });
});

describe('the normalised text', () => {
  it('leads back to the text as given', () => {
    fc.assert(
      fc.property(text, (given) => {
        const normalised = normaliseAdvert(given);
        expect(normalised.starts.length).toBe(normalised.text.length);
        let last = 0;
        for (let at = 0; at < normalised.text.length; at += 1) {
          const { start, end } = toGiven(normalised, at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = start;
        }
        expect(normaliseAdvert(normalised.text).text).toBe(normalised.text);
      }),
      { numRuns: 200, seed: 6 },
    );
  });
});
