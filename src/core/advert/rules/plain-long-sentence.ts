import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';

/** A sentence of more words than this is long; Nav flags from 21, which would be two in an ordinary advert. */
const mostWords = 30;
/** An item of a list is read at a glance; one of more words than this, that ends as a sentence, is one. */
const mostWordsOfItem = 40;

/** Sentences too long to be read at one go; headings, items of lists, addresses and lists of names are no sentences (S3-11). */
export const plainLongSentence: AdvertRule = {
  id: 'plain.long-sentence',
  check: (draft) =>
    draft.sentences.flatMap((sentence) => {
      if (sentence.heading || sentence.section === 'title') return [];
      const words = countWords(draft, sentence);
      if (words <= (sentence.bullet ? mostWordsOfItem : mostWords) || isAddress(draft, sentence)) return [];
      if (sentence.bullet && !/[.!?]$/.test(draft.text.slice(sentence.start, sentence.end))) return [];
      return [{ span: { start: sentence.start, end: sentence.end }, text: 'plain.long-sentence', params: { words } }];
    }),
};

function countWords(draft: Draft, { firstToken, endToken }: Sentence): number {
  let words = 0;
  for (let at = firstToken; at < endToken; at += 1) if (draft.tokens[at]?.kind !== 'mark') words += 1;
  return words;
}

/** Names, numbers and e-mail addresses side by side: read by eye, not as a sentence. */
function isAddress(draft: Draft, { start, end, firstToken, endToken }: Sentence): boolean {
  const numbers = draft.tokens.slice(firstToken, endToken).filter((token) => token.kind === 'number').length;
  // Lines under each other without a full stop are a list whose bullets were lost on the way.
  const written = draft.text.slice(start, end);
  return numbers >= 6 || (written.includes('\n') && !/[.!?]$/.test(written)) || written.includes('@');
}
