import type { Draft } from '../draft.ts';

/** Number of the sentence a place of the normalised text lies in; between two, the earlier one. */
export function plainSentenceAt(draft: Draft, offset: number): number {
  let low = 0;
  let high = draft.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((draft.sentences[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
