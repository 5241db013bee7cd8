import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { findPhrases } from '../phrase/find-phrases.ts';
import { phraseKey } from '../phrase/pattern-sets.ts';

type Span = NonNullable<RuleFinding['span']>;

/** A finding that stands somewhere, with the language of the phrase that made it. */
interface Candidate {
  readonly found: RuleFinding;
  readonly start: number;
  readonly end: number;
  readonly fits: boolean;
}

/**
 * The phrases of a rule on style in a draft, none of them overlapping. Bokmål and nynorsk share many stiff words, so
 * the phrase in the sentence's own standard wins, because its replacement is the one to write. What is quoted was
 * written by somebody else and stays.
 */
export function plainPhrases(draft: Draft, data: AdvertData, rule: string): readonly RuleFinding[] {
  const files = data.phrases.filter((file) => file.rule === rule).map(({ language, phrases }) => ({ language, found: findPhrases(draft, { ...data, phrases: [{ rule, language, phrases }] }, rule) }));
  // A phrase of one standard must not speak where its namesake of the other was silenced by a guard.
  const isSilenced = (phrase: string, language: string, { start, end }: Span): boolean =>
    draft.matches(phraseKey(rule, language, phrase)).some((match) => {
      const matched = { start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 };
      return matched.start < end && start < matched.end && !files.some((file) => file.language === language && file.found.some((one) => one.phrase === phrase && one.span?.start === matched.start));
    });
  const candidates = files.flatMap(({ language, found }) =>
    found.flatMap((one) => toCandidate(draft, one, language, (span) => one.phrase !== undefined && (language === 'nb' ? isSilenced(one.phrase, 'nn', span) : language === 'nn' && isSilenced(one.phrase, 'nb', span)))),
  );
  const kept: Candidate[] = [];
  for (const one of candidates.toSorted((a, b) => b.end - b.start - (a.end - a.start) || Number(b.fits) - Number(a.fits) || a.start - b.start)) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start).map((one) => one.found);
}

/** A rule on style that is nothing but its phrases. */
export function plainPhraseRule(id: string): AdvertRule {
  return { id, check: (draft, { policy }) => plainPhrases(draft, policy.data, id) };
}

/** As `plainPhraseRule`, but the same wording is told once: a hint at every place would drown the rest. */
export function plainPhraseOnceRule(id: string): AdvertRule {
  return {
    id,
    check: (draft, { policy }) => {
      const seen = new Set<string | undefined>();
      return plainPhrases(draft, policy.data, id).filter((found) => !seen.has(found.phrase) && seen.add(found.phrase));
    },
  };
}

function toCandidate(draft: Draft, found: RuleFinding, language: string, isSilenced: (span: Span) => boolean): readonly Candidate[] {
  const { span } = found;
  const sentence = span === null ? undefined : draft.sentences.find((one) => one.start <= span.start && span.start < one.end);
  if (span === null || sentence === undefined) return [];
  // A line that does not show its language speaks that of the text.
  const own = sentence.language === 'unknown' || sentence.language === 'no' ? draft.language : sentence.language;
  if (own === 'en' ? language === 'nb' || language === 'nn' : (own === 'nb' || own === 'nn') && language === 'en') return [];
  if (own !== language && isSilenced(span)) return [];
  if (isQuoted(draft.text, sentence.start, span.start)) return [];
  return [{ found, ...span, fits: language === own }];
}

/** Whether a quotation that began in this sentence is still open at a place. */
export function isQuoted(text: string, from: number, at: number): boolean {
  let open = 0;
  let straight = 0;
  for (let index = from; index < at; index += 1) {
    const mark = text[index];
    if (mark === '«' || mark === '“' || mark === '„') open += 1;
    else if ((mark === '»' || mark === '”') && open > 0) open -= 1;
    else if (mark === '"') straight += 1;
  }
  return open > 0 || straight % 2 === 1;
}
