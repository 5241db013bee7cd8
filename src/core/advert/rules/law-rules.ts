import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';
import { policeRules } from './police-rules.ts';

/** How many sentences from the wish to be left out what becomes known may be told. */
const noticeReach = 3;
/** How many sentences before and after that wish it is told that it may be turned down. */
const answerReach = { before: 1, after: 2 };

/** The advert says that names may become public even if the applicant asks for it not to (offentleglova § 25); no word of the act is needed. */
const publicity = missingRule('law.publicity-notice-missing', (draft) => {
  const mayWish = (sentence: Sentence): boolean => !holds(draft, sentence, 'publicity-promise') && !sentence.invites;
  return !cuesWhere(draft, 'publicity-wish', mayWish).some((wish) => isNotice(draft, draft.sentenceOf[wish.first] ?? 0));
});

/** Beside the wish to be left out stand that it may be turned down, and what then becomes known. */
function isNotice(draft: Draft, at: number): boolean {
  const isNear = (cue: string, before: number, after: number): boolean => {
    const first = draft.sentences[Math.max(0, at - before)]?.firstToken ?? 0;
    const end = draft.sentences[Math.min(draft.sentences.length - 1, at + after)]?.endToken ?? 0;
    return anyWithin(draft.cues(cue), first, end);
  };
  return isNear('publicity-concession', answerReach.before, answerReach.after) && isNear('publicity-object', noticeReach, noticeReach);
}

/** The rules on what the law wants in an advert. */
export const lawRules: readonly AdvertRule[] = [publicity, ...policeRules];
