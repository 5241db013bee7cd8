import type { Requirements } from '../../case/requirements.ts';
import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleContext, RuleFinding } from '../advert-rule.ts';
import { createLineComparer } from '../content-stems.ts';
import type { Draft, Sentence } from '../draft.ts';
import { onceFor } from '../once-for.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { readerOf } from '../reader-of.ts';
import { statedTraits } from '../stated-traits.ts';
import { tokenise } from '../token.ts';
import { bodyOf, holds } from './draft-questions.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

/** A requirement of the advert that shares less than this with every line of the analysis is new. */
const leastShared = 1 / 3;
/** Of lines that both say this much, one word alone tells nothing: «norsk» in «norsk autorisasjon» and in «norsk muntlig og skriftlig». */
const muchSaid = 3;
/** A line of the analysis of which no sentence of the advert has this much has been dropped. */
const leastKept = 0.5;

const practice = /erfaring|røynsle|praksis|kjennskap|kunnskap|experience|knowledge/iu;

type Span = Readonly<{ start: number; end: number }>;

/** Some tokens of a text one after the other. */
interface Words {
  readonly tokens: Draft['tokens'];
  readonly first: number;
  readonly end: number;
}

const wordsOf = ({ tokens }: Draft, { firstToken, endToken }: Sentence): Words => ({ tokens, first: firstToken, end: endToken });

const tokensOf = (text: string): Draft['tokens'] => tokenise(text.normalize('NFC'));

const linesOf = (analysis: Requirements) => [...analysis.must, ...analysis.should, ...analysis.traits];

/** Both rules ask the same of most words of an advert. */
const comparerOf = onceFor(({ analysis }: RuleContext) =>
  createLineComparer((analysis === null ? [] : linesOf(analysis)).map(({ text }) => tokensOf(text))),
);

/** Requirements in the advert that the job analysis does not have: nobody has linked them to a task (S2-04, S2-06). */
const added: AdvertRule = {
  id: 'analysis.requirement-added',
  check: (draft, context) => {
    const { analysis, policy } = context;
    if (analysis === null) return [];
    const texts = linesOf(analysis).map(({ text }) => text);
    const comparer = comparerOf(context);
    const isKnown = ({ tokens, first, end }: Words): boolean => {
      const stems = comparer.stemsOf(tokens, first, end);
      if (stems.length === 0) return true;
      const shared = comparer.textInLines(stems);
      let said: readonly number[] | undefined;
      // A compound may say two words of a line: «foreldreveiledning».
      const isSaidTwice = (line: number): boolean => ((said ??= comparer.linesInText(stems))[line] ?? 0) > 1;
      return comparer.lines.some((line, at) => {
        const least = Math.min(stems.length, line.length);
        const both = shared[at] ?? 0;
        return both / Math.max(1, least) >= leastShared && (both > 1 || least < muchSaid || isSaidTwice(at));
      });
    };
    const body = bodyOf(draft, ['requirements']).filter((sentence) => demands(draft, sentence));
    // What a line goes on to say («Nyutdannede er velkomne.») explains its first sentence.
    const knownLines = new Set(body.filter((sentence) => isKnown(wordsOf(draft, sentence))).map((sentence) => sentence.line));
    const added = body.filter((sentence) => !knownLines.has(sentence.line)).map((sentence) => ({ start: sentence.start, end: sentence.end }));
    const listed = body
      .filter((sentence) => knownLines.has(sentence.line))
      .flatMap((sentence) =>
        itemsOf(draft, sentence).filter((item) => isNamed(draft, item) && !isKnown({ tokens: draft.tokens, first: item.first, end: item.after })),
      );
    const traits = addedTraits(draft, policy.data, texts, isKnown);
    return [...added, ...listed, ...traits].map(({ start, end }) => ({ span: { start, end }, text: 'analysis.requirement-added' }));
  },
};

/** The qualities asked for among the traits that no line of the analysis has, in the same words or in others for the same quality. */
function addedTraits(draft: Draft, data: AdvertData, texts: readonly string[], isKnown: (words: Words) => boolean): readonly Span[] {
  const asked = statedTraits(draft, data).filter(({ match }) => draft.sentences[draft.sentenceOf[match.first] ?? -1]?.section === 'traits');
  if (asked.length === 0) return [];
  // Read as an advert would be, so that a quality is known by whatever words the data has for it.
  const known = readerOf(data)(texts.join('\n'), null);
  return asked.flatMap(({ id, match }) => {
    const span = { start: draft.tokens[match.first]?.start ?? 0, end: draft.tokens[match.end - 1]?.end ?? 0 };
    return known.matches(`trait:${id}`).length > 0 || isKnown({ tokens: draft.tokens, first: match.first, end: match.end }) ? [] : [span];
  });
}

