import type { Draft, Sentence } from './draft.ts';
import type { Match } from './phrase/match.ts';
import { onceFor } from './once-for.ts';
import { anyOverlap, anyWithin, withinTokens } from './phrase/within-tokens.ts';
import type { SectionKind } from './report.ts';

/** What the advert offers: the terms that every post has, and the sentences in which it offers something. */
export interface Offer {
  readonly pay: boolean;
  readonly pension: boolean;
  readonly insurance: boolean;
  readonly sentences: readonly Sentence[];
}

/** Pay for a year, a month or an hour in kroner lies within these bounds; rents, fines and budgets do not. */
const plausible = [
  { per: /i året|per år|pr\.? år|årleg|årlig|årsløn|a year|per year|annual/iu, least: 150_000, most: 2_500_000 },
  { per: /måned|månad|mnd|month/iu, least: 20_000, most: 200_000 },
  { per: /timen|per time|time|hour/iu, least: 140, most: 1_200 },
] as const;
/** An amount within these needs no more said to be a year's pay. */
const yearly = { least: 250_000, most: 1_800_000 };
/** «430 til 505 tusen», «540 000», «372,000». */
const amounts = /(?<![\d.,])(\d{3})(?:[ .,]?000(?!\d)|[ .,](\d{3})(?!\d)| ?(?:–|-|til|to|og|and) ?\d{3} (?:tusen|000|k)| (?:tusen|k\b))/giu;
/** Characters before and behind an amount in which it is said what is counted. */
const nearBefore = 25;
const nearAfter = 20;
/** Something else than kroner a year is counted. */
const otherAmount =
  /budsjett|budget|million|omset|porteføl|besøk|utlån|innbyg|visit|population|people|inhabit|utlegg|bøter|fakturaer|bilag|kvadrat|meter|liter/iu;
/** Words of pay, the form of a range, or the currency beside an amount. */
const payLike =
  /løn|tariff|kr\b|kroner|nok\b|ansiennitet|utdanning|praksis|i året|årleg|årlig|per år|starter på|startar på|byrjar på|begynner på|inntil|opp til|salary|pay|wage|–|-| til | og | to | and | mellom /iu;

/** So many sentences away from its terms an offer goes on in the same paragraph. */
const offerReach = 4;

/** Where the work is told, or what it asks; pay and pension may be the work of a payroll office. */
const toldOfWork: readonly SectionKind[] = ['tasks', 'requirements', 'traits', 'title'];

/** Reads what the advert offers, whatever the heading above it; five rules ask for it. */
export const findOffer = onceFor((draft: Draft): Offer => {
  const bare = draft.sentences.map((one) => !one.invites);
  const amount = draft.sentences.map((one, at) => bare[at] === true && namesPay(draft, one));
  const offered = draft.sentences.map((one, at) => bare[at] === true && isOffered(draft, one, amount[at] === true));
  const term = (cue: string, other: string): readonly boolean[] =>
    draft.sentences.map((one, at) => offered[at] === true && says(draft, one, cue, other));
  const pay = term('pay', 'pay-other');
  const pension = term('pension', 'pension-other');
  const insurance = term('insurance', 'insurance-other');
  const headed = draft.sections.filter((one) => one.kind === 'offer' && one.heading !== null);
  const terms = draft.sentences.map(
    (one, at) =>
      bare[at] === true &&
      !one.heading &&
      (amount[at] === true ||
        pay[at] === true ||
        pension[at] === true ||
        insurance[at] === true ||
        headed.some((section) => section.firstSentence <= at && at < section.endSentence)),
  );
  const lines = new Set(draft.sentences.filter((_, at) => terms[at] === true).map((one) => one.line));
  const listed = listedBeside(draft, lines);
  // A paragraph that names two terms is the offer, whatever its sentences look like; in a text without line breaks all is one paragraph.
  const countNear = (at: number): number => {
    const line = draft.sentences[at]?.line;
    let count = 0;
    for (let other = at - offerReach; other <= at + offerReach; other += 1) {
      if (terms[other] === true && draft.sentences[other]?.line === line) count += 1;
    }
    return count;
  };
  const isPart = (one: Sentence, at: number): boolean => {
    if (one.heading || bare[at] !== true) return false;
    if (terms[at] === true || leadsIn(draft, one)) return true;
    const beside = countNear(at);
    const mayAsk = one.section === 'requirements' || one.section === 'traits';
    if (beside > 1 || (beside > 0 && (!mayAsk || holds(draft, one, 'benefit')))) return true;
    return listed.has(at);
  };
  return {
    pay: amount.includes(true) || pay.includes(true),
    pension: pension.includes(true),
    insurance: insurance.includes(true),
    sentences: draft.sentences.filter(isPart),
  };
});

