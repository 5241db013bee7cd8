import type { AdvertRule } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import type { Match } from '../phrase/match.ts';
import { holds, sentenceAt, spanOf } from './draft-questions.ts';

/** One demand is either must or should (S2-04, S3-08): who lacks a must is not invited, so the line must be clear. */
export const mustShouldMixed: AdvertRule = {
  id: 'content.must-should-mixed',
  check: (draft) => {
    const muddles = [...draft.cues('must-should-muddle'), ...draft.cues('not-required').filter((match) => isUnderMust(draft, match))];
    return muddles.map((match) => ({ span: spanOf(draft, match), text: 'content.must-should-mixed' }));
  },
};

/** The heading says that everything under it is demanded, and the item says that it is not. */
function isUnderMust(draft: Draft, match: Match): boolean {
  const at = draft.sentenceOf[match.first] ?? 0;
  const section = draft.sections.find((one) => one.firstSentence <= at && at < one.endSentence);
  const heading = section?.kind === 'requirements' && section.heading !== null ? draft.sentences[section.heading] : undefined;
  return heading !== undefined && holds(draft, heading, 'must-heading') && sentenceAt(draft, match)?.bullet === true;
}
