import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import { contentStems, sharedStems } from '../content-stems.ts';
import type { Draft, Sentence } from '../draft.ts';
import { bodyOf, holds } from './draft-questions.ts';

/** A requirement of the advert that shares less than this with every line of the analysis is new. */
const leastShared = 1 / 3;
/** A line of the analysis of which no sentence of the advert has this much has been dropped. */
const leastKept = 0.5;

const textOf = (draft: Draft, sentence: Sentence): string => draft.text.slice(sentence.start, sentence.end);

/** Requirements in the advert that the job analysis does not have: nobody has linked them to a task (S2-04, S2-06). */
const added: AdvertRule = {
  id: 'analysis.requirement-added',
  check: (draft, { analysis }) => {
    if (analysis === null) return [];
    const lines = [...analysis.must, ...analysis.should, ...analysis.traits].map((line) => contentStems(line.text));
    const body = bodyOf(draft, ['requirements']);
    const isKnown = (sentence: Sentence): boolean => {
      const stems = contentStems(textOf(draft, sentence));
      return stems.size === 0 || lines.some((line) => sharedStems(stems, line) / Math.max(1, Math.min(stems.size, line.size)) >= leastShared);
    };
    // What a line goes on to say («Nyutdannede er velkomne.») explains its first sentence.
    const knownLines = new Set(body.filter(isKnown).map((sentence) => sentence.line));
    return body
      .filter((sentence) => !knownLines.has(sentence.line))
      .map((sentence) => ({ span: { start: sentence.start, end: sentence.end }, text: 'analysis.requirement-added' }));
  },
};

/** Requirements of the job analysis that the advert does not name, or names as a wish only: applicants cannot be held to them (N-50). */
const dropped: AdvertRule = {
  id: 'analysis.requirement-dropped',
  check: (draft, { analysis }) => {
    if (analysis === null) return [];
    const sentences = bodyOf(draft, ['requirements', 'traits', 'title', 'legal', 'tasks', 'workplace', 'other']).map((sentence) => ({
      sentence,
      stems: contentStems(textOf(draft, sentence)),
    }));
    return [...analysis.must, ...analysis.should, ...analysis.traits].flatMap((line): readonly RuleFinding[] => {
      const stems = contentStems(line.text);
      if (stems.size === 0) return [];
      const keeping = sentences.filter((one) => sharedStems(stems, one.stems) / stems.size >= leastKept).map(({ sentence }) => sentence);
      const [first] = keeping;
      const params = { line: line.text };
      if (first === undefined) return [{ span: null, text: 'analysis.requirement-dropped', params }];
      const isWish = (sentence: Sentence) => holds(draft, sentence, 'only-a-wish') && !holds(draft, sentence, 'may-be-replaced');
      return analysis.must.includes(line) && keeping.every(isWish)
        ? [{ span: { start: first.start, end: first.end }, text: 'analysis.requirement-dropped/weakened', params }]
        : [];
    });
  },
};

/** The rules that compare the advert with the case's job analysis. */
export const analysisRules: readonly AdvertRule[] = [added, dropped];
