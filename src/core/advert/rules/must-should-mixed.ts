import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import type { Match } from '../phrase/match.ts';
import type { SectionKind } from '../report.ts';
import { holds, sentenceAt, spanOf } from './draft-questions.ts';

/** One demand is either must or should (S2-04, S3-08): who lacks a must is not invited, so the line must be clear. */
export const mustShouldMixed: AdvertRule = {
  id: 'content.must-should-mixed',
  check: (draft) => {
    const muddles = [
      ...draft.cues('must-should-muddle'),
      ...draft.cues('not-required').filter((match) => isItemUnder(draft, match, 'demand-heading')),
      ...draft.cues('wished-for').filter((match) => isItemUnder(draft, match, 'must-heading') && !isOwnThought(draft, match)),
      ...draft.cues('must-then-wish').filter((match) => isDemand(draft, match)),
    ];
    return muddles.map((match) => ({ span: spanOf(draft, match), text: 'content.must-should-mixed' }));
  },
};

const mayDemand: readonly SectionKind[] = ['requirements', 'traits', 'other', 'workplace', 'tasks'];

/** The line asks for a qualification, and does not say that it is not needed. */
function isDemand(draft: Draft, match: Match): boolean {
  const sentence = sentenceAt(draft, match);
  if (sentence === undefined || sentence.invites || !mayDemand.includes(sentence.section) || holds(draft, sentence, 'must-denied')) return false;
  return ['education', 'experience', 'qualification'].some((cue) => holds(draft, sentence, cue));
}

/** The heading says that everything under it is demanded, and the item says that it is not. A plain «Krav» is no promise that no wish follows. */
function isItemUnder(draft: Draft, match: Match, headings: 'demand-heading' | 'must-heading'): boolean {
  const heading = headingOf(draft, draft.sentenceOf[match.first] ?? 0);
  const item = sentenceAt(draft, match);
  return (
    heading !== undefined &&
    item !== undefined &&
    item !== heading &&
    !item.heading &&
    holds(draft, heading, headings) &&
    !holds(draft, heading, 'must-denied') &&
    (item.bullet || (!endsAsSentence(draft, item) && !leadsIn(draft, item)))
  );
}

/** The item says by itself that it is a wish, so the heading misleads nobody. */
function isOwnThought(draft: Draft, match: Match): boolean {
  const item = sentenceAt(draft, match);
  return item !== undefined && holds(draft, item, 'wished-on-condition');
}

/** A line that does not end as a sentence is an item that has lost its bullet. */
const endsAsSentence = (draft: Draft, { end }: Sentence): boolean => /[.!?:]/.test(draft.text.charAt(end - 1));

/** A line with bullets below it says of them what it says: «It is an advantage if you have». */
const leadsIn = (draft: Draft, item: Sentence): boolean => draft.sentences[draft.sentences.indexOf(item) + 1]?.bullet === true;

function headingOf(draft: Draft, at: number): Sentence | undefined {
  const section = draft.sections.find((one) => one.firstSentence <= at && at < one.endSentence);
  return section?.kind === 'requirements' && section.heading !== null ? draft.sentences[section.heading] : undefined;
}
