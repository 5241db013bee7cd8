import { foldWord } from './fold-word.ts';

/** A word or number of what was said, with where it stands in the cleaned text. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** What was said, cleaned of mentions and mark-up. */
export interface Utterance {
  readonly text: string;
  readonly words: readonly Word[];
  readonly question: boolean;
  /** More than anybody would call a command; only the beginning was read. */
  readonly long: boolean;
}

/** Characters read; a command is far shorter. */
const readAtMost = 1000;
/** Words a command may have, politeness and title included. */
const commandAtMost = 25;

/** Splits a message into words, without bot mentions, mark-up and invisible characters. */
export function readWords(message: string): Utterance {
  const text = message
    .slice(0, readAtMost)
    .normalize('NFC')
    .replaceAll(/<at[^<>]{0,100}>[^<>]{0,100}<\/at>/gi, ' ')
    .replaceAll(/<[^<>]{0,200}>/g, ' ')
    .replaceAll(/&(?:nbsp|#160|quot|#39|lt|gt);/gi, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\p{Cf}'’‘´`]/gu, '');
  const words: Word[] = [];
  // Letters and digits apart («sak12» is two words); a case number stays whole.
  for (const found of text.matchAll(/\p{L}[\p{L}\p{M}]*|\d{4} ?[-/–] ?\d{1,6}(?!\d)|\d+/gu)) {
    words.push({ folded: foldWord(found[0]), start: found.index, end: found.index + found[0].length });
  }
  return {
    text,
    words,
    question: text.includes('?'),
    long: message.length > readAtMost || words.length > commandAtMost,
  };
}
