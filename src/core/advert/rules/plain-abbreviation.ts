import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { firstOfEach, plainPhrases } from './plain-phrases.ts';

/** Abbreviations in running text, and professional ones that nobody has explained, each the first time (S3-11). */
export const plainAbbreviation: AdvertRule = {
  id: 'plain.abbreviation',
  check: (draft, { policy }) => {
    return [...firstOfEach(plainPhrases(draft, policy.data, 'plain.abbreviation')), ...unexplained(draft, policy.data)];
  },
};

/** Abbreviations of the trade (`plain-acronyms`: «BPA = brukerstyrt personlig assistanse») without their meaning beside them or elsewhere. */
function unexplained(draft: Draft, data: AdvertData): readonly RuleFinding[] {
  const meanings = new Map((data.words['plain-acronyms'] ?? []).map((entry) => [entry.split(' = ')[0] ?? '', entry.split(' = ').slice(1)]));
  const lower = draft.text.toLowerCase();
  const found = new Map<string, RuleFinding>();
  for (const token of draft.tokens) {
    if (token.kind !== 'word' || token.end - token.start > 5) continue;
    const written = draft.text.slice(token.start, token.end);
    const [bokmal, nynorsk] = meanings.get(written) ?? [];
    if (bokmal === undefined || found.has(written)) continue;
    const meaning = draft.language === 'nn' ? (nynorsk ?? bokmal) : bokmal;
    const after = draft.text.slice(token.end, token.end + 12);
    const isExplained =
      [bokmal, meaning].some((one) => lower.includes(one.toLowerCase())) ||
      draft.text.charAt(token.start - 1) === '(' ||
      /^ ?\(\p{L}|^,? (?:som|dvs|altså|det vil|står for)/u.test(after);
    if (isExplained) continue;
    found.set(written, {
      span: { start: token.start, end: token.end },
      text: 'plain.abbreviation/acronym',
      replacement: meaning,
      phrase: `acronym-${written.toLowerCase()}`,
    });
  }
  return [...found.values()];
}
