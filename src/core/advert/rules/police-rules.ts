import type { Sector } from '../advert-data.ts';
import type { AdvertRule, RuleContext } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import type { RoleFamily } from '../role-family.ts';
import { cuesWhere, holds, isQuestion, sentenceAt, spanOf } from './draft-questions.ts';

/** The sector the post belongs to, by its family, its title, or what the workplace is. */
function sectorOf(draft: Draft, { policy }: RuleContext): Sector | null {
  const sectors = policy.data.police;
  const inTitle = (sector: Sector): boolean => draft.matches(`police:${sector.id}`).some((one) => sentenceAt(draft, one)?.section === 'title');
  const titled = sectors.find(inTitle);
  const family = sectors.find((sector) => draft.family !== null && sector.families.includes(draft.family));
  // A caretaker or a payroll clerk «for skolene» works for the school's owner, so the title alone decides nothing there.
  if (titled !== undefined && (draft.family === null || worksWithPeople.includes(draft.family))) return titled;
  if (family !== undefined) return family;
  // A home for young people is the child welfare service's when it presents itself as a part of it, whatever its title says.
  const welfare = sectors.find((sector) => sector.id === 'child-welfare');
  if (welfare !== undefined && draft.family === 'BV' && cuesWhere(draft, 'child-welfare-unit', (one) => one.section === 'workplace').length > 0)
    return welfare;
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
  !(holds(draft, sentence, 'police-declined') && !holds(draft, sentence, 'police-postponed') && !holds(draft, sentence, 'police-but')) &&
  (!toldOfWork.includes(sentence.section) ||
    (['must-marker', 'police-demand'].some((cue) => holds(draft, sentence, cue)) && !holds(draft, sentence, 'police-work')));

/** The same for a record asked for in other words; the police as somebody the work brings one in touch with are no demand. */
const demands = (draft: Draft, sentence: Sentence): boolean =>
  !(holds(draft, sentence, 'police-work') && !holds(draft, sentence, 'police-of-you')) &&
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

/** The rooms of NAV have no basis of their own; the title tells that a post is there, or the office, where nothing speaks of child welfare. */
const isNav = (draft: Draft): boolean =>
  draft.family === 'BV' &&
  (cuesWhere(draft, 'nav-office', (sentence) => sentence.section === 'title').length > 0 ||
    (draft.cues('nav-here').length > 0 && draft.matches('police:child-welfare').length === 0));

/** Families whose work is with papers: «brukere» are those who log on, «residents» those who write, «skoler» those they count for. */
const atDesk: readonly RoleFamily[] = ['IT', 'ØK', 'SB'];

/** Whom NAV meets are grown-ups, «unge under 30» and «brukere» too; a post among children there is for HR to judge. */
const nearNav = ['near-children'];

/** A post near children, patients or users, or in the buildings where they are, may well have a basis; that is for HR to judge. */
function isNearPeople(draft: Draft): boolean {
  const cues = isNav(draft)
    ? nearNav
    : draft.family !== null && atDesk.includes(draft.family)
      ? ['near-people']
      : ['near-people', 'near-users', 'near-places'];
  return cues.some((cue) => cuesWhere(draft, cue, (sentence) => sentence.section === 'tasks' || sentence.section === 'title').length > 0);
}

/** The sentence of a demand, and those before and after it, which often hold the reason; a bullet stands alone. */
function around(draft: Draft, sentence: Sentence): readonly Sentence[] {
  if (sentence.bullet) return [sentence];
  const at = draft.sentences.indexOf(sentence);
  return draft.sentences.slice(Math.max(0, at - 1), at + 2).filter((one) => !one.bullet && one.section === sentence.section);
}

/** The demand comes with its reason: the act, or those who are to be protected. */
const hasReason = (draft: Draft, sentence: Sentence): boolean =>
  holds(draft, sentence, 'statute') ||
  around(draft, sentence).some((one) => ['basis-act', 'near-people', 'near-places'].some((cue) => holds(draft, one, cue)));

/** The advert says that none is asked for, in the sentence or in the answer to its question. */
function isDeclined(draft: Draft, sentence: Sentence): boolean {
  if (holds(draft, sentence, 'police-declined')) return !(holds(draft, sentence, 'police-postponed') && holds(draft, sentence, 'police-but'));
  const next = draft.sentences[draft.sentences.indexOf(sentence) + 1];
  return next !== undefined && isQuestion(draft, sentence) && holds(draft, next, 'police-no');
}

/** A police certificate may be asked for only with a basis in law (politiregisterloven § 36). */
const withoutBasis: AdvertRule = {
  id: 'law.police-without-basis',
  check: (draft, context) => {
    if (draft.family === null || !(noBasis.includes(draft.family) || isNav(draft))) return [];
    if (sectorOf(draft, context) !== null || isNearPeople(draft)) return [];
    const unlawful = (sentence: Sentence): boolean => !isDeclined(draft, sentence) && !hasReason(draft, sentence);
    const all = [
      ...cuesWhere(draft, 'police', (sentence) => (states(draft, sentence) || demands(draft, sentence)) && unlawful(sentence)),
      ...cuesWhere(draft, 'police-record', (sentence) => demands(draft, sentence) && unlawful(sentence)),
    ];
    const [demand] = all;
    if (demand === undefined) return [];
    // «plettfri vandel, og politiattest før oppstart» is one demand, told twice: the quote holds both.
    const same = all.filter((one) => draft.sentenceOf[one.first] === draft.sentenceOf[demand.first]).map((one) => spanOf(draft, one));
    const span = { start: Math.min(...same.map(({ start }) => start)), end: Math.max(...same.map(({ end }) => end)) };
    return [{ span, text: 'law.police-without-basis' }];
  },
};

/** The rules on police certificates: the one that is due, and the one that may not be asked for. */
export const policeRules: readonly AdvertRule[] = [police, withoutBasis];
