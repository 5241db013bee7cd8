import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { findOffer } from '../find-offer.ts';
import type { Match } from '../phrase/match.ts';
import { anyOverlap } from '../phrase/within-tokens.ts';
import type { SectionKind } from '../report.ts';
import { statedTraits } from '../stated-traits.ts';
import { findValues } from '../values.ts';
import { bodyOf, countWords, cuesWhere, holds, sentenceAt } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** Sections that tell what the municipality gives or says of itself; what they name is demanded of nobody. */
const givesRatherThanAsks: readonly SectionKind[] = ['offer', 'legal', 'deadline', 'diversity'];
/** Sections in which a demand must say in so many words that it is one. */
const tellsOfWork: readonly SectionKind[] = ['tasks', 'title'];
/** Sections of running text in which a demand may stand that turns to the applicant with one. */
const presents: readonly SectionKind[] = ['workplace', 'contact'];

/** Whether the sentence can be a demand: it stands among the demands, or turns to the applicant with one. */
function canDemand(draft: Draft, sentence: Sentence): boolean {
  if (sentence.heading || sentence.invites) return false;
  if (sentence.section === 'requirements' || sentence.section === 'traits') return true;
  if (givesRatherThanAsks.includes(sentence.section)) return asks(draft, sentence) && !holds(draft, sentence, 'offer-lead');
  if (tellsOfWork.includes(sentence.section)) return asks(draft, sentence);
  if (asks(draft, sentence) || holds(draft, sentence, 'demand-lead')) return true;
  if (presents.includes(sentence.section)) return false;
  const isQuestion = draft.text.charAt(sentence.end - 1) === '?';
  return sentence.bullet || isQuestion || holds(draft, sentence, 'to-applicant');
}

/** The sentence speaks of a demand or a wish in so many words. */
function asks(draft: Draft, sentence: Sentence): boolean {
  return ['section-requirements', 'must-marker', 'should-marker'].some((cue) => holds(draft, sentence, cue));
}

const asked = (draft: Draft, cue: string, other?: string): boolean =>
  cuesWhere(draft, cue, (sentence) => canDemand(draft, sentence)).some(
    (match) => !isTimeOfLife(draft, match) && !(other !== undefined && anyOverlap(draft.cues(other), match)),
  );

/** «etter vidaregåande», «while you study»: a time in life, and nothing asked for. */
const isTimeOfLife = (draft: Draft, match: Match): boolean => anyOverlap(draft.cues('time-of-life'), match);

/** A sentence of this many words among the presentation says something about the place even without naming it. */
const longEnough = 5;
/** One that seeks somebody, or tells the terms of the post, has to say more than that. */
const longSeeking = 14;
/** One that does both fills so many words without a word on the place: who seeks, for which post, from when to when. */
const longestTerms = 18;
/** Sections where the place may be named without being presented. */
const tellsNoPlace = ['requirements', 'traits', 'legal', 'contact', 'deadline'];

/** Where the workplace is presented (S3-01). The municipality's values are its culture and present no unit. */
const workplace = missingRule('content.workplace-missing', (draft, { policy }) => {
  const values = findValues(draft, policy.values).flatMap((value) => value.tokens);
  const listsValues = (one: Sentence): boolean => values.filter((token) => token >= one.firstToken && token < one.endToken).length >= 2;
  const told = draft.sentences.filter((one) => !one.heading && !one.invites && countWords(draft, one) >= 4 && !tellsNoPlace.includes(one.section));
  return !told.some((one, at) => {
    if (listsValues(one) && countWords(draft, one) < longSeeking) return false;
    // «kontaktlærer for 18 elever» in the list of tasks is the work, not the school.
    if (one.section === 'tasks' && one.bullet) return false;
    const least = holds(draft, one, 'seeks') ? (holds(draft, one, 'post-terms') ? longestTerms : longSeeking) : 0;
    if (holds(draft, one, 'section-workplace') && countWords(draft, one) >= least) return true;
    if (one.section !== 'workplace' || holds(draft, one, 'work-verb')) return false;
    // What is said right after the values is said of them.
    const before = told[at - 1];
    if (before !== undefined && listsValues(before)) return false;
    const [seeks, terms] = [holds(draft, one, 'seeks'), holds(draft, one, 'post-terms')];
    if (seeks && terms) return false;
    return countWords(draft, one) >= (seeks || terms ? longSeeking : longEnough);
  });
});

/** Where the work may be told in running text; what stands among the demands and the offer is no task. */
const mayTellWork: readonly SectionKind[] = ['workplace', 'title', 'other', 'contact', 'tasks'];
/** Where nothing says what is done, so many items that read as tasks will do. */
const fewestItems = 2;

