import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { createCover } from '../phrase/create-cover.ts';
import { consequenceBefore } from '../phrase/clause.ts';
import { findPhrases, isWhenMet, mayHaveReason } from '../phrase/find-phrases.ts';
import { keyedPhrases } from '../phrase/pattern-sets.ts';
import { tokenAt } from '../phrase/token-at.ts';
import { severities } from '../report.ts';
import { holds } from './draft-questions.ts';
import { isWaived } from './is-waived.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

type Span = Readonly<{ start: number; end: number }>;

/** What opens the reason for a demand. */
const reason = /(?<!\p{L})(?:fordi|ettersom|because|so that|slik at)(?!\p{L})/u;
/** However long the sentence, a reason given more characters before a thing is not the reason for that thing. */
const reasonReach = 300;
/** Rules on what the law itself bounds, by a lowest age or a level of language. */
const bounded: ReadonlySet<string> = new Set(['inclusion.age', 'inclusion.language']);
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
      const found = findPhrases(draft, policy.data, id).filter(
        (one) =>
          !isWaived(draft, one, id) &&
          !((isBroad(one) || bounded.has(id)) && isBackedByLaw(draft, one, bounded.has(id))) &&
          !(isBroad(one) && isTold(draft, one)) &&
          !(bounded.has(id) && namesLaw(draft, one)),
      );
      if (found.length === 0) return found;
      const known = createCover(draft.text.length);
      for (const wording of knownWordings(draft, policy.data, id)) known.take(wording);
      return withoutOverlaps(
        found.filter((one) => !isBroad(one) || one.span === null || !known.touches(one.span)),
        draft,
        policy.data,
      );
    },
  };
}

function isBroad({ phrase }: RuleFinding): boolean {
  return phrase?.startsWith(broad) ?? false;
}

/** Where the narrower phrases match, excused or not; of a ground only where what they ask for is at hand. */
function knownWordings(draft: Draft, data: AdvertData, id: string): readonly Span[] {
  const narrow = data.phrases
    .filter((file) => file.rule === id)
    .flatMap((file) => keyedPhrases(file).filter(({ phrase }) => !phrase.id.startsWith(broad)));
  return narrow
    .flatMap(({ key, when }) => draft.matches(key).filter((match) => mayHaveReason.has(id) || isWhenMet(draft, when, match)))
    .map((match) => ({ start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 }));
}

/**
 * Whether a wording stands where an advert tells why something is so, or which law says so: «norsk på nivå B2, fordi du
 * snakker med barn». What is merely named there is not asked for.
 */
function isTold(draft: Draft, { span }: RuleFinding): boolean {
  const at = span === null ? -1 : plainSentenceAt(draft, span.start);
  const sentence = draft.sentences[at];
  if (span === null || sentence === undefined) return false;
  // «Because the shifts are long, we want …»: what is drawn from the reason is asked for.
  const drawn = draft.tokens[consequenceBefore(draft, tokenAt(draft.tokens, span.start), sentence.firstToken)]?.start ?? sentence.start;
  const before = draft.text.slice(Math.max(drawn, span.start - reasonReach), span.start);
  return reason.test(before.toLowerCase()) || holds(draft, sentence, 'inclusion-by-law');
}

/** Whether the sentence names the law: «Du må ha fylt 18 år, for arbeidsmiljølova § 11-3 seier nei til nattarbeid for dei som er yngre.» */
function namesLaw(draft: Draft, { span }: Pick<RuleFinding, 'span'>): boolean {
  const sentence = draft.sentences[span === null ? -1 : plainSentenceAt(draft, span.start)];
  return sentence !== undefined && holds(draft, sentence, 'inclusion-by-law');
}

/** Whether the next sentence names the law that asks for it: «Du må ha fylt 18 år. Arbeidsmiljøloven tillater ikke nattarbeid for yngre.» The next item of a list speaks of something else, unless it names the law for an age or a level. */
function isBackedByLaw(draft: Draft, { span }: Pick<RuleFinding, 'span'>, isBounded: boolean): boolean {
  const next = span === null ? undefined : draft.sentences[plainSentenceAt(draft, span.start) + 1];
  return next !== undefined && (isBounded || !next.bullet) && holds(draft, next, 'law-behind');
}

/** A quote of more characters is no longer read at a glance. */
const longestQuote = 140;

/**
 * Of findings that overlap, the one of a wording of its own stays, then the gravest, then the longest. What else a broad
 * phrase finds in the sentence is taken into the quote: it is the same demand, told twice.
 */
function withoutOverlaps(found: readonly RuleFinding[], draft: Draft, data: AdvertData): readonly RuleFinding[] {
  const sentence = ({ span }: RuleFinding): number => plainSentenceAt(draft, span?.start ?? 0);
  const weight = (one: RuleFinding): number => severities.indexOf(one.severity ?? data.texts[one.text]?.severity ?? 'hint');
  const length = ({ span }: RuleFinding): number => (span === null ? 0 : span.end - span.start);
  const kept: RuleFinding[] = [];
  const taken = createCover(draft.text.length);
  /** Sentence → the first finding kept in it. */
  const spoken = new Map<number, number>();
  for (const one of found.toSorted((a, b) => Number(isBroad(a)) - Number(isBroad(b)) || weight(a) - weight(b) || length(b) - length(a))) {
    if (one.span !== null && taken.touches(one.span)) continue;
    const at = spoken.get(sentence(one));
    const beside = isBroad(one) && at !== undefined ? kept[at] : undefined;
    if (beside === undefined || at === undefined) {
      if (at === undefined) spoken.set(sentence(one), kept.length);
      kept.push(one);
      if (one.span !== null) taken.take(one.span);
      continue;
    }
    const span = joined(beside.span, one.span);
    kept[at] = { ...beside, span };
    if (span !== null) taken.take(span);
  }
  return kept;
}

function joined(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return one;
  const both = { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
  return both.end - both.start > longestQuote ? one : both;
}
