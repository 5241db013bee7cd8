import type { RuleFinding } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { consequenceBefore } from '../phrase/clause.ts';
import { tokenAt } from '../phrase/token-at.ts';
import { withinTokens } from '../phrase/within-tokens.ts';
import { holds, isQuestion } from './draft-questions.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

/** How far from a demand, in characters, a wording that takes it back may stand. */
const reach = 50;
/** However long the list, nobody reads a wording this many characters away as taking the demand back. */
const farthest = 1_000;
/** So many waivers on either side of a demand are looked at; what stands behind them is nearer to them. */
const mostWaivers = 3;
const adversative = /(?<!\p{L})(?:men|but|however|derimot|bare|berre|kun|only|så lenge|as long as|provided|forutsatt|føresett)(?!\p{L})/u;
/** A heading speaks of no more than so many sentences below it. */
const mostUnderHeading = 12;
/** «førerkortforskriften» names the regulation and asks for nothing. */
const nameOfLaw = /(?:forskrift(?:en|a)?|loven|lova)$/u;
/** Where one item of a list ends, and how long an item may be, its verb included. */
const listBreak = /,|(?<!\p{L})(?:og|eller|samt|and|or)(?!\p{L})/u;
const mostWordsOfItem = 6;

/** Whether the advert says that what a rule found is not asked for, or tells it of somebody else than the one who applies. */
export function isWaived(draft: Draft, { span, text }: RuleFinding, id: string): boolean {
  const at = span === null ? -1 : plainSentenceAt(draft, span.start);
  const sentence = draft.sentences[at];
  if (span === null || sentence === undefined || span.start < sentence.start || span.start >= sentence.end) return false;
  if (isAnsweredNo(draft, sentence, at) || isUnderWaiver(draft, sentence, at)) return true;
  if (mayTell(draft, sentence) && !isConsequence(draft, span.start, sentence) && isTold(draft, partOf(draft, span.start, sentence), { id, text }))
    return true;
  if (text === 'inclusion.gender/pronoun' && holds(draft, sentence, 'holds-phone')) return true;
  if (id === 'inclusion.gender' && isForBothOrTheFew(draft, sentence, at)) return true;
  if (id !== aboutWords && isGiven(draft, sentence)) return true;
  if (!mayBeWork.has(id) && !aboutStaff.has(text) && isObject(draft, sentence, span)) return true;
  if (id === 'inclusion.disability' && isAdaptedTo(draft, at)) return true;
  if (nameOfLaw.test(draft.text.slice(span.start, span.end).toLowerCase())) return true;
  const first = Math.max(sentence.firstToken, tokenAt(draft.tokens, span.start - farthest));
  const end = Math.min(sentence.endToken, tokenAt(draft.tokens, span.end + farthest));
  const waivers = withinTokens(draft.cues('inclusion-waived'), first, end).map(({ wholeFirst, wholeEnd }) => ({
    from: draft.tokens[wholeFirst]?.start ?? 0,
    to: draft.tokens[wholeEnd - 1]?.end ?? 0,
  }));
  // A negation inside the wording is part of the demand: «ikke behov for tilrettelegging».
  const before = waivers.filter(({ to }) => to <= span.start).slice(-mostWaivers);
  const after = waivers.filter(({ from }) => from >= span.end).slice(0, mostWaivers);
  return [...before.map(({ to }) => draft.text.slice(to, span.start)), ...after.map(({ from }) => draft.text.slice(span.end, from))].some(
    (between) => !adversative.test(between.toLowerCase()) && (between.length <= reach || isRestOfList(between)),
  );
}

/** Whether the heading above says that what follows is not asked for: «Dette treng du ikkje». */
function isUnderWaiver(draft: Draft, sentence: Sentence, at: number): boolean {
  const heading = draft.sentences.slice(Math.max(0, at - mostUnderHeading), at).findLast((one) => one.heading);
  return heading !== undefined && !sentence.heading && holds(draft, heading, 'waiving-heading');
}

