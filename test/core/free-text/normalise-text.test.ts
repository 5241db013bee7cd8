import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFreeText } from '../../../src/core/free-text/check-free-text.ts';
import { normaliseText } from '../../../src/core/free-text/normalise-text.ts';

it.each([
  ['composes letters', 'a\u030a', 'å'],
  ['keeps newlines in one form', 'en\r\nto\rtre\nfire', 'en\nto\ntre\nfire'],
  ['turns separators into newlines', 'en\u2028to\u2029tre', 'en\nto\ntre'],
  ['turns tabs into spaces', 'en\tto', 'en to'],
  ['drops control characters', 'a\u0000b\u001bc\u007fd', 'abcd'],
  ['drops marks that turn the direction', 'a\u202eb\u2066c', 'abc'],
  ['drops a byte order mark', '\ufeffa', 'a'],
  ['trims', '\u00a0 a \n', 'a'],
  ['keeps joined emoji', '👩‍🏫', '👩‍🏫'],
  ['keeps punctuation and quotes', '«Bo- og omsorg» – 80 %', '«Bo- og omsorg» – 80 %'],
  ['leaves nothing of nothing', ' \r\n ', ''],
])('%s', (_, text, normal) => {
  expect(normaliseText(text)).toBe(normal);
});

it('gives a text that stays the same and holds nothing the check would refuse as unreadable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const normal = normaliseText(text);
      expect(normaliseText(normal)).toBe(normal);
      expect(checkFreeText(normal, { maxLength: 100_000, allowPersonNames: true })).not.toMatchObject({ problem: 'control-characters' });
    }),
    { numRuns: 500 },
  );
});

it('mends half a character instead of dropping the text', () => {
  expect(normaliseText('a\ud800b')).toBe('a\ufffdb');
});
