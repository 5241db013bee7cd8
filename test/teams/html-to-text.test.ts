import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/teams/html-to-text.ts';

describe('a chat message as text', () => {
  it.each([
    ['paragraphs are lines', '<p>Kokk</p><p>Vi søker kokk.</p>', 'Kokk\nVi søker kokk.'],
    ['empty paragraphs are blank lines', '<p>Kokk</p><p>&nbsp;</p><p>Vi søker</p><p></p><p></p><p>Frist</p>', 'Kokk\n\nVi søker\n\nFrist'],
    ['breaks are breaks', '<div>Kokk<br>Vi søker<br/><br>Frist</div>', 'Kokk\nVi søker\n\nFrist'],
    [
      'bullets stay bullets',
      '<p>Oppgaver</p><ul><li>lage mat</li><li><p>vaske</p></li><li></li></ul><p>Frist</p>',
      'Oppgaver\n- lage mat\n- vaske\nFrist',
    ],
    ['numbers stay numbers', '<ol><li>søk</li><li>møt opp</li></ol><ol><li>igjen</li></ol>', '1. søk\n2. møt opp\n1. igjen'],
    ['lists stand inside lists', '<ul><li>mat<ul><li>middag</li></ul></li><li>vask</li></ul>', '- mat\n- middag\n- vask'],
    ['entities are letters', 'S&oslash;k n&aring; &amp; f&#229; &lt;jobb&gt;&nbsp;her', 'Søk nå & få <jobb> her'],
    ['marks and links keep their words', 'Vi <b>s&oslash;ker</b> <a href="http://ond.example">kokk</a>, <at id="0">Kari</at>', 'Vi søker kokk, Kari'],
    ['spaces of the source are one', '<p>\n   Vi\n\tsøker   kokk </p>\n\n<p> nå</p>', 'Vi søker kokk\nnå'],
    ['spaces of a code block count', '<pre>Kokk\n  Frist\n</pre><p>x</p>', 'Kokk\nFrist\nx'],
    [
      'a table is rows',
      '<table><tr><td>Stilling</td><td>Kokk</td></tr><tr><td>Frist</td><td>i dag</td></tr></table>',
      'Stilling\tKokk\nFrist\ti dag',
    ],
    ['cards and files are no words', '<p>Se her</p><attachment id="1">kort</attachment><script>alert(1)</script><style>p{}</style>', 'Se her'],
    [
      'the message that is replied to is left out',
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>Ung kokk?</p></blockquote><p>Nei.</p>',
      'Nei.',
    ],
    ['a quotation of one’s own is not', '<blockquote>Vi søker</blockquote>kokk', 'Vi søker\nkokk'],
    ['text without marks is itself', 'Vi søker kokk', 'Vi søker kokk'],
    ['a card alone is nothing', '<attachment id="74d20c7f34aa4a7fb74e2b30004247c5"></attachment>', ''],
    ['blanks are nothing', '<p>&nbsp;</p><div> </div><br>', ''],
    ['what is never closed ends', '<p>Vi <b>søker <ul><li>kokk', 'Vi søker\n- kokk'],
    ['what is closed too often goes on', '</p></ul></li></script>Vi søker</div></div>', 'Vi søker'],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('is made of anything without a fault, and holds no mark-up of ours', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '</ul>',
      '<ol>',
      '</li>',
      '<br>',
      '<pre>',
      '</pre>',
      '<script>',
      '</script>',
      '&amp;',
      '<',
      'ord ',
      '\n',
      '<blockquote itemtype="http://schema.skype.com/Reply">',
      '</blockquote>',
      '<!--',
      ']]>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = htmlToText(pieces.join(''));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\n{3}/);
      }),
    );
  });

  it('is made of a megabyte of nested marks', () => {
    expect(htmlToText('<ul><li>'.repeat(60_000) + 'x'.repeat(500_000))).toContain('x'.repeat(500_000));
    expect(
      htmlToText('<p>x</p>'.repeat(120_000))
        .split('\n')
        .filter((line) => line === 'x'),
    ).toHaveLength(120_000);
  });
});