/** A line of a list asks for what it names; running text has to say that it asks, and may lead in a list or speak of others. */
function demands(draft: Draft, sentence: Sentence): boolean {
  if (sentence.bullet) return true;
  if (sentence.invites || draft.sentences[plainSentenceAt(draft, sentence.start) + 1]?.bullet === true) return false;
  if (isHeadedItem(draft, sentence)) return true;
  if (holds(draft, sentence, 'experience-other')) return false;
  return ['education', 'experience', 'qualification', 'must-marker'].some((cue) => holds(draft, sentence, cue));
}

/** A line below a heading that does not end as a sentence is an item that has lost its bullet. */
function isHeadedItem(draft: Draft, sentence: Sentence): boolean {
  if (/[.!?:]/.test(draft.text.charAt(sentence.end - 1))) return false;
  return draft.sections.some((one) => one.kind === 'requirements' && one.heading !== null && one.start < sentence.start && sentence.end <= one.end);
}

interface Item extends Span {
  readonly first: number;
  readonly after: number;
}

/** What a sentence lists between its commas: «autorisasjon, førerkort og kurs i palliasjon» is three demands. */
function itemsOf(draft: Draft, sentence: Sentence): readonly Item[] {
  const items: Item[] = [];
  let first = sentence.firstToken;
  for (let at = sentence.firstToken; at <= sentence.endToken; at += 1) {
    if (at < sentence.endToken && ![',', ';', ':'].includes(draft.tokens[at]?.text ?? '')) continue;
    const [from, last] = [draft.tokens[first], draft.tokens[at - 1]];
    if (at > first && from !== undefined && last !== undefined) items.push({ start: from.start, end: last.end, first, after: at });
    first = at + 1;
  }
  return items.length > 2 ? items : [];
}

/** The item names a qualification by itself; the others explain one. */
function isNamed(draft: Draft, { first, after }: Item): boolean {
  return ['education', 'experience', 'qualification'].some((cue) => anyWithin(draft.cues(cue), first, after));
}

/** Requirements of the job analysis that the advert does not name, or names as a wish only: applicants cannot be held to them (N-50). */
const dropped: AdvertRule = {
  id: 'analysis.requirement-dropped',
  check: (draft, context) => {
    const { analysis } = context;
    if (analysis === null) return [];
    const lines = linesOf(analysis);
    const comparer = comparerOf(context);
    const sharedOf: (readonly number[])[] = [];
    const textsOf = (asks: (one: Sentence) => boolean) =>
      draft.sentences.flatMap((one, at) =>
        !one.heading && asks(one)
          ? [
              {
                sentence: one,
                shared: (sharedOf[at] ??= comparer.linesInText(comparer.stemsOf(draft.tokens, firstWithHeading(draft, at), one.endToken))),
              },
            ]
          : [],
      );
    const anywhere = textsOf((one) => asksFor(draft, one));
    const amongDemands = textsOf((one) => one.section === 'requirements' || one.section === 'traits' || asksForPractice(draft, one));
    return lines.flatMap((line, number): readonly RuleFinding[] => {
      const stems = comparer.lines[number]?.length ?? 0;
      if (stems === 0) return [];
      // The title and the presentation name the field, but ask for no experience in it.
      const sentences = practice.test(line.text) ? amongDemands : anywhere;
      const keeping = sentences.filter(({ shared }) => (shared[number] ?? 0) / stems >= leastKept).map(({ sentence }) => sentence);
      const [first] = keeping;
      const params = { line: line.text };
      if (first === undefined) return [{ span: null, text: 'analysis.requirement-dropped', params }];
      const isWish = (one: Sentence) => holds(draft, one, 'only-a-wish') && !holds(draft, one, 'may-be-replaced');
      return analysis.must.includes(line) && keeping.every(isWish)
        ? [{ span: { start: first.start, end: first.end }, text: 'analysis.requirement-dropped/weakened', params }]
        : [];
    });
  },
};

/** First token of a sentence, or of the heading on its line: «Norsk: nivå B2» is one demand. */
function firstWithHeading(draft: Draft, at: number): number {
  const [before, one] = [draft.sentences[at - 1], draft.sentences[at]];
  const isOneLine = before?.heading === true && !draft.text.slice(before.start, one?.start).includes('\n');
  return (isOneLine ? before.firstToken : one?.firstToken) ?? 0;
}

/** The sentence asks for experience or knowledge, not for what the employer has of it. */
function asksForPractice(draft: Draft, sentence: Sentence): boolean {
  if (sentence.section === 'title' || holds(draft, sentence, 'experience-other')) return false;
  return holds(draft, sentence, 'experience') || holds(draft, sentence, 'qualification');
}

/** Where a demand may stand: among the demands, or in a sentence that asks for something or tells what the applicant is like. */
function asksFor(draft: Draft, sentence: Sentence): boolean {
  if (sentence.section === 'requirements' || sentence.section === 'traits' || sentence.section === 'title') return true;
  if (holds(draft, sentence, 'experience-other')) return false;
  return ['education', 'experience', 'qualification', 'you-are', 'must-marker', 'should-marker', 'police'].some((cue) => holds(draft, sentence, cue));
}

/** The rules that compare the advert with the case's job analysis. */
export const analysisRules: readonly AdvertRule[] = [added, dropped];
