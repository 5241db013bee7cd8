import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { findOffer } from '../find-offer.ts';
import { anyWithin, withinTokens } from '../phrase/within-tokens.ts';
import { countWords, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** Something is offered (S3-06): a term of the post, or anything that one post has and another has not. */
const offer = missingRule('offer.missing', (draft) => {
  const { pay, pension, insurance, sentences } = findOffer(draft);
  const gives = (one: Sentence): boolean => countWords(draft, one) > 1 && (one.section === 'offer' || holds(draft, one, 'benefit'));
  return !pay && !pension && !insurance && !sentences.some(gives);
});

const pay = missingRule('offer.pay-missing', (draft) => !findOffer(draft).pay);
const pension = missingRule('offer.pension-missing', (draft) => !findOffer(draft).pension);
const insurance = missingRule('offer.insurance-missing', (draft) => !findOffer(draft).insurance);

/** Something that not every post everywhere has (S3-06): what is left of the offer beside pay, pension, insurance and the usual phrases. */
const distinctive = missingRule(
  'offer.distinctive-missing',
  (draft) => !findOffer(draft).sentences.some((one) => itemsOf(draft, one).some((item) => isDistinctive(draft, one, item))),
);

interface Item {
  readonly first: number;
  readonly end: number;
}

/** Parts a sentence into what it lists: «god pensjonsordning, kort vei til sjøen og fleksitid» holds three. */
function itemsOf(draft: Draft, sentence: Sentence): readonly Item[] {
  const items: Item[] = [];
  let first = sentence.firstToken;
  for (let at = sentence.firstToken; at <= sentence.endToken; at += 1) {
    const text = at === sentence.endToken ? ',' : (draft.tokens[at]?.text ?? '');
    if (![',', ';', '.', 'og', 'samt', 'and'].includes(text)) continue;
    if (at > first) items.push({ first, end: at });
    first = at + 1;
  }
  return items;
}

/** An item that is neither standard nor made of words that anybody could put there. */
function isDistinctive(draft: Draft, sentence: Sentence, item: Item): boolean {
  if (anyWithin(draft.cues('benefit'), item.first, item.end)) return true;
  if (anyWithin(draft.cues('standard-offer'), item.first, item.end)) return false;
  // In running text what stands before «får du» is no part of the offer.
  const lead = withinTokens(draft.cues('offer-lead'), sentence.firstToken, sentence.endToken)[0];
  if (sentence.section !== 'offer' && (lead === undefined || item.end <= lead.first || !holds(draft, sentence, 'standard-offer'))) return false;
  const generic = new Set(withinTokens(draft.cues('generic-word'), item.first, item.end).map((match) => match.first));
  return draft.tokens
    .slice(item.first, item.end)
    .some((token, at) => token.kind === 'word' && token.text.length > 3 && !generic.has(item.first + at));
}

/** The rules on what the municipality offers. */
export const offerRules: readonly AdvertRule[] = [offer, distinctive, pay, pension, insurance];
