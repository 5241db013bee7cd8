import type { AdvertRule } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { cuesWhere } from './draft-questions.ts';
import { missingRule } from './missing.ts';
import { policeRules } from './police-rules.ts';

/** How many sentences apart the parts of the notice may stand. */
const noticeReach = 2;

/** The advert says that names may become public even if the applicant asks for it not to (offentleglova § 25); no word of the act is needed. */
const publicity = missingRule(
  'law.publicity-notice-missing',
  (draft) => !cuesWhere(draft, 'publicity-wish', () => true).some((wish) => isNotice(draft, draft.sentenceOf[wish.first] ?? 0)),
);

/** Beside the wish to be left out stand that it may be turned down, and what then becomes known. */
function isNotice(draft: Draft, at: number): boolean {
  const first = draft.sentences[Math.max(0, at - noticeReach)]?.firstToken ?? 0;
  const end = draft.sentences[Math.min(draft.sentences.length - 1, at + noticeReach)]?.endToken ?? 0;
  const nearFirst = draft.sentences[Math.max(0, at - 1)]?.firstToken ?? 0;
  return anyWithin(draft.cues('publicity-concession'), nearFirst, end) && anyWithin(draft.cues('publicity-object'), first, end);
}

/** The rules on what the law wants in an advert. */
export const lawRules: readonly AdvertRule[] = [publicity, ...policeRules];
