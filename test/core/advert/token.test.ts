import { expect, it } from 'vitest';
import { tokenise } from '../../../src/core/advert/token.ts';

it('reads what English draws together as two words, each where it stands', () => {
  const text = "You're fit and won't, can't or don't rest: it's the children's day";
  const tokens = tokenise(text);
  expect(tokens.map((token) => token.text).join(' ')).toBe("you are fit and will not , can not or do not rest : it is the children's day");
  for (const [at, { start, end }] of tokens.entries()) {
    expect(end).toBeGreaterThan(start);
    expect(start).toBeGreaterThanOrEqual(tokens[at - 1]?.end ?? 0);
  }
});
