import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLinkAddress, toRichText } from '../../src/view/rich-text.ts';

/** Without what is invisible. */
const bare = (text: string) => toRichText(text).map((block) => block.replaceAll(/[\u2060\u200A]/gu, ''));

describe('what HR writes with marks', () => {
  it.each([
    ['Frist **fredag** og *lørdag*', ['Frist **fredag** og _lørdag_']],
    ['**Frist:**fredag', ['**Frist:**fredag']],
    ['***begge*** og _kursiv_', ['***begge*** og _kursiv_']],
    ['**fet *og kursiv* her**', ['**fet _og kursiv_ her**']],
    ['- en\n- to\n\n- tre', ['- en\n- to\n- tre']],
    ['* en\n• to', ['- en\n- to']],
    ['1. en\n2) to', ['1. en\n2. to']],
    ['Avsnitt.\n\nNytt avsnitt.\nNy linje.', ['Avsnitt.', 'Nytt avsnitt.\n\nNy linje.']],
    ['Les [skjemaet](https://asker.kommune.no/a_(b)).', ['Les [skjemaet](https://asker.kommune.no/a_%28b%29).']],
    ['Skriv til [HR](mailto:hr@asker.kommune.no)', ['Skriv til [HR](mailto:hr@asker.kommune.no)']],
    ['Se https://asker.kommune.no/skjema.', ['Se [https://asker.kommune.no/skjema](https://asker.kommune.no/skjema).']],
  ])('shows %j as such', (text, blocks) => {
    expect(bare(text)).toEqual(blocks);
  });

  it.each([
    'filnavn_med_strek_i',
    '2 * 3 * 4',
    '** ikke fet **',
    'snake_case og *alene',
    'a**',
    '# Overskrift',
    '> sitat',
    '| a | b |',
    '---',
    '![bilde](https://x.example/p.png)',
    '`kode`',
    '~~strøket~~',
  ])('shows %j as it was typed', (text) => {
    const [block = ''] = toRichText(text);
    expect(block).not.toMatch(/(?<![\s\u200A])\*\*?\u2060|_\u2060|^#|^>|^\||^-|!\[[^\]]*\]\(|`/u);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'https://user:secret@evil.example',
    'msteams:/l/chat',
    '//evil.example',
    'http:',
  ])('makes no link of %s', (address) => {
    expect(toLinkAddress(address)).toBeNull();
    expect(toRichText(`[les](${address})`).join('')).not.toMatch(/\]\((?!\u2060)/u);
  });

  it('leads nowhere but to pages and mailboxes, and leaves nothing to be computed, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '](',
        'https://x.example/',
        'javascript:',
        'mailto:',
        '${',
        '{{DATE(',
        ')}}',
        '\n',
        '- ',
        '1. ',
        '#',
        '<b>',
        '![',
        '`',
        '\\',
        '&lt;',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = toRichText(pieces.join('')).join('\n');
        for (const [, address = ''] of text.matchAll(/\]\(([^)]*)\)/gu)) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/u);
        expect(text).not.toMatch(/\$\{|\{\{|<[a-z/!]|!\[[^\]]*\]\(|`/iu);
      }),
      { numRuns: 500 },
    );
  });

  it('is quick on a text made to be slow', () => {
    const began = performance.now();
    for (const text of ['*'.repeat(4_000), '**a'.repeat(1_300), '['.repeat(4_000), '[a]('.repeat(1_000), '_a '.repeat(1_300)]) toRichText(text);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