/** Whether a wording stands in what the advert draws from the rest of the sentence: «Elevene er livlige, så du må være ung.» */
function isConsequence(draft: Draft, start: number, { firstToken }: Sentence): boolean {
  return consequenceBefore(draft, tokenAt(draft.tokens, start), firstToken) > firstToken;
}

/** Words that join on what is asked of whoever applies, and whom they turn to. */
const joins: ReadonlySet<string> = new Set(['og', 'and']);
/** What is joined on more words behind a wording has nothing to do with it. */
const joinReach = 40;
const turnsTo: ReadonlySet<string> = new Set(['vi', 'me', 'du', 'we', 'you']);

/** The sentence without what is joined on to it for the one who applies: «Kollegaen vår skal ha permisjon, og vi trenger deg.» What is drawn from it for the next one too is part of it. */
function partOf(draft: Draft, start: number, sentence: Sentence): Sentence {
  if (holds(draft, sentence, 'so-is-the-next')) return sentence;
  const from = tokenAt(draft.tokens, start);
  for (let at = from; at < Math.min(sentence.endToken - 2, from + joinReach); at += 1) {
    const word = (ahead: number): string => draft.tokens[at + ahead]?.text ?? '';
    if (word(0) === ',' && joins.has(word(1)) && turnsTo.has(word(2))) return { ...sentence, endToken: at };
  }
  return sentence;
}

/** Those who are served, others whom the work brings one in touch with, those who are given something, and the one who leaves the post. */
const served = ['told-of-served'] as const;
const others = [...served, 'told-of-others', 'given-to-some', 'why-vacant'] as const;

/** The rule on the word for a group, which is the wrong word of whomever it is said. */
const aboutWords = 'inclusion.terminology';
/** The staff called by their sex, or by a title of one sex, is a finding just because it is told of the staff. */
const [groupOfStaff, titleOfStaff] = ['inclusion.gender/group', 'inclusion.gender/title'];
const aboutStaff: ReadonlySet<string> = new Set([groupOfStaff, titleOfStaff]);

/** What may tell of somebody else; most sentences hold none of it, and need not be taken apart. */
const tellingCues = ['told-of-some', 'told-of-papers', 'past-told', ...others] as const;

const mayTell = (draft: Draft, sentence: Sentence): boolean => tellingCues.some((cue) => holds(draft, sentence, cue));

/** Whether a sentence tells of somebody else than the one who applies. */
function isTold(draft: Draft, sentence: Sentence, { id, text }: { readonly id: string; readonly text: string }): boolean {
  if (isToldOfSome(draft, sentence) || holds(draft, sentence, 'told-of-papers') || isBygone(draft, sentence)) return true;
  if (id === aboutWords || text === groupOfStaff) return false;
  return isToldOfOthers(draft, sentence, text === titleOfStaff ? served : others);
}

/** What the work itself may ask for, or is the wrong word of whomever it is said; what it is known or met for makes no difference. */
const mayBeWork: ReadonlySet<string> = new Set([
  'inclusion.language',
  'inclusion.driving-licence',
  'inclusion.over-requirement',
  'inclusion.terminology',
]);
/** What is known, taught or met is named within so many words of the word that says so. */
const objectReach = 16;
/** … and that word, with what belongs to it, is no longer than so many. */
const longestCue = 16;
/** What begins to speak of the applicant, or draws something from what stands before. */
const endsObject: ReadonlySet<string> = new Set(
  'du deg dine ditt din vi me you your we must should må bør skal så so derfor difor men but helst gjerne uten utan without selv sjølv self yourself'.split(
    ' ',
  ),
);

/** Whether a wording names what one knows of, teaches or meets: «Du vet hvordan partier og menigheter arbeider.» */
function isObject(draft: Draft, { firstToken, endToken }: Sentence, span: { readonly start: number; readonly end: number }): boolean {
  const [start, end] = [tokenAt(draft.tokens, span.start), tokenAt(draft.tokens, span.end)];
  const from = Math.max(firstToken, start - objectReach - longestCue);
  return withinTokens(draft.cues('object-of'), from, Math.min(endToken, end)).some((one) => {
    if (one.first >= end || start - one.end > objectReach) return false;
    return !draft.tokens.slice(one.end, end).some((token) => endsObject.has(token.text));
  });
}

