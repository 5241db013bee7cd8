import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { phraseKey } from '../phrase/pattern-sets.ts';
import { severities } from '../report.ts';

type Span = Readonly<{ start: number; end: number }>;

/** How far from a demand, in characters, a wording that takes it back may stand. */
const reach = 50;
const adversative = /(?<!\p{L})(?:men|but|however|derimot)(?!\p{L})/u;
/** Where one item of a list ends, and how long an item may be, its verb included. */
const listBreak = /,|(?<!\p{L})(?:og|eller|samt|and|or)(?!\p{L})/u;
const mostWordsOfItem = 3;
/** The broad phrases of a rule: what is named in a demand without a wording of its own. */
const broad = 'demand';

/**
 * A rule made of phrases that is silent where the advert says that the thing is not asked for («førerkort er ikke et
 * krav»), and that says one thing about one wording where its phrases overlap. A broad phrase gives way to a phrase
 * that knows the wording, also when the guards of that one have found the wording lawful, and speaks once a sentence.
 */
export function inclusionPhraseRule(id: string): AdvertRule {
  return {
    id,
    check: (draft, { policy }) => {
      const found = findPhrases(draft, policy.data, id).filter((one) => !isWaived(draft, one));
      if (found.length === 0) return found;
      const known = knownWordings(draft, policy.data, id);
      return withoutOverlaps(
        found.filter((one) => !isBroad(one) || !known.some((wording) => overlap(one.span, wording))),
        draft,
        policy.data,
      );
    },
  };
}

function isBroad({ phrase }: RuleFinding): boolean {
  return phrase?.startsWith(broad) ?? false;
}

/** Where the patterns of the narrower phrases match, guards or no guards. */
function knownWordings(draft: Draft, data: AdvertData, id: string): readonly Span[] {
  return data.phrases
    .filter((file) => file.rule === id)
    .flatMap(({ language, phrases }) =>
      phrases.filter((phrase) => !phrase.id.startsWith(broad)).flatMap((phrase) => draft.matches(phraseKey(id, language, phrase.id))),
    )
    .map((match) => ({ start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 }));
}

function isWaived(draft: Draft, { span }: RuleFinding): boolean {
  if (span === null) return false;
  return draft.cues('inclusion-waived').some((waiver) => {
    const first = draft.tokens[waiver.wholeFirst];
    const last = draft.tokens[waiver.wholeEnd - 1];
    const sentence = draft.sentences[draft.sentenceOf[waiver.wholeFirst] ?? 0];
    if (first === undefined || last === undefined || sentence === undefined) return false;
    if (span.start < sentence.start || span.start >= sentence.end) return false;
    // A negation inside the wording is part of the demand: «ikke behov for tilrettelegging».
    if (first.start < span.end && last.end > span.start) return false;
    const between = first.start >= span.end ? draft.text.slice(span.end, first.start) : draft.text.slice(last.end, span.start);
    if (adversative.test(between.toLowerCase())) return false;
    return between.length <= reach || (first.start >= span.end && isRestOfList(between));
  });
}

/** Whether a text goes on with a list («, fødested, kjærester og gudshus har »), so that what follows speaks of every item of it. */
function isRestOfList(text: string): boolean {
  const items = text.split(listBreak).map((item) => item.trim().split(/\s+/).length);
  return items.length > 2 && items.every((words) => words <= mostWordsOfItem);
}

/** A quote of more characters is no longer read at a glance. */
const longestQuote = 140;

/**
 * Of findings that overlap, the one of a wording of its own stays, then the gravest, then the longest. What else a broad
 * phrase finds in the sentence is taken into the quote: it is the same demand, told twice.
 */
function withoutOverlaps(found: readonly RuleFinding[], draft: Draft, data: AdvertData): readonly RuleFinding[] {
  const sentence = ({ span }: RuleFinding): number => draft.sentences.findLastIndex((one) => span !== null && one.start <= span.start);
  const weight = (one: RuleFinding): number => severities.indexOf(one.severity ?? data.texts[one.text]?.severity ?? 'hint');
  const length = ({ span }: RuleFinding): number => (span === null ? 0 : span.end - span.start);
  const kept: RuleFinding[] = [];
  for (const one of found.toSorted((a, b) => Number(isBroad(a)) - Number(isBroad(b)) || weight(a) - weight(b) || length(b) - length(a))) {
    const near = isBroad(one) ? kept.findIndex((other) => sentence(one) === sentence(other)) : -1;
    const beside = kept[near];
    if (kept.some((other) => overlap(one.span, other.span))) continue;
    if (beside === undefined) kept.push(one);
    else kept.splice(near, 1, { ...beside, span: joined(beside.span, one.span) });
  }
  return kept;
}

function joined(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return one;
  const both = { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
  return both.end - both.start > longestQuote ? one : both;
}

function overlap(one: Span | null, other: Span | null): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}
