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

/** The words of a text that carry its content, without their endings; compounds keep their whole. */
export function contentStems(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !empty.has(word)).map(toStem));
}

/** One begins the other, and is no mere first part of a compound that means something else: «hjemme» in «hjemmetjeneste». */
function beginAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 5 && long.startsWith(short) && (short.length >= 6 || short.length >= long.length * 0.6);
}

/** A stem this long is a word by itself at the end of a compound too: «foreldreveiledning». */
const longStem = 7;

function toStem(word: string): string {
  const stem = word.length > 5 ? word.replace(inflections, '') : word;
  return stem.length >= 3 ? stem : word;
}

/** How many stems of the first text the second has too, also as part of a compound or with another ending. */
export function sharedStems(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const inOther = [...other];
  return [...one].filter(
    (stem) =>
      other.has(stem) ||
      (stem.length >= 5 && inOther.some((candidate) => beginAlike(stem, candidate))) ||
      (stem.length >= longStem && inOther.some((candidate) => candidate.endsWith(stem))),
  ).length;
}
