import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** «80 % av beboerne» is no size of a post; a share of the post stands with the post's words, or in the title. */
function statesPercentage(draft: Draft, sentence: Sentence): boolean {
  const tokens = draft.tokens.slice(sentence.firstToken, sentence.endToken);
  const share = tokens.findIndex(
    (token, at) => token.kind === 'number' && Number(token.text) >= 1 && Number(token.text) <= 100 && isPercent(tokens, at + 1),
  );
  if (share === -1) return false;
  return sentence.section === 'title' || holds(draft, sentence, 'percent-noun') || tokens.length <= 8;
}

/** A percent sign, also behind a range («80–100 %») or a fraction («37,5 %»). */
function isPercent(tokens: Draft['tokens'], at: number): boolean {
  for (const token of tokens.slice(at, at + 5)) {
    if (['%', 'prosent', 'prosents', 'pst', 'percent'].includes(token.text) || token.text.startsWith('prosent')) return true;
    if (token.kind === 'word' && !['til', 'to', 'og', 'eller', 'and', 'or'].includes(token.text)) return false;
  }
  return false;
}

const percentage = missingRule(
  'position.percentage-missing',
  (draft) => draft.cues('full-or-part').length === 0 && !draft.sentences.some((one) => statesPercentage(draft, one)),
);

const kind = missingRule(
  'position.type-missing',
  (draft) =>
    ['permanent', 'temporary-post', 'other-temporary'].every((cue) => draft.cues(cue).length === 0) &&
    cuesWhere(draft, 'permanent-word', (sentence) => sentence.section === 'title').length === 0,
);

/** The ground stands where the post is said to be temporary, or within this many sentences of it. */
const groundReach = 2;

/** A temporary post needs one of the grounds of arbeidsmiljøloven § 14-9; a vikariat carries its own. */
const ground = missingRule('position.ground-missing', (draft) => {
  const temporary = cuesWhere(draft, 'temporary-post', (sentence) => sentence.section !== 'requirements' && !sentence.invites);
  const hasGround = (at: number): boolean => {
    const first = draft.sentences[Math.max(0, at - groundReach)]?.firstToken ?? 0;
    const end = draft.sentences[Math.min(draft.sentences.length - 1, at + groundReach)]?.endToken ?? 0;
    return anyWithin(draft.cues('temporary-ground'), first, end) || anyWithin(draft.cues('other-temporary'), 0, draft.sentences[0]?.endToken ?? 0);
  };
  return temporary.length > 0 && !temporary.some((match) => hasGround(draft.sentenceOf[match.first] ?? 0));
});

/** The rules on the size and kind of the post. */
export const positionRules: readonly AdvertRule[] = [percentage, kind, ground];
