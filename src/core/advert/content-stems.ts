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

/** The words of a text that carry its content, without their endings, each once; compounds keep their whole. By number. */
export type Stems = readonly number[];

/** Compares texts with a list of lines by their stems. */
export interface LineComparer {
  /** The stems of every line. */
  readonly lines: readonly Stems[];
  readonly stemsOf: (tokens: readonly Token[], first?: number, end?: number) => Stems;
  /** For every line how many of the text's stems the line has too. */
  readonly textInLines: (text: Stems) => readonly number[];
  /** For every line how many of its stems the text has too. */
  readonly linesInText: (text: Stems) => readonly number[];
}

/** Prepares lines to be compared with many texts: a word loses its ending and is held against them once, however often the texts use it. */
export function createLineComparer(given: readonly (readonly Token[])[]): LineComparer {
  const words: string[] = [];
  const numberOf = remember((stem) => words.push(stem) - 1);
  const ofWord = remember((word) =>
    word
      .split(/[-']/)
      .filter((part) => part.length > 1 && !empty.has(part))
      .map((part) => numberOf(toStem(part))),
  );
  const isNew = createMarks();
  const stemsOf: LineComparer['stemsOf'] = (tokens, first = 0, end = tokens.length) => {
    const stems: number[] = [];
    isNew.forget();
    for (let at = first; at < end; at += 1) {
      const token = tokens[at];
      if (token === undefined || token.kind === 'mark') continue;
      for (const stem of ofWord(token.text)) if (isNew.mark(stem)) stems.push(stem);
    }
    return stems;
  };
  const lines = given.map((line) => stemsOf(line));
  const ofLines = lines.flatMap((stems, line) => stems.map((number) => ({ stem: words[number] ?? '', line }))).map((one, at) => ({ ...one, at }));
  // Words that begin otherwise can only be the end of one another.
  const byHead = Map.groupBy(ofLines, ({ stem }) => headOf(stem));
  const longStems = ofLines.filter(({ stem }) => stem.length >= longStem);
  const near = (word: string) => [...(byHead.get(headOf(word)) ?? []), ...(word.length >= longStem ? longStems : [])];
  const inLines = rememberNumber((number) => {
    const word = words[number] ?? '';
    return [...new Set(near(word).flatMap(({ stem, line }) => (isSaidBy(word, stem) ? [line] : [])))];
  });
  const saying = rememberNumber((number) => {
    const word = words[number] ?? '';
    return [...new Set(near(word).filter(({ stem }) => isSaidBy(stem, word)))];
  });
  const isUnsaid = createMarks();
  return {
    lines,
    stemsOf,
    textInLines: (text) => {
      const counts = lines.map(() => 0);
      for (const word of text) for (const line of inLines(word)) counts[line] = (counts[line] ?? 0) + 1;
      return counts;
    },
    linesInText: (text) => {
      const counts = lines.map(() => 0);
      isUnsaid.forget();
      for (const word of text) for (const { line, at } of saying(word)) if (isUnsaid.mark(at)) counts[line] = (counts[line] ?? 0) + 1;
      return counts;
    },
  };
}

/** Marks numbers, and tells of each whether it was unmarked; all are forgotten at once. */
function createMarks() {
  const marked: number[] = [];
  let round = 0;
  return {
    forget: () => void (round += 1),
    mark: (number: number): boolean => {
      if (marked[number] === round) return false;
      marked[number] = round;
      return true;
    },
  };
}

function rememberNumber<Answer>(ask: (number: number) => Answer): (number: number) => Answer {
  const answers: (Answer | undefined)[] = [];
  return (number) => (answers[number] ??= ask(number));
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
