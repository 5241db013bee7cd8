import type { AdvertRule } from '../advert-rule.ts';
import type { Draft, Section, Sentence } from '../draft.ts';
import { countWords, holds, spanOf } from './draft-questions.ts';

/** Fewer demands than this speak for themselves. */
const fewest = 3;

/** It is clear which requirements are must and which are should (S2-04, S3-08): who lacks a must is not invited. */
export const mustShouldMixed: AdvertRule = {
  id: 'content.must-should-mixed',
  check: (draft) => {
    const muddles = draft.cues('must-should-muddle').map((match) => ({ span: spanOf(draft, match), text: 'content.must-should-mixed' }));
    const lists = draft.sections.filter((one) => one.kind === 'requirements');
    const items = lists.flatMap((one) => sentencesOf(draft, one)).filter((one) => !one.heading && countWords(draft, one) > 0);
    const all = lists.flatMap((one) => sentencesOf(draft, one));
    const [first] = lists;
    const last = lists.at(-1);
    const marked = all.some((one) => holds(draft, one, 'must-marker') || holds(draft, one, 'should-marker'));
    if (muddles.length > 0 || first === undefined || last === undefined || items.length < fewest || marked) return muddles;
    const heading = first.heading === null ? undefined : draft.sentences[first.heading];
    const place = heading ?? { start: first.start, end: first.end };
    return [{ span: { start: place.start, end: place.end }, text: 'content.must-should-mixed/unmarked' }];
  },
};

function sentencesOf(draft: Draft, section: Section): readonly Sentence[] {
  return draft.sentences.slice(section.firstSentence, section.endSentence);
}
