import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../src/view/escape-text.ts';

/** What the eye sees: invisible signs go, hair spaces close up, the look-alike is read as a backtick. */
const asRead = (text: string) => text.replaceAll(/[\u2060\u200A]/gu, '').replaceAll('\u02CB', '`');
const asTyped = (text: string) =>
  asRead(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');

const markdownish = fc.string({
  unit: fc.constantFrom(
    '*',
    '_',
    '~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '&',
    'l',
    't',
    ';',
    '#',
    '-',
    '+',
    '=',
    '|',
    '\\',
    '!',
    '1',
    '.',
    ' ',
    '\n',
    ':',
    '/',
    'w',
    'a',
    'ø',
  ),
  maxLength: 40,
});

describe('escapeText', () => {
  it.each([
    ['[x](http://evil.example)', /\]\(/u],
    ['[x][y]', /\]\[/u],
    ['[x]: http://evil.example', /\]:/u],
    ['<b>fet</b>', /<[a-z/]/u],
    ['&lt;b&gt;', /&\w/u],
    ['\\*', /\\[!-/]/u],
    ['~~strøket~~', /~~/u],
    ['`kode`', /`/u],
    ['http://evil.example www.evil.example 2www.evil.example', /:\/\/|www\./u],
    ['a@b.example', /@b/u],
  ])('breaks up what acts in %s', (text, acting) => {
    expect(text).toMatch(acting);
    expect(escapeText(text)).not.toMatch(acting);
    expect(asRead(escapeText(text))).toBe(text);
  });

  it.each(['# tittel', '- punkt', '+ punkt', '* punkt', '1. punkt', '12) punkt', '> sitat', '===', '---', '~~~', '4. desember'])(
    'does not let a line begin a block: %s',
    (text) => {
      expect(escapeText(`først\n${text}`)).toMatch(/\n\n[\u2060\u200A]/u);
      expect(asRead(escapeText(text))).toBe(text);
    },
  );

  it('leaves ordinary Norwegian text exactly as it is', () => {
    for (const text of [
      'Sak 2026-14 · Bråset',
      'arbeidsmiljøloven § 14-9 (2) bokstav a',
      'Frist: fredag 4. desember 2026',
      'FoU, drift (80–100 %): «ja»!',
    ]) {
      expect(escapeText(text)).toBe(text);
    }
  });

  it('keeps line breaks as paragraphs', () => {
    expect(escapeText('én\nto\r\n\n\ntre')).toBe('én\n\nto\n\ntre');
  });

  it('reads as it was typed, and leaves nothing that acts, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(markdownish, fc.string({ unit: 'binary' })), (text) => {
        const escaped = escapeText(text);
        expect(asRead(escaped)).toBe(asTyped(text));
        for (const line of escaped.split('\n\n')) {
          expect(line).not.toMatch(/\](?!\u2060)|\\(?!\u2060)|<(?!\u2060)|&(?!\u2060)|~~|`|:\/\//u);
          expect(line).not.toMatch(/(?<!\u200A)[*_]|[*_](?!\u200A)/u);
          expect(line).not.toMatch(/^(?:[-+#>=|:~]|\d{1,9}[.)]|\s{4})(?!\u200A)/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});