/** The tasks are told (S3-01): without them no requirement and no trait can be judged. One verb phrase about the work is enough. */
const tasks = missingRule('content.tasks-missing', (draft) => {
  const headed = draft.sections.some((one) => one.kind === 'tasks' && one.heading !== null && one.endSentence - one.firstSentence > 1);
  const offered = findOffer(draft).sentences;
  const tells = (one: Sentence): boolean => mayTellWork.includes(one.section) || (one.section === 'offer' && !offered.includes(one));
  const told = draft.sentences.filter((one) => !one.heading && !one.invites && tells(one));
  const items = told.filter((one) => one.bullet && (one.section === 'tasks' || holds(draft, one, 'bullet-tasks')));
  return !headed && items.length < fewestItems && !told.some((one) => holds(draft, one, 'work-verb'));
});

/** What education the post asks for (S3-01); that none is asked for is an answer too. */
const education = missingRule('content.education-missing', (draft) => !asksEducation(draft));

/** Where a sentence about the applicant's own past may stand with no word of demand. */
function tellsOfOwn(draft: Draft, sentence: Sentence): boolean {
  if (sentence.heading || sentence.invites || givesRatherThanAsks.includes(sentence.section) || tellsOfWork.includes(sentence.section)) return false;
  return !['section-workplace', 'offer-lead', 'experience-other'].some((cue) => holds(draft, sentence, cue));
}

const isOwn = (draft: Draft, cue: string, other?: string): boolean =>
  cuesWhere(draft, cue, (sentence) => tellsOfOwn(draft, sentence)).some(
    (match) => !isTimeOfLife(draft, match) && !(other !== undefined && anyOverlap(draft.cues(other), match)),
  );

const asksEducation = (draft: Draft): boolean => asked(draft, 'education', 'education-other') || isOwn(draft, 'education-own', 'education-other');

/** Experience is spoken of as the applicant's own, not as the employer's. */
const asksExperience = (draft: Draft): boolean =>
  isOwn(draft, 'experience-own') ||
  cuesWhere(draft, 'experience-waived', (sentence) => !sentence.heading && !sentence.invites).length > 0 ||
  cuesWhere(draft, 'experience', (sentence) => canDemand(draft, sentence)).some(
    (match) => !isTimeOfLife(draft, match) && !anyOverlap(draft.cues('experience-other'), match),
  );

/** Any qualification at all is asked for (S3-01). */
const qualifications = missingRule(
  'content.qualifications-missing',
  (draft) => !asked(draft, 'qualification', 'qualification-other') && !asksEducation(draft) && !asksExperience(draft),
);

/** Which experience is relevant (S3-01); welcoming newly qualified people is an answer too. */
const experience = missingRule('content.experience-missing', (draft) => !asksExperience(draft));

/** Where what somebody is like is said of others than the applicant. */
const tellsOfOthers: readonly SectionKind[] = ['offer', 'legal', 'diversity', 'deadline'];

/** The sentence tells what the applicant is like, wherever it stands. */
function isAboutYou(draft: Draft, one: Sentence): boolean {
  if (tellsOfOthers.includes(one.section) || one.invites || one.heading) return false;
  return holds(draft, one, 'you-are') || (one.section !== 'workplace' && one.section !== 'tasks' && holds(draft, one, 'to-applicant'));
}

/** Among the demands a quality needs no «du»; a unit that is «trygg og varm» is still no applicant. */
function isItem(draft: Draft, one: Sentence): boolean {
  if (one.section !== 'traits' && one.section !== 'requirements') return false;
  return one.bullet || !(holds(draft, one, 'offer-lead') || holds(draft, one, 'workplace'));
}

/** Personal qualities are named (S3-01); «personlig egnethet» names none. */
const traits = missingRule('content.traits-missing', (draft, { policy }) => {
  const isSaid = (one: Sentence): boolean => isAboutYou(draft, one) || isItem(draft, one);
  const isListed = policy.data.traits.some(({ id }) =>
    draft.matches(`trait:${id}`).some((match) => {
      const sentence = sentenceAt(draft, match);
      return sentence !== undefined && !sentence.heading && !sentence.invites && isSaid(sentence) && !anyOverlap(draft.cues('not-a-trait'), match);
    }),
  );
  if (isListed || statedTraits(draft, policy.data).length > 0 || cuesWhere(draft, 'trait-like', isSaid).length > 0) return false;
  return bodyOf(draft, ['traits']).every((one) => !isItem(draft, one) || holds(draft, one, 'personal-suitability') || countWords(draft, one) < 2);
});

/** The content that the template asks for. */
export const contentRules: readonly AdvertRule[] = [workplace, tasks, education, qualifications, experience, traits];
