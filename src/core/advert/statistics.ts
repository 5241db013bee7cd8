import type { Draft } from './draft.ts';
import type { Report } from './report.ts';

/** A word of more letters than this is long (Björnsson 1968). */
const longWord = 6;

/** Words, sentences and LIX; a bullet or a heading counts as a sentence, since that is how it is read. */
export function toStatistics(draft: Draft): Report['statistics'] {
  const words = draft.tokens.filter((token) => token.kind === 'word');
  const hasWord = (from: number, to: number): boolean => {
    for (let at = from; at < to; at += 1) if (draft.tokens[at]?.kind === 'word') return true;
    return false;
  };
  const sentences = draft.sentences.filter((one) => hasWord(one.firstToken, one.endToken)).length;
  if (words.length === 0 || sentences === 0) return { words: 0, sentences, lix: 0 };
  const long = words.filter((token) => token.end - token.start > longWord).length;
  return { words: words.length, sentences, lix: Math.round(words.length / sentences + (100 * long) / words.length) };
}
