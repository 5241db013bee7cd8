import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { AdvertData } from '../advert-data.ts';
import type { Draft } from '../draft.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { severities } from '../report.ts';

/** How far from a demand, in characters, a wording that takes it back may stand. */
const reach = 50;
const adversative = /\b(?:men|but|however|derimot)\b/;

/**
 * A rule made of phrases that is silent where the advert says that the thing is not asked for («førerkort er ikke et
 * krav»), and that says one thing about one wording where the phrases of bokmål, nynorsk and English overlap.
 */
export function inclusionPhraseRule(id: string): AdvertRule {
  return {
    id,
    check: (draft, { policy }) => {
      const found = findPhrases(draft, policy.data, id).filter((one) => !isWaived(draft, one));
      return withoutOverlaps(found, policy.data);
    },
  };
}

function isWaived(draft: Draft, { span }: RuleFinding): boolean {
  if (span === null) return false;
  return draft.cues('inclusion-waived').some((waiver) => {
    const first = draft.tokens[waiver.wholeFirst];
    const last = draft.tokens[waiver.wholeEnd - 1];
    if (first === undefined || last === undefined) return false;
    const sentence = draft.sentences[draft.sentenceOf[waiver.wholeFirst] ?? 0];
    if (sentence === undefined || span.start < sentence.start || span.start >= sentence.end) return false;
    // A negation inside the wording is part of the demand: «ikke behov for tilrettelegging».
    if (first.start < span.end && last.end > span.start) return false;
    const between = first.start >= span.end ? draft.text.slice(span.end, first.start) : draft.text.slice(last.end, span.start);
    return between.length <= reach && !adversative.test(between.toLowerCase());
  });
}

/** Of findings that overlap the gravest stays, then the longest. */
function withoutOverlaps(found: readonly RuleFinding[], data: AdvertData): readonly RuleFinding[] {
  const weight = (one: RuleFinding): number => severities.indexOf(one.severity ?? data.texts[one.text]?.severity ?? 'hint');
  const length = ({ span }: RuleFinding): number => (span === null ? 0 : span.end - span.start);
  const kept: RuleFinding[] = [];
  for (const one of found.toSorted((a, b) => weight(a) - weight(b) || length(b) - length(a))) {
    if (kept.every((other) => !overlap(one, other))) kept.push(one);
  }
  return kept;
}

function overlap(one: RuleFinding, other: RuleFinding): boolean {
  return one.span !== null && other.span !== null && one.span.start < other.span.end && other.span.start < one.span.end;
}
