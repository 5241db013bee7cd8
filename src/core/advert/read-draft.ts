import type { AdvertData } from './advert-data.ts';
import type { Draft, Section, Sentence } from './draft.ts';
import { normaliseAdvert } from './normalise-advert.ts';
import { createMatcher } from './phrase/create-matcher.ts';
import type { Match } from './phrase/match.ts';
import { cueKey, patternSets, reachesOn } from './phrase/pattern-sets.ts';
import { anyWithin, countWithin } from './phrase/within-tokens.ts';
import { type Unplaced, classifySentences } from './read/classify-sentences.ts';
import { createLanguageCounter, draftLanguage, sentenceLanguage } from './read/detect-language.ts';
import { createHeadingFinder, type Heading } from './read/find-headings.ts';
import { inferFamily } from './read/infer-family.ts';
import { type Line, splitLines } from './read/split-lines.ts';
import { type Stretch, splitSentences } from './read/split-sentences.ts';
import { type SectionKind, sectionKinds } from './report.ts';
import type { RoleFamily } from './role-family.ts';
import { tokenise } from './token.ts';

/** Reads a text as an advert; the family may be known from elsewhere. */
export type DraftReader = (given: string, family: RoleFamily | null) => Draft;

/** Prepares a reader from the data; worth keeping, because that takes longer than reading an advert does. */
export function createDraftReader(data: AdvertData): DraftReader {
  const { everywhere, nearby, nearbyOf } = patternSets(data);
  const matcher = createMatcher({ everywhere, nearby }, data.words);
  const headingFinder = createHeadingFinder(data);
  const countLanguages = createLanguageCounter(data);
  return (given, family) => {
    const normalised = normaliseAdvert(given);
    const { text } = normalised;
    const lines = splitLines(text, headingFinder.within);
    const headings = headingFinder.find(text, lines);
    const parted = partAtHeadings(lines, headings);
    const stretches = splitSentences(text, parted.lines);
    const tokens = tokenise(text);
    const sentenceOf = new Int32Array(tokens.length);
    const ranges = toRanges(stretches, tokens, sentenceOf);
    const look = matcher(tokens, ranges);
    const found = look('everywhere');
    const foundNearby = look('nearby', toWanted(found, nearbyOf, sentenceOf, ranges.length));
    const matches = (key: string): readonly Match[] => found.get(key) ?? foundNearby.get(key) ?? [];
    const cuesFound = new Map(Object.keys(data.cues).map((name) => [name, matches(cueKey(name))] as const));
    const cues = (name: string): readonly Match[] => {
      const matched = cuesFound.get(name);
      if (matched === undefined) throw new Error(`There is no cue ${name}`);
      return matched;
    };
    const countCues = createCueCounter(cuesFound);
    const counts = ranges.map((range) => countLanguages(tokens, range.firstToken, range.endToken));
    const holds = (cue: string, { firstToken, endToken }: Range): boolean => anyWithin(cues(cue), firstToken, endToken);
    const invites = ranges.map((range) => holds('invitation', range) || (holds('grounds-in-a-row', range) && !holds('grounds-asked-for', range)));
    const isItem = (at: number): boolean => {
      const line = parted.lines[stretches[at]?.line ?? -1];
      return line?.bullet === true && !(line.cut && stretches[at - 1]?.line === stretches[at]?.line);
    };
    const unplaced = stretches.map((stretch, at): Unplaced => {
      const range = ranges[at] ?? { firstToken: 0, endToken: 0 };
      return {
        bullet: isItem(at),
        heading: parted.headings.has(stretch.line) ? (parted.headings.get(stretch.line)?.kind ?? null) : 'none',
        numbered: /\d/.test(text.slice(stretch.start, stretch.end)),
        afterGap: (stretches[at - 1]?.lastLine ?? stretch.line) < stretch.line - 1,
        words: countWords(tokens, range),
        invites: invites[at] ?? false,
        cues: countCues(range, parted.headings.has(stretch.line) ? 'heading' : isItem(at) ? 'bullet' : 'prose'),
      };
    });
    const kinds = classifySentences(unplaced);
    const sentences = stretches.map((stretch, at): Sentence => ({
      start: stretch.start,
      end: stretch.end,
      firstToken: ranges[at]?.firstToken ?? 0,
      endToken: ranges[at]?.endToken ?? 0,
      line: stretch.line,
      language: sentenceLanguage(counts[at] ?? { nb: 0, nn: 0, no: 0, en: 0 }),
      section: kinds[at] ?? 'other',
      bullet: unplaced[at]?.bullet ?? false,
      heading: parted.headings.has(stretch.line),
      invites: invites[at] ?? false,
    }));
    const draft = { ...normalised, tokens, sentenceOf, sentences, sections: toSections(sentences), language: draftLanguage(counts), matches, cues };
    return { ...draft, family: family ?? inferFamily(draft) };
  };
}