/** Whether a sentence tells of some of those one meets at work, and not of whoever applies. */
function isToldOfSome(draft: Draft, sentence: Sentence): boolean {
  return holds(draft, sentence, 'told-of-some') && !holds(draft, sentence, 'speaks-to-reader') && !holds(draft, sentence, 'we-want');
}

/** Whether a sentence is about somebody else than the one who applies, and asks for nothing in the same breath. */
function isToldOfOthers(draft: Draft, sentence: Sentence, cues: readonly string[]): boolean {
  return cues.some((cue) => holds(draft, sentence, cue)) && !holds(draft, sentence, 'asks-of-reader');
}

/** Whether a sentence tells what was, of somebody else: «De to siste kom rett fra høyskolen.» */
function isBygone(draft: Draft, sentence: Sentence): boolean {
  return holds(draft, sentence, 'past-told') && !holds(draft, sentence, 'present-told') && !holds(draft, sentence, 'asks-of-reader');
}

/** Whether a sentence gives something to whoever has the post, names both ends of a thing, or what is not looked into, and asks for none of it. */
function isGiven(draft: Draft, sentence: Sentence): boolean {
  if (holds(draft, sentence, 'asks-of-any')) return false;
  if (holds(draft, sentence, 'indirect-question') && holds(draft, sentence, 'we-negated')) return true;
  return holds(draft, sentence, 'both-ends') || (holds(draft, sentence, 'given-to-you') && !holds(draft, sentence, 'tells-of-staff'));
}

/** Whether the next sentence says how the work can be done otherwise: «Du går i trapper. Vi har truck, og kan bytte på oppgaver.» */
function isAdaptedTo(draft: Draft, at: number): boolean {
  const next = draft.sentences[at + 1];
  return next !== undefined && holds(draft, next, 'adapts');
}

/** So many sentences back it may stand that there are few of the sex that is to go first. */
const fewReach = 2;

/** Whether both sexes are spoken to, one after the other, or a sex goes first where two are equally good and the unit has few of it (likestillings- og diskrimineringsloven § 11). */
function isForBothOrTheFew(draft: Draft, sentence: Sentence, at: number): boolean {
  const isAddressed = (one: Sentence | undefined): boolean => one !== undefined && holds(draft, one, 'addressed-by-sex');
  if (isAddressed(sentence) && (isAddressed(draft.sentences[at - 1]) || isAddressed(draft.sentences[at + 1]))) return true;
  const near = draft.sentences.slice(Math.max(0, at - fewReach), at + 1);
  return holds(draft, sentence, 'equal-merit') && near.some((one) => holds(draft, one, 'few-of-sex'));
}

/** So many questions in a row have one answer. */
const mostQuestions = 6;

/** A question that the advert answers with no: «Må du være ung? Slett ikke.» One in the applicant's own voice asks for nothing unless it is answered with yes. */
function isAnsweredNo(draft: Draft, sentence: Sentence, at: number): boolean {
  const asks = (one: Sentence): boolean => isQuestion(draft, one);
  if (!asks(sentence)) return false;
  // «Antall barn? Partibok? Ingenting av dette trenger vi.»
  const answer = draft.sentences.slice(at + 1, at + 1 + mostQuestions).find((one) => !asks(one));
  if (answer === undefined) return false;
  return holds(draft, answer, 'answered-no') || (holds(draft, sentence, 'asked-by-applicant') && !holds(draft, answer, 'answered-yes'));
}

/** Whether a text is the rest of a list («, fødested, kjærester og gudshus har »), so that what stands before or after it speaks of every item. */
function isRestOfList(text: string): boolean {
  const items = text.split(listBreak).map((item) => item.trim().split(/\s+/).length);
  return items.length > 2 && items.every((words) => words <= mostWordsOfItem);
}
