import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../src/core/advert/phrase/create-matcher.ts';
import { tokenise } from '../../../src/core/advert/token.ts';

/** What a pattern quotes in a sentence. */
function quotes(pattern: string, text: string): readonly string[] {
  const tokens = tokenise(text);
  const lists = { fruit: ['eple|moreller', 'pære*'], dish: ['kake', '(en | ei) ~1 tomat*'], meal: ['frokost', 'vi|me spiser'] };
  const matcher = createMatcher({ all: new Map([['it', [pattern]]]) }, lists);
  const found = matcher(tokens, [{ firstToken: 0, endToken: tokens.length }])('all');
  return (found.get('it') ?? []).map((one) => text.slice(tokens[one.first]?.start, tokens[one.end - 1]?.end));
}

describe('a pattern', () => {
  it.each([
    ['ung', 'Ung og ungdom', ['Ung']],
    ['ung*', 'Ung og ungdom', ['Ung', 'ungdom']],
    ['*miljø', 'arbeidsmiljø', ['arbeidsmiljø']],
    ['*miljø*', 'arbeidsmiljøet', ['arbeidsmiljøet']],
    ['ung|unge ~2 miljø', 'et ung, dynamisk miljø', ['ung, dynamisk miljø']],
    ['ung ~1 miljø', 'ung og dynamisk miljø', []],
    ['du ikke? må', 'du må og du ikke må', ['du må', 'du ikke må']],
    ['a (b c | d) e', 'a b c e a d e a b e', ['a b c e', 'a d e']],
    ['a|(b c) d', 'a d og b c d', ['a d', 'b c d']],
    ['# år', '25 år', ['25 år']],
    ['#18-30 år', '17 år og 30 år', ['30 år']],
    ['^ frist', 'frist nå frist', ['frist']],
    ['fast $', 'fast og fast.', ['fast']],
    ['ung !og', 'ung og ung voksen', ['ung']],
    ['@fruit', 'eple, pærer og plomme', ['eple', 'pærer']],
    ['@meal ~1 @fruit', 'me spiser et eple, frokost med pære', ['me spiser et eple', 'frokost med pære']],
    ['a @meal? b', 'a vi spiser b og a b', ['a vi spiser b', 'a b']],
    ['@fruit $', 'pærer og moreller', ['moreller']],
    ['@dish $', 'kake, suppe og ei moden tomatsuppe', ['ei moden tomatsuppe']],
    ['spis @dish? nå', 'spis nå og spis en tomat nå', ['spis nå', 'spis en tomat nå']],
    ['ung ~2!til|for* mann', 'ung og sprek mann, ung for en mann', ['ung og sprek mann']],
    ['ung ~2!@fruit mann', 'ung eple mann og ung sta mann', ['ung sta mann']],
    ['kommer til [ung ~1 miljø]', 'kommer til ung miljø', ['ung miljø']],
    ['§ #', 'loven § 25', ['§ 25']],
    ['tlf #', 'tlf. 22', ['tlf. 22']],
    ['i to|#|#1-9 år', 'i to år, i 25 år og i mange år', ['i to år', 'i 25 år']],
    ['ph.d|24/7|helse- nå', 'ph.d nå, 24/7 nå, helse- nå, helse nå', ['ph.d nå', '24/7 nå', 'helse- nå']],
    ['b2-*|*-2', 'b2-nivå og nivå-2', ['b2-nivå', 'nivå-2']],
    ['1980s|1.mai*', '1980s og 1.maitog', ['1980s', '1.maitog']],
    ['(mobilen|$) av', 'mobilen av', ['mobilen av']],
    ['av (mobilen|$)', 'skru av', ['av']],
    ['du #|to? må', 'du må, du 2 må, du to må', ['du må', 'du 2 må', 'du to må']],
  ])('%s finds in «%s» %j', (pattern, text, found) => {
    expect(quotes(pattern, text)).toEqual(found);
  });

  it.each(['', '(a', 'a)', '~2 a', '*', 'a || b', '@unknown', '()', '!@dish a', 'a ~2!@dish b', 'a ~10 b', 'a|~2 b', 'a|!b c', '#1- a', 'a #?'])(
    '%j is refused',
    (pattern) => {
      expect(() => quotes(pattern, 'a')).toThrow(/not well formed/);
    },
  );
});

describe('a matcher', () => {
  const read = (text: string, parts: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>>) => {
    const tokens = tokenise(text);
    const middle = tokens.findIndex((token) => token.text === '.') + 1;
    const ranges = [
      { firstToken: 0, endToken: middle },
      { firstToken: middle, endToken: tokens.length },
    ];
    return createMatcher(parts, {})(tokens, ranges);
  };
  const sets = { first: new Map([['pair', ['eple kake']]]), second: new Map(['eple', 'kake'].map((word) => [word, [`${word} ~1 nå`]] as const)) };

  it('looks for a part only in the ranges and for the sets that are wanted', () => {
    const look = read('eple kake nå. eple kake nå', sets);
    expect(look('first').get('pair')).toHaveLength(2);
    expect(look('second').get('eple')).toHaveLength(2);
    const wanted = look('second', [new Set(), new Set(['kake'])]);
    expect([...wanted.keys()]).toEqual(['kake']);
    expect(wanted.get('kake')).toHaveLength(1);
  });

  it('finds every pattern when far more of them are run than it has room for at first', () => {
    const words = Array.from({ length: 2_000 }, (_, at) => `ord${at}`);
    const look = read(`start. ${words.map((word) => `${word} helt slutt`).join(' ')}`, {
      all: new Map(words.map((word) => [word, [`[${word}] (svært | helt)? ~1 slutt`]] as const)),
    });
    expect(look('all').size).toBe(words.length);
    expect([...look('all').values()].every((found) => found.length === 1)).toBe(true);
  });
});
