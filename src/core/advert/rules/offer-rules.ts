import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { bodyOf, cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** Pay, pension and insurance are part of the work in a payroll office, and a demand in no advert. */
const notOffered = ['tasks', 'requirements', 'traits', 'title'];

function isOffered(draft: Draft, sentence: Sentence): boolean {
  if (sentence.heading && sentence.section !== 'offer') return false;
  return !notOffered.includes(sentence.section) || holds(draft, sentence, 'offer-lead');
}

function offers(draft: Draft, cue: string): boolean {
  return cuesWhere(draft, cue, (sentence) => isOffered(draft, sentence)).length > 0;
}

const offersPay = (draft: Draft): boolean =>
  cuesWhere(draft, 'pay', (sentence) => isOffered(draft, sentence)).some((one) => !anyWithin(draft.cues('pay-other'), one.first, one.first + 1));

/** The field «Vi tilbyr» is used (S3-06). */
const offer = missingRule('offer.missing', (draft) => bodyOf(draft, ['offer']).length === 0 && !hasOfferSentence(draft));

function hasOfferSentence(draft: Draft): boolean {
  return draft.sentences.some((one) => !one.heading && isOffered(draft, one) && holds(draft, one, 'offer-lead'));
}

const pay = missingRule('offer.pay-missing', (draft) => !offersPay(draft));
const pension = missingRule('offer.pension-missing', (draft) => !offers(draft, 'pension'));
const insurance = missingRule('offer.insurance-missing', (draft) => !offers(draft, 'insurance'));

/** An item of the offer needs this many words of its own to say something. */
const fewestWords = 2;

/** Something that not every post everywhere has (S3-06): what is left of the offer beside pay, pension, insurance and the usual phrases. */
const distinctive = missingRule('offer.distinctive-missing', (draft) => {
  const told = draft.sentences.filter((one) => !one.heading && !one.invites && (one.section === 'offer' || (isOffered(draft, one) && holds(draft, one, 'offer-lead'))));
  return !told.some((one) => itemsOf(draft, one).some((item) => isDistinctive(draft, item)));
});

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
    if (![',', ';', '.', 'og', 'samt', 'and', 'med', 'with'].includes(text)) continue;
    if (at > first) items.push({ first, end: at });
    first = at + 1;
  }
  return items;
}

const fillers = new Set(['vi', 'me', 'kan', 'tilby', 'tilbyr', 'tilbyd', 'deg', 'en', 'ein', 'et', 'eit', 'ei', 'gode', 'god', 'godt', 'svært', 'hos', 'oss', 'får', 'du', 'i', 'på', 'til', 'for', 'etter', 'av', 'our', 'we', 'offer', 'you', 'a', 'an', 'good', 'the', 'of', 'in', 'to', 'stor', 'store', 'stort', 'mange']);

function isDistinctive(draft: Draft, item: Item): boolean {
  if (anyWithin(draft.cues('generic-offer'), item.first, item.end)) return false;
  const words = draft.tokens.slice(item.first, item.end).filter((token) => token.kind === 'word' && !fillers.has(token.text));
  return words.length >= fewestWords || words.some((token) => token.text.length >= 9);
}

/** The rules on what the municipality offers. */
export const offerRules: readonly AdvertRule[] = [offer, distinctive, pay, pension, insurance];
