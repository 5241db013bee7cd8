import { describe, expect, it } from 'vitest';
import { alex, kansellisten, ours, type Checker } from '../../bench/advert/checkers.ts';
import type { GoldDraft } from '../adverts/read-gold-set.ts';

const draft = (text: string): GoldDraft => ({
  name: 'a',
  text,
  family: 'HO',
  language: 'nb',
  policy: 'asker',
  today: '2026-11-22',
  kind: 'defect',
  hintsComplete: false,
  labels: [],
  mustStaySilent: [],
});
const words = ({ spot }: Checker, text: string) => spot(draft(text)).map(({ start, end }) => text.slice(start, end));

describe('the checkers beside one another', () => {
  it('are each asked in a way that gets an answer', () => {
    expect(words(alex, 'He and his chairman are here.')).toContain('chairman');
    expect(words(kansellisten, 'Du skal avgi svar angående saken, og avgi det.')).toEqual(['avgi', 'angående', 'avgi']);
    expect(words(ours('inclusion.'), 'Vi søker en ung kollega til sykehjemmet.')).toHaveLength(1);
    expect(words(ours('plain.'), 'Vi søker en ung kollega til sykehjemmet.')).toEqual([]);
  });
});
