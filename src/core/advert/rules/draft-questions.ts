import type { Draft, Sentence } from '../draft.ts';
import type { Match } from '../phrase/match.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import type { SectionKind } from '../report.ts';

/** The sentence a match stands in. */
export function sentenceAt(draft: Draft, match: Match): Sentence | undefined {
  return draft.sentences[draft.sentenceOf[match.first] ?? -1];
}

/** The matches of a cue whose sentence fulfils a condition. */
export function cuesWhere(draft: Draft, cue: string, condition: (sentence: Sentence) => boolean): readonly Match[] {
  return draft.cues(cue).filter((match) => {
    const sentence = sentenceAt(draft, match);
    return sentence !== undefined && condition(sentence);
  });
}

/** Whether a sentence holds a cue. */
export function holds(draft: Draft, sentence: Sentence, cue: string): boolean {
  return anyWithin(draft.cues(cue), sentence.firstToken, sentence.endToken);
}

/** Number of words in a sentence. */
export function countWords(draft: Draft, sentence: Sentence): number {
  let words = 0;
  for (let at = sentence.firstToken; at < sentence.endToken; at += 1) if (draft.tokens[at]?.kind === 'word') words += 1;
  return words;
}

/** The sentences of certain sections, headings left out. */
export function bodyOf(draft: Draft, kinds: readonly SectionKind[]): readonly Sentence[] {
  return draft.sentences.filter((one) => !one.heading && kinds.includes(one.section) && countWords(draft, one) > 0);
}

/** Where a match stands in the normalised text. */
export function spanOf(draft: Draft, match: Match): { readonly start: number; readonly end: number } {
  return { start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 };
}

/** Whether a sentence asks something, or tells that others do: «Mange spør om vi krever politiattest.» The answer is in the next one. */
export function isQuestion(draft: Draft, sentence: Sentence): boolean {
  return draft.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?') || holds(draft, sentence, 'asked-by-others');
}
