import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { keyedPhrases } from '../phrase/pattern-sets.ts';
import { isQuoted } from './plain-is-quoted.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

type Span = NonNullable<RuleFinding['span']>;

/** A finding that stands somewhere, and whether its phrase is in the sentence's own standard. */
interface Candidate extends Span {
  readonly found: RuleFinding;
  readonly fits: boolean;
}

/**
 * The phrases of a rule on style in a draft, none of them overlapping. Bokmål and nynorsk share many stiff words, so
 * the phrase in the sentence's own standard wins, because its replacement is the one to write. What is quoted was
 * written by somebody else and stays.
 */
export function plainPhrases(given: Draft, data: AdvertData, rule: string): readonly RuleFinding[] {
  const draft = withSureLanguages(given);
  const files = data.phrases
    .filter((file) => file.rule === rule)
    .map((file) => ({ ...file, found: findPhrases(draft, { ...data, phrases: [file] }, rule) }));
  const silenced = new Map<string, readonly Span[]>();
  for (const { found, ...file } of files) {
    for (const { key, phrase } of keyedPhrases(file)) {
      const spans = silencedBy(draft, key, found, phrase.id);
      if (spans.length > 0) silenced.set(`${file.language}/${phrase.id}`, spans);
    }
  }
  return withoutOverlaps(files.flatMap(({ language, found }) => found.flatMap((one) => toCandidate(draft, one, language, silenced)))).map(
    (one) => one.found,
  );
}

/** A rule on style that is nothing but its phrases. */
export function plainPhraseRule(id: string): AdvertRule {
  return { id, check: (draft, { policy }) => plainPhrases(draft, policy.data, id) };
}

/** As `plainPhraseRule`, but the same wording is told once: a hint at every place would drown the rest. */
export function plainPhraseOnceRule(id: string): AdvertRule {
  return { id, check: (draft, { policy }) => firstOfEach(plainPhrases(draft, policy.data, id)) };
}

/** The first finding of every phrase. */
export function firstOfEach(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const seen = new Set<string | undefined>();
  return findings.filter((found) => !seen.has(found.phrase) && seen.add(found.phrase));
}

/** A line of so few words tells too little to be English in a Norwegian text («Saksbehandling», «Tiltreding snarast»). */
const tooFewWords = 5;

function withSureLanguages(draft: Draft): Draft {
  if (draft.language !== 'nb' && draft.language !== 'nn') return draft;
  const isUnsure = (sentence: Sentence): boolean => sentence.language === 'en' && sentence.endToken - sentence.firstToken <= tooFewWords;
  return { ...draft, sentences: draft.sentences.map((one) => (isUnsure(one) ? { ...one, language: 'unknown' } : one)) };
}

/** Where the patterns of a phrase match and its guards keep it silent. */
function silencedBy(draft: Draft, key: string, found: readonly RuleFinding[], id: string): readonly Span[] {
  const matches = draft.matches(key);
  if (matches.length === 0) return [];
  const told = new Set(found.map((one) => (one.phrase === id ? one.span?.start : undefined)));
  return matches
    .map((match) => ({ start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 }))
    .filter((span) => !told.has(span.start));
}

function toCandidate(draft: Draft, found: RuleFinding, language: string, silenced: ReadonlyMap<string, readonly Span[]>): readonly Candidate[] {
  const { span } = found;
  const sentence = span === null ? undefined : draft.sentences[plainSentenceAt(draft, span.start)];
  if (span === null || sentence === undefined) return [];
  // A line that does not show its language speaks that of the text.
  const own = sentence.language === 'unknown' || sentence.language === 'no' ? draft.language : sentence.language;
  if (own === 'en' ? language === 'nb' || language === 'nn' : (own === 'nb' || own === 'nn') && language === 'en') return [];
  // A phrase of one standard must not speak where its namesake of the other was silenced by a guard.
  const twin = language === 'nb' ? 'nn' : language === 'nn' ? 'nb' : null;
  if (twin !== null && own !== language && overlapsAny(silenced.get(`${twin}/${found.phrase ?? ''}`) ?? [], span)) return [];
  if (isQuoted(draft.text, sentence.start, span.start)) return [];
  return [{ found, ...span, fits: language === own }];
}

/** Spans are in order and apart from each other. */
function overlapsAny(spans: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) < span.end;
}

/** Of candidates that overlap the longest stays, then the one in the sentence's own standard. */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  let cluster: Candidate[] = [];
  let reach = -1;
  const settle = (): void => {
    const stay: Candidate[] = [];
    for (const one of cluster.toSorted((a, b) => b.end - b.start - (a.end - a.start) || Number(b.fits) - Number(a.fits) || a.start - b.start)) {
      if (!stay.some((other) => one.start < other.end && other.start < one.end)) stay.push(one);
    }
    kept.push(...stay.toSorted((a, b) => a.start - b.start));
    cluster = [];
  };
  for (const one of candidates.toSorted((a, b) => a.start - b.start)) {
    if (one.start >= reach) settle();
    cluster.push(one);
    reach = Math.max(reach, one.end);
  }
  settle();
  return kept;
}
