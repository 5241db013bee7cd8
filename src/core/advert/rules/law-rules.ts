import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import type { SectionKind } from '../report.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { cuesWhere, holds } from './draft-questions.ts';
import { missingRule } from './missing.ts';
import { policeRules } from './police-rules.ts';

/** What an item of these lists says is asked of whoever gets the post, and no applicant's wish to be left out. */
const asksOfWork: readonly SectionKind[] = ['requirements', 'traits', 'tasks'];
/** How many sentences from the wish to be left out what becomes known may be told. */
const noticeReach = 3;
/** How many sentences before and after that wish it is told that it may be turned down. */
const answerReach = { before: 1, after: 2 };

/** The advert says that names may become public even if the applicant asks for it not to (offentleglova § 25); no word of the act is needed. */
const publicity = missingRule('law.publicity-notice-missing', (draft) => {
  const mayWish = (sentence: Sentence): boolean =>
    !holds(draft, sentence, 'publicity-promise') && !sentence.invites && !(sentence.bullet && asksOfWork.includes(sentence.section));
  const isSaid = cuesWhere(draft, 'publicity-wish', mayWish).some((wish) => isNotice(draft, draft.sentenceOf[wish.first] ?? 0));
  return !isSaid && !draft.sentences.some((_, at) => isWarning(draft, at) && isKnownNear(draft, at));
});

/** The applicant is told before the name is shown, or if it has to be: that says as well that the wish may be turned down. */
function isWarning(draft: Draft, at: number): boolean {
  const sentence = draft.sentences[at];
  if (sentence === undefined || sentence.invites || !holds(draft, sentence, 'publicity-told')) return false;
  if (holds(draft, sentence, 'publicity-told-other')) return false;
  // «Du kan be om å stå utenfor. Vi gir deg beskjed om utfallet.»
  const before = draft.sentences[at - 1];
  const isAnswer = [before, sentence].some((one) => one !== undefined && holds(draft, one, 'publicity-ask'));
  return isAnswer || holds(draft, sentence, 'publicity-condition');
}

/** Within a few sentences stands that the list of applicants, or their names, are shown to others, or that one may ask to be left out of it. */
function isKnownNear(draft: Draft, at: number): boolean {
  const near = draft.sentences.slice(Math.max(0, at - noticeReach), at + noticeReach + 1).filter((one) => !one.invites);
  const [names, ask, open] = ['object', 'ask', 'open'].map((part) => near.filter((one) => holds(draft, one, `publicity-${part}`)));
  if (names === undefined || names.length === 0) return false;
  return (ask ?? []).length > 0 || names.some((one) => open?.includes(one));
}

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
