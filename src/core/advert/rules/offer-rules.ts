import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin, withinTokens } from '../phrase/within-tokens.ts';
import { bodyOf, cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** Where something is told of the work or the person; what stands elsewhere is what the employee gets. */
const toldOfWork = ['tasks', 'requirements', 'traits', 'title'];

/** Pay and pension may be the work of a payroll office; then the sentence speaks of tasks or of experience, and offers nothing. */
function isOffered(draft: Draft, sentence: Sentence): boolean {
  if (sentence.heading && sentence.section !== 'offer') return false;
  if (!toldOfWork.includes(sentence.section) || holds(draft, sentence, 'offer-lead')) return true;
  if (holds(draft, sentence, 'pension') && (holds(draft, sentence, 'insurance') || holds(draft, sentence, 'pay'))) return true;
  return (
    sentence.section !== 'tasks' &&
    sentence.section !== 'title' &&
    !holds(draft, sentence, 'experience') &&
    !holds(draft, sentence, 'qualification') &&
    !holds(draft, sentence, 'education')
  );
}

function offers(draft: Draft, cue: string): boolean {
  return cuesWhere(draft, cue, (sentence) => isOffered(draft, sentence)).length > 0;
}

const offersPay = (draft: Draft): boolean =>
  cuesWhere(draft, 'pay', (sentence) => isOffered(draft, sentence)).some((one) => !anyWithin(draft.cues('pay-other'), one.first, one.first + 1));

/** The field «Vi tilbyr» is used (S3-06). */
const offer = missingRule(
  'offer.missing',
  (draft) => bodyOf(draft, ['offer']).length === 0 && !hasOfferSentence(draft) && !(offersPay(draft) && offers(draft, 'pension')),
);

function hasOfferSentence(draft: Draft): boolean {
  return draft.sentences.some((one) => !one.heading && isOffered(draft, one) && holds(draft, one, 'offer-lead'));
}

const pay = missingRule('offer.pay-missing', (draft) => !offersPay(draft));
const pension = missingRule('offer.pension-missing', (draft) => !offers(draft, 'pension'));
const insurance = missingRule('offer.insurance-missing', (draft) => !offers(draft, 'insurance'));

/** Something that not every post everywhere has (S3-06): what is left of the offer beside pay, pension, insurance and the usual phrases. */
const distinctive = missingRule('offer.distinctive-missing', (draft) => {
  const told = draft.sentences.filter((one, at) => !one.heading && !one.invites && isPartOfOffer(draft, one, at));
  return !told.some((one) => itemsOf(draft, one).some((item) => isDistinctive(draft, item)));
});

/** A line of the field «Vi tilbyr», or a sentence that offers something, or goes on with one that does. */
function isPartOfOffer(draft: Draft, sentence: Sentence, at: number): boolean {
  if (sentence.section !== 'legal' && isOffered(draft, sentence) && holds(draft, sentence, 'offer-lead')) return true;
  if (sentence.section !== 'offer') return false;
  const before = draft.sentences[at - 1];
  if (before !== undefined && before.line === sentence.line && (before.section === 'offer' || holds(draft, before, 'offer-lead'))) return true;
  return sentence.bullet || draft.sections.some((one) => one.heading !== null && one.firstSentence <= at && at < one.endSentence);
}

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
function isDistinctive(draft: Draft, item: Item): boolean {
  if (anyWithin(draft.cues('standard-offer'), item.first, item.end)) return false;
  const generic = new Set(withinTokens(draft.cues('generic-word'), item.first, item.end).map((match) => match.first));
  return draft.tokens
    .slice(item.first, item.end)
    .some((token, at) => token.kind === 'word' && token.text.length > 2 && !generic.has(item.first + at));
}

/** The rules on what the municipality offers. */
export const offerRules: readonly AdvertRule[] = [offer, distinctive, pay, pension, insurance];
