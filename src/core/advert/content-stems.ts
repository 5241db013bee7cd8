import type { Token } from './token.ts';

/** Words that every requirement has and that tell none of them apart. */
const empty = new Set(
  (
    'og eller samt av for fra frå med til som på ved innen innan etter om deg du vi me er har ha må bør skal kan kunne det den de ein en et eit ei god gode godt svært meget ' +
    'røynsle røynsler erfaring erfaringer erfaringar krav kreves krevst fordel ønskelig ønskjeleg ønskeleg relevant relevante kunnskap kunnskaper kunnskapar kjennskap kompetanse evne evner evnar ' +
    'nødvendig minst annen anna tilsvarende tilsvarande arbeid stilling stillingen stillinga vere være vera sjølv selv egen eigen eget eige egne eigne gjerne dokumentert ' +
    'and or of to with from in the a an you must should have has be is are good experience knowledge required advantage relevant skills ability desirable'
  ).split(' '),
);
const inflections = /(?:ingene|ingane|arane|erne|ende|ande|ene|ane|ers|ing|ert|ere|are|het|heit|en|et|er|ar|te|de|ed|es|s|e|a)$/;

/** The words among tokens that carry the content, without their endings; compounds keep their whole. */
export type StemReader = (tokens: readonly Token[], first?: number, end?: number) => ReadonlySet<string>;

/** Reads the stems of several texts; a word that they share loses its ending once. */
export function createStemReader(): StemReader {
  const stemsOf = remember((word) =>
    word
      .split(/[-']/)
      .filter((part) => part.length > 1 && !empty.has(part))
      .map(toStem),
  );
  return (tokens, first = 0, end = tokens.length) => {
    const stems = new Set<string>();
    for (let at = first; at < end; at += 1) {
      const token = tokens[at];
      if (token !== undefined && token.kind !== 'mark') for (const stem of stemsOf(token.text)) stems.add(stem);
    }
    return stems;
  };
}

/** A shorter stem tells too little to be known by its beginning. */
const shortestBeginning = 5;

/** One begins the other, and is no mere first part of a compound that means something else: «hjemme» in «hjemmetjeneste». */
function beginAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= shortestBeginning && long.startsWith(short) && (short.length >= 6 || short.length >= long.length * 0.6);
}

/** A stem this long is a word by itself at the end of a compound too: «foreldreveiledning». */
const longStem = 7;

function toStem(word: string): string {
  const stem = word.length > 5 ? word.replace(inflections, '') : word;
  return stem.length >= 3 ? stem : word;
}

const headOf = (stem: string): string => stem.slice(0, shortestBeginning);

/** The second word says what the first does, also as part of a compound or with another ending. */
function isSaidBy(stem: string, candidate: string): boolean {
  if (stem === candidate) return true;
  return beginAlike(stem, candidate) || (stem.length >= longStem && candidate.endsWith(stem));
}

/** Compares texts with a list of lines by their stems. */
export interface LineComparer {
  /** For every line how many of the text's stems the line has too. */
  readonly textInLines: (text: ReadonlySet<string>) => readonly number[];
  /** For every line how many of its stems the text has too. */
  readonly linesInText: (text: ReadonlySet<string>) => readonly number[];
}

/** Prepares lines to be compared with many texts: a word is held against them once, however often the texts use it. */
export function createLineComparer(lines: readonly ReadonlySet<string>[]): LineComparer {
  const stems = lines.flatMap((line, number) => [...line].map((stem) => ({ stem, line: number })));
  // Words that begin otherwise can only be the end of one another.
  const byHead = Map.groupBy(stems, ({ stem }) => headOf(stem));
  const longStems = stems.filter(({ stem }) => stem.length >= longStem);
  const near = (word: string) => [...(byHead.get(headOf(word)) ?? []), ...(word.length >= longStem ? longStems : [])];
  const inLines = remember((word) => new Set(near(word).flatMap(({ stem, line }) => (isSaidBy(word, stem) ? [line] : []))));
  const ofLines = remember((word) => new Set(near(word).filter(({ stem }) => isSaidBy(stem, word))));
  return {
    textInLines: (text) => {
      const counts = lines.map(() => 0);
      for (const word of text) for (const line of inLines(word)) counts[line] = (counts[line] ?? 0) + 1;
      return counts;
    },
    linesInText: (text) => {
      const counts = lines.map(() => 0);
      const said = new Set<(typeof stems)[number]>();
      for (const word of text) for (const stem of ofLines(word)) said.add(stem);
      for (const { line } of said) counts[line] = (counts[line] ?? 0) + 1;
      return counts;
    },
  };
}

function remember<Answer>(ask: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>();
  return (word) => {
    const before = answers.get(word);
    if (before !== undefined) return before;
    const answer = ask(word);
    answers.set(word, answer);
    return answer;
  };
}
