import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import { contentStems, createLineComparer } from '../content-stems.ts';
import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from '../phrase/within-tokens.ts';
import { bodyOf, holds } from './draft-questions.ts';
import { plainSentenceAt } from './plain-sentence-at.ts';

/** A requirement of the advert that shares less than this with every line of the analysis is new. */
const leastShared = 1 / 3;
/** A line of the analysis of which no sentence of the advert has this much has been dropped. */
const leastKept = 0.5;

const practice = /erfaring|røynsle|praksis|kjennskap|kunnskap|experience|knowledge/iu;

const textOf = (draft: Draft, sentence: Sentence): string => draft.text.slice(sentence.start, sentence.end);

/** Requirements in the advert that the job analysis does not have: nobody has linked them to a task (S2-04, S2-06). */
const added: AdvertRule = {
  id: 'analysis.requirement-added',
  check: (draft, { analysis }) => {
    if (analysis === null) return [];
    const lines = [...analysis.must, ...analysis.should, ...analysis.traits].map((line) => contentStems(line.text));
    const comparer = createLineComparer(lines);
    const isKnownText = (text: string): boolean => {
      const stems = contentStems(text);
      if (stems.size === 0) return true;
      const shared = comparer.textInLines(stems);
      return lines.some((line, at) => (shared[at] ?? 0) / Math.max(1, Math.min(stems.size, line.size)) >= leastShared);
    };
    const body = bodyOf(draft, ['requirements']).filter((sentence) => demands(draft, sentence));
    // What a line goes on to say («Nyutdannede er velkomne.») explains its first sentence.
    const knownLines = new Set(body.filter((sentence) => isKnownText(textOf(draft, sentence))).map((sentence) => sentence.line));
    const added = body.filter((sentence) => !knownLines.has(sentence.line)).map((sentence) => ({ start: sentence.start, end: sentence.end }));
    const listed = body
      .filter((sentence) => knownLines.has(sentence.line))
      .flatMap((sentence) => itemsOf(draft, sentence).filter((item) => isNamed(draft, item) && !isKnownText(draft.text.slice(item.start, item.end))));
    return [...added, ...listed].map(({ start, end }) => ({ span: { start, end }, text: 'analysis.requirement-added' }));
  },
};

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

interface Item {
  readonly start: number;
  readonly end: number;
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
  check: (draft, { analysis }) => {
    if (analysis === null) return [];
    const lines = [...analysis.must, ...analysis.should, ...analysis.traits].map((line) => ({ line, stems: contentStems(line.text) }));
    const comparer = createLineComparer(lines.map(({ stems }) => stems));
    const sharedOf: (readonly number[])[] = [];
    const textsOf = (asks: (one: Sentence) => boolean) =>
      draft.sentences.flatMap((one, at) =>
        !one.heading && asks(one) ? [{ sentence: one, shared: (sharedOf[at] ??= comparer.linesInText(contentStems(withHeading(draft, at)))) }] : [],
      );
    const anywhere = textsOf((one) => asksFor(draft, one));
    const amongDemands = textsOf((one) => one.section === 'requirements' || one.section === 'traits' || asksForPractice(draft, one));
    return lines.flatMap(({ line, stems }, number): readonly RuleFinding[] => {
      if (stems.size === 0) return [];
      // The title and the presentation name the field, but ask for no experience in it.
      const sentences = practice.test(line.text) ? amongDemands : anywhere;
      const keeping = sentences.filter(({ shared }) => (shared[number] ?? 0) / stems.size >= leastKept).map(({ sentence }) => sentence);
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

/** A sentence together with the heading on its line: «Norsk: nivå B2» is one demand. */
function withHeading(draft: Draft, at: number): string {
  const [before, one] = [draft.sentences[at - 1], draft.sentences[at]];
  if (one === undefined) return '';
  const isOneLine = before?.heading === true && !draft.text.slice(before.start, one.start).includes('\n');
  return draft.text.slice(isOneLine ? before.start : one.start, one.end);
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
