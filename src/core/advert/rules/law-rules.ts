import type { Sector } from '../advert-data.ts';
import type { AdvertRule, RuleContext } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import type { RoleFamily } from '../role-family.ts';
import { cuesWhere, holds, sentenceAt, spanOf } from './draft-questions.ts';
import { missingRule } from './missing.ts';

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

/** The sector the post belongs to, by its family, its title, or what the workplace is. */
function sectorOf(draft: Draft, { policy }: RuleContext): Sector | null {
  const sectors = policy.data.police;
  const inTitle = (sector: Sector): boolean => draft.matches(`police:${sector.id}`).some((one) => sentenceAt(draft, one)?.section === 'title');
  const titled = sectors.find(inTitle);
  const family = sectors.find((sector) => draft.family !== null && sector.families.includes(draft.family));
  // A caretaker or a payroll clerk «for skolene» works for the school's owner, so the title alone decides nothing there.
  if (titled !== undefined && (draft.family === null || worksWithPeople.includes(draft.family))) return titled;
  if (family !== undefined) return family;
  return draft.family === 'LE' || draft.family === null ? (sectors.find((sector) => isWorkplace(draft, sector)) ?? null) : null;
}

/** Families whose posts are among children, patients or users when their title says so. */
const worksWithPeople: readonly RoleFamily[] = ['HO', 'BH', 'SK', 'BV', 'LE', 'KF', 'TE'];

function isWorkplace(draft: Draft, sector: Sector): boolean {
  return draft.matches(`police:${sector.id}`).filter((one) => sentenceAt(draft, one)?.section === 'workplace').length >= 2;
}

/** To order certificates for others, or to judge the conduct of licensees, is work and no demand. */
const toldOfWork = ['tasks', 'workplace', 'title'];

const states = (draft: Draft, sentence: Sentence): boolean =>
  !holds(draft, sentence, 'police-declined') &&
  (!toldOfWork.includes(sentence.section) || (holds(draft, sentence, 'must-marker') && !holds(draft, sentence, 'police-work')));

/** The same for a record asked for in other words; the police as somebody the work brings one in touch with are no demand. */
const demands = (draft: Draft, sentence: Sentence): boolean =>
  !holds(draft, sentence, 'police-declined') &&
  !holds(draft, sentence, 'police-work') &&
  (holds(draft, sentence, 'police-demand') || sentence.section === 'requirements');

/** Where the law demands a police certificate, the advert says so. */
const police: AdvertRule = {
  id: 'law.police-notice-missing',
  check: (draft, context) => {
    const sector = sectorOf(draft, context);
    if (sector === null || cuesWhere(draft, 'police', (sentence) => states(draft, sentence)).length > 0) return [];
    return [
      {
        span: null,
        text: sector.attachment ? 'law.police-notice-missing/not-attached' : 'law.police-notice-missing',
        severity: sector.notice,
        source: sector.basis,
        params: { basis: sector.basis },
      },
    ];
  },
};

/** Families whose posts have no legal basis for a certificate unless something in the advert points to one. */
const noBasis: readonly RoleFamily[] = ['TE', 'DR', 'SB', 'KU', 'IT', 'ØK', 'KF', 'LE'];

/** The rooms of NAV have no basis of their own; only the title tells that a post is there. */
const isNav = (draft: Draft): boolean =>
  draft.family === 'BV' && cuesWhere(draft, 'nav-office', (sentence) => sentence.section === 'title').length > 0;

/** A police certificate may be asked for only with a basis in law (politiregisterloven § 36). */
const withoutBasis: AdvertRule = {
  id: 'law.police-without-basis',
  check: (draft, context) => {
    if (draft.family === null || !(noBasis.includes(draft.family) || isNav(draft))) return [];
    // A post that comes near children, patients or users may well have a basis; that is for HR to judge.
    if (
      sectorOf(draft, context) !== null ||
      cuesWhere(draft, 'near-people', (sentence) => sentence.section === 'tasks' || sentence.section === 'title').length > 0
    )
      return [];
    const [demand] = [
      ...cuesWhere(draft, 'police', (sentence) => (states(draft, sentence) || demands(draft, sentence)) && !holds(draft, sentence, 'statute')),
      ...cuesWhere(draft, 'police-record', (sentence) => demands(draft, sentence) && !holds(draft, sentence, 'statute')),
    ];
    return demand === undefined ? [] : [{ span: spanOf(draft, demand), text: 'law.police-without-basis' }];
  },
};

/** The rules on what the law wants in an advert. */
export const lawRules: readonly AdvertRule[] = [publicity, police, withoutBasis];
