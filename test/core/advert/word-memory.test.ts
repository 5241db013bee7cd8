import { describe, expect, it } from 'vitest';
import { createCover } from '../../../src/core/advert/phrase/create-cover.ts';
import { createWordMemory } from '../../../src/core/advert/phrase/create-word-memory.ts';
import { tokenAt } from '../../../src/core/advert/phrase/token-at.ts';
import { tokenise } from '../../../src/core/advert/token.ts';

describe('what is remembered of words', () => {
  const learnt: string[] = [];
  const lookUp = createWordMemory({
    most: 10,
    isWorthKeeping: (word) => word.length < 20,
    learn: (word) => {
      learnt.push(word);
      return word.length;
    },
  });
  const timesLearnt = (word: string) => learnt.filter((one) => one === word).length;

  it('is learnt once as long as the word comes back now and then, whatever else comes between', () => {
    for (let number = 0; number < 1_000; number += 1) {
      expect(lookUp('krav')).toBe(4);
      expect(lookUp(`tull${number}`)).toBe(`tull${number}`.length);
    }
    expect(timesLearnt('krav')).toBe(1);
  });

  it('is forgotten when many others have come since', () => {
    lookUp('tilbod');
    for (let number = 0; number < 30; number += 1) lookUp(`anna${number}`);
    lookUp('tilbod');
    expect(timesLearnt('tilbod')).toBe(2);
  });

  it('is learnt anew each time where it is not worth keeping', () => {
    lookUp('a'.repeat(30));
    expect(lookUp('a'.repeat(30))).toBe(30);
    expect(timesLearnt('a'.repeat(30))).toBe(2);
  });
});

describe('places that are taken', () => {
  it('touch what shares a place with them and nothing that only stands beside', () => {
    const cover = createCover(20);
    cover.take({ start: 5, end: 8 });
    expect([0, 3, 5, 7, 8, 12].map((start) => cover.touches({ start, end: start + 2 }))).toEqual([false, false, true, true, false, false]);
    expect(cover.touches({ start: 4, end: 6 })).toBe(true);
  });
});

describe('the token at a place', () => {
  it('is the first that ends behind it', () => {
    const tokens = tokenise('Krav til deg');
    expect([-5, 0, 3, 4, 5, 8, 11, 12, 99].map((offset) => tokenAt(tokens, offset))).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3]);
  });
});

describe('the tokens of a text', () => {
  it('are in small letters at their own places also where a small letter is longer than its capital', () => {
    const text = 'İZMIR Ærlig 3 ½ «B2»';
    const tokens = tokenise(text);
    expect(tokens.map(({ text: word }) => word)).toEqual(['i̇zmir', 'ærlig', '3', '½', '«', 'b2', '»']);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['İZMIR', 'Ærlig', '3', '½', '«', 'B2', '»']);
    expect(tokens.map(({ kind }) => kind)).toEqual(['word', 'word', 'number', 'number', 'mark', 'word', 'mark']);
  });
});
