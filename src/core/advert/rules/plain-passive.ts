import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { plainPhrases } from './plain-phrases.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

/** Fewer passives than this in a whole advert are ordinary language. */
const fewest = 4;
const nynorskForm = 'plain.passive/nynorsk';

/**
 * Passives that pile up: four in the advert, or two in a sentence, one finding a sentence. A present in -ast or -es is
 * no form of nynorsk and is named wherever it stands (S3-11, språklova §§ 9 and 10).
 */
export const plainPassive: AdvertRule = {
  id: 'plain.passive',
  check: (draft, { policy }) => {
    // A stiff word that happens to be a passive is named once, as a stiff word.
    const found = apartFrom(plainPhrases(draft, policy.data, 'plain.passive'), plainPhrases(draft, policy.data, 'plain.bureaucratic'));
    const wrong = found.filter((one) => one.text === nynorskForm && isNynorsk(draft, one) && !isAcronym(draft, one));
    const passives = found.filter((one) => one.text !== nynorskForm && isCounted(draft, one));
    const bySentence = Map.groupBy(passives, (one) => sentenceOf(draft, one));
    const piled = [...bySentence.values()].filter((inSentence) => inSentence.length > 1 || passives.length >= fewest);
    return [...wrong, ...piled.flatMap((inSentence) => inSentence.slice(0, 1)).map((one) => ({ ...one, text: 'plain.passive' }))];
  },
};

/** Findings that overlap none of the others; both are in order. */
function apartFrom(findings: readonly RuleFinding[], others: readonly RuleFinding[]): readonly RuleFinding[] {
  let at = 0;
  return findings.filter(({ span }) => {
    while (at < others.length && (others[at]?.span?.end ?? 0) <= (span?.start ?? 0)) at += 1;
    return (others[at]?.span?.start ?? Number.POSITIVE_INFINITY) >= (span?.end ?? 0);
  });
}

/** The notice on publicity is fixed by law and written by HR. */
function isCounted(draft: Draft, found: RuleFinding): boolean {
  return draft.sentences[sentenceOf(draft, found)]?.section !== 'legal' && !isAcronym(draft, found);
}

/** «GIS» is no passive. */
function isAcronym(draft: Draft, { span }: RuleFinding): boolean {
  const written = span === null ? '' : draft.text.slice(span.start, span.end);
  return written === written.toUpperCase();
}

function sentenceOf(draft: Draft, { span }: RuleFinding): number {
  return plainSentenceAt(draft, span?.start ?? 0);
}

/** A bokmål text has sentences that could be nynorsk; only in a nynorsk text is the form wrong. */
function isNynorsk(draft: Draft, found: RuleFinding): boolean {
  return draft.language === 'nn' || (draft.language === 'mixed' && draft.sentences[sentenceOf(draft, found)]?.language === 'nn');
}