/** For every sentence the sets that a phrase found in it, or in the sentence before it, may ask for. */
function toWanted(
  found: ReadonlyMap<string, readonly Match[]>,
  nearbyOf: ReadonlyMap<string, readonly string[]>,
  sentenceOf: Int32Array,
  sentences: number,
): readonly ReadonlySet<string>[] {
  const wanted = Array.from({ length: sentences }, () => new Set<string>());
  for (const [key, matches] of found) {
    const keys = nearbyOf.get(key);
    if (keys === undefined) continue;
    for (const match of matches) {
      const at = sentenceOf[match.first] ?? 0;
      for (const one of keys) {
        wanted[at]?.add(one);
        if (reachesOn(one)) wanted[at + 1]?.add(one);
      }
    }
  }
  return wanted;
}

function countWords(tokens: Draft['tokens'], { firstToken, endToken }: Range): number {
  let count = 0;
  for (let at = firstToken; at < endToken; at += 1) if (tokens[at]?.kind === 'word') count += 1;
  return count;
}

/** Sets a heading apart from what stands behind it on the same line. */
function partAtHeadings(
  lines: readonly Line[],
  headings: readonly Heading[],
): { readonly lines: readonly Line[]; readonly headings: ReadonlyMap<number, Heading> } {
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const parted: Line[] = [];
  const placed = new Map<number, Heading>();
  for (const [number, line] of lines.entries()) {
    const heading = byLine.get(number);
    if (heading === undefined) parted.push(line);
    else {
      placed.set(parted.length, heading);
      parted.push({ start: heading.start, end: heading.end, bullet: false, numbered: false, marked: true, cut: false });
      if (heading.end < line.end) parted.push({ start: heading.end, end: line.end, bullet: false, numbered: false, marked: false, cut: line.cut });
    }
  }
  return { lines: parted, headings: placed };
}

interface Range {
  readonly firstToken: number;
  readonly endToken: number;
}

function toRanges(stretches: readonly Stretch[], tokens: Draft['tokens'], sentenceOf: Int32Array): readonly Range[] {
  let at = 0;
  return stretches.map((stretch, number) => {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < stretch.start) {
      sentenceOf[at] = number;
      at += 1;
    }
    const firstToken = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < stretch.end) {
      sentenceOf[at] = number;
      at += 1;
    }
    return { firstToken, endToken: at };
  });
}

/** The kinds of section that are known by their content. */
const cuedKinds = sectionKinds.filter((kind) => kind !== 'title' && kind !== 'other');

type Form = 'heading' | 'bullet' | 'prose';

/**
 * What a heading says in its own words weighs more than any cue inside it, and a wish told in running text more than
 * the work it names: «Norsken må sitte, både når du snakker og når du skriver.»
 */
const formWeights: Readonly<Record<Form, number>> = { heading: 10, bullet: 1, prose: 2 };

/** Counts the cues of a stretch for every kind of section; their names are put together once, as this is asked for every sentence. */
function createCueCounter(
  found: ReadonlyMap<string, readonly Match[]>,
): (range: Range, form: Form) => Readonly<Partial<Record<SectionKind, number>>> {
  const of = (name: string): readonly Match[] => found.get(name) ?? [];
  const named = cuedKinds.map((kind) => ({
    kind,
    anywhere: of(`section-${kind}`),
    heading: of(`heading-${kind}`),
    bullet: of(`bullet-${kind}`),
    prose: of(`prose-${kind}`),
  }));
  return ({ firstToken, endToken }, form) => {
    const counts: Partial<Record<SectionKind, number>> = {};
    for (const cues of named) {
      const { kind, anywhere } = cues;
      const count = countWithin(anywhere, firstToken, endToken) + formWeights[form] * countWithin(cues[form], firstToken, endToken);
      if (count > 0) counts[kind] = count;
    }
    return counts;
  };
}

/** Neighbouring sentences of one kind make a section; a heading always begins one. */
function toSections(sentences: readonly Sentence[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const last = sections.at(-1);
    if (last !== undefined && last.kind === sentence.section && !sentence.heading) {
      sections.splice(-1, 1, { ...last, end: sentence.end, endSentence: at + 1 });
    } else {
      sections.push({
        kind: sentence.section,
        start: sentence.start,
        end: sentence.end,
        heading: sentence.heading ? at : null,
        firstSentence: at,
        endSentence: at + 1,
      });
    }
  }
  return sections;
}
