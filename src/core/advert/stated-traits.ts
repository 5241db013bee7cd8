import type { Draft, Sentence } from './draft.ts';
import type { Match } from './phrase/match.ts';
import { withinTokens } from './phrase/within-tokens.ts';

/** A personal quality the advert asks for, and where. */
export interface StatedTrait {
  readonly id: string;
  readonly match: Match;
}

const traitKey = 'trait:';

/** Whether a quality named in this sentence is one the applicant is to have. */
function describesApplicant(draft: Draft, sentence: Sentence): boolean {
  if (sentence.invites) return false;
  if (sentence.section === 'traits' || sentence.section === 'requirements') return true;
  if (['offer', 'diversity', 'contact', 'legal', 'deadline', 'tasks'].includes(sentence.section) && !sentence.bullet) {
    return withinTokens(draft.cues('you-are'), sentence.firstToken, sentence.endToken).length > 0;
  }
  return !sentence.bullet && withinTokens(draft.cues('you-are'), sentence.firstToken, sentence.endToken).length > 0;
}

/** The personal qualities asked of the applicant, in order, each wording once. */
export function statedTraits(draft: Draft): readonly StatedTrait[] {
  const stated: StatedTrait[] = [];
  for (const id of draft.traitIds) {
    for (const match of draft.matches(`${traitKey}${id}`)) {
      const sentence = draft.sentences[draft.sentenceOf[match.first] ?? -1];
      if (sentence !== undefined && describesApplicant(draft, sentence) && !isAboutSomethingElse(draft, sentence, match)) stated.push({ id, match });
    }
  }
  const sorted = stated.toSorted((one, other) => one.match.first - other.match.first || other.match.end - one.match.end);
  // «trygg» inside «faglig trygg» is one quality, not two.
  return sorted.filter((one, at) => at === 0 || (sorted[at - 1]?.match.end ?? 0) <= one.match.first || sorted[at - 1] === one);
}

/** «positive holdninger», «trygt miljø», «effektiv drift»: the word belongs to a noun behind it, not to the person. */
function isAboutSomethingElse(draft: Draft, sentence: Sentence, match: Match): boolean {
  return withinTokens(draft.cues('not-a-trait'), sentence.firstToken, sentence.endToken).some((one) => one.wholeFirst < match.end && one.wholeEnd > match.first);
}