/** Items of lists of which another item offers pay, pension or insurance, by number of the sentence. */
function listedBeside(draft: Draft, lines: ReadonlySet<number>): ReadonlySet<number> {
  const listed = new Set<number>();
  const { sentences } = draft;
  const offers = (at: number): boolean => lines.has(sentences[at]?.line ?? -1);
  for (let from = 0; from < sentences.length; from += 1) {
    let end = from;
    let offering = 0;
    for (; sentences[end]?.bullet === true; end += 1) if (offers(end)) offering += 1;
    for (let at = from; at < end; at += 1) if (offering > (offers(at) ? 1 : 0)) listed.add(at);
    from = Math.max(from, end);
  }
  return listed;
}

function says(draft: Draft, { firstToken, endToken }: Sentence, cue: string, other: string): boolean {
  return withinTokens(draft.cues(cue), firstToken, endToken).some((one: Match) => !anyOverlap(draft.cues(other), one));
}

function leadsIn(draft: Draft, sentence: Sentence): boolean {
  return (
    !['requirements', 'traits', 'tasks', 'legal', 'contact', 'deadline'].includes(sentence.section) &&
    holds(draft, sentence, 'offer-lead') &&
    !holds(draft, sentence, 'offer-not') &&
    (sentence.section === 'offer' || holds(draft, sentence, 'to-applicant'))
  );
}

/** A sentence on the work or its demands offers a term only where it says that it does. */
function isOffered(draft: Draft, sentence: Sentence, namesAmount: boolean): boolean {
  if (sentence.heading && sentence.section !== 'offer') return false;
  if (!toldOfWork.includes(sentence.section) || namesAmount || holds(draft, sentence, 'offer-lead')) return true;
  const terms = [
    says(draft, sentence, 'pay', 'pay-other'),
    says(draft, sentence, 'pension', 'pension-other'),
    says(draft, sentence, 'insurance', 'insurance-other'),
  ];
  if (terms.filter(Boolean).length >= 2) return true;
  if (sentence.section === 'tasks' || sentence.section === 'title') return false;
  return ['experience', 'qualification', 'education'].every((cue) => !holds(draft, sentence, cue));
}

function holds(draft: Draft, sentence: Sentence, cue: string): boolean {
  return anyWithin(draft.cues(cue), sentence.firstToken, sentence.endToken);
}

/** Whether the sentence names an amount that can only be pay. */
function namesPay(draft: Draft, { start, end }: Sentence): boolean {
  const text = draft.text.slice(start, Math.min(end, start + 600));
  if (!/\d{3}/.test(text)) return false;
  for (const found of text.matchAll(amounts)) {
    const value = Number(`${found[1] ?? ''}${found[2] ?? '000'}`);
    const around = text.slice(Math.max(0, found.index - nearBefore), found.index + found[0].length + nearAfter);
    if (value >= yearly.least && value <= yearly.most && !otherAmount.test(around) && payLike.test(text)) return true;
  }
  const kroner = /(?:kr\.? ?|nok ?)(\d[\d .]{1,9}\d)|(\d[\d .]{1,9}\d) ?(?:kr\b|kroner|nok\b)/giu;
  return [...text.matchAll(kroner)].some((found) => {
    const value = Number((found[1] ?? found[2] ?? '').replaceAll(/\D/g, ''));
    const after = text.slice(found.index, found.index + 60);
    if (/leie|leige|rent/iu.test(text.slice(Math.max(0, found.index - 40), found.index))) return false;
    return plausible.some(
      ({ per, least, most }) => value >= least && value <= most && per.test(after) && !/tillegg|allowance|supplement/iu.test(text),
    );
  });
}
