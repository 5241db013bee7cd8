import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyOverlap, anyWithin } from '../phrase/within-tokens.ts';
import type { SectionKind } from '../report.ts';
import { cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** A smaller share is one of pension or absence more often than of a post. */
const smallest = 10;
/** Tokens from a number to the end of its percent sign, for «37,5 %» too. */
const shareLength = 1;
/** Shares of a post that are written in words. */
const inWords = [
  'ti',
  'tjue',
  'tretti',
  'førti',
  'femti',
  'seksti',
  'sytti',
  'åtti',
  'nitti',
  'hundre',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
  'hundred',
];
/** A share named here is one of the work or of what it asks. */
const toldOfWork: readonly SectionKind[] = ['tasks', 'requirements', 'traits', 'legal'];

/** «80 % av beboerne» and «to prosent trekk» are no size of a post; a small share is one where it stands with the post's words, or in the title. */
function statesPercentage(draft: Draft, sentence: Sentence): boolean {
  const tokens = draft.tokens.slice(sentence.firstToken, sentence.endToken);
  return tokens.some((token, at) => {
    const inFull = token.kind === 'word' && inWords.includes(token.text);
    const size = token.kind === 'number' ? Number(token.text) : 0;
    if (!inFull && (size < 1 || size > 100)) return false;
    if (!isPercent(tokens, at + 1) || isOfOther(draft, sentence.firstToken + at)) return false;
    if (sentence.section === 'title' || holds(draft, sentence, 'percent-noun')) return true;
    return tokens.length <= 8 || ((inFull || size >= smallest) && !toldOfWork.includes(sentence.section));
  });
}

const isOfOther = (draft: Draft, at: number): boolean =>
  draft.cues('percent-other').some((one) => one.wholeFirst <= at + shareLength && at < one.wholeEnd);

/** A percent sign, also behind a range («80–100 %») or a fraction («37,5 %»). */
function isPercent(tokens: Draft['tokens'], at: number): boolean {
  for (const token of tokens.slice(at, at + 5)) {
    if (['%', 'prosent', 'prosents', 'pst', 'percent', 'cent'].includes(token.text) || token.text.startsWith('prosent')) return true;
    if (token.kind === 'word' && !['til', 'to', 'og', 'eller', 'and', 'or', 'per'].includes(token.text)) return false;
  }
  return false;
}

const percentage = missingRule(
  'position.percentage-missing',
  (draft) =>
    draft.cues('full-or-part').every((one) => anyOverlap(draft.cues('full-rate'), one)) &&
    !draft.sentences.some((one) => statesPercentage(draft, one)),
);

const kind = missingRule(
  'position.type-missing',
  (draft) =>
    ['permanent', 'temporary-post'].every((cue) => draft.cues(cue).length === 0) &&
    cuesWhere(draft, 'other-temporary', (sentence) => sentence.section !== 'tasks').length === 0 &&
    cuesWhere(draft, 'permanent-word', (sentence) => sentence.section === 'title').length === 0,
);

/** The ground stands where the post is said to be temporary, or within this many sentences of it. */
const groundReach = 2;
/** A title is told why further on, where the place is presented. */
const groundReachOfTitle = 3;

/** A temporary post needs one of the grounds of arbeidsmiljøloven § 14-9; a vikariat carries its own. */
const ground = missingRule('position.ground-missing', (draft) => {
  const temporary = cuesWhere(draft, 'temporary-post', ({ section, invites }) => section !== 'requirements' && section !== 'traits' && !invites);
  const hasGround = (at: number): boolean => {
    const first = draft.sentences[Math.max(0, at - groundReach)]?.firstToken ?? 0;
    const sentence = draft.sentences[at];
    const reach = sentence?.section === 'title' ? groundReachOfTitle : groundReach;
    const end = draft.sentences[Math.min(draft.sentences.length - 1, at + reach)]?.endToken ?? 0;
    return (
      anyWithin(draft.cues('temporary-ground'), first, end) ||
      (sentence !== undefined && holds(draft, sentence, 'temporary-reason')) ||
      anyWithin(draft.cues('other-temporary'), 0, draft.sentences[0]?.endToken ?? 0)
    );
  };
  return (
    temporary.length > 0 && draft.cues('temporary-need').length === 0 && !temporary.some((match) => hasGround(draft.sentenceOf[match.first] ?? 0))
  );
});

/** The rules on the size and kind of the post. */
export const positionRules: readonly AdvertRule[] = [percentage, kind, ground];
