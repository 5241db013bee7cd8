/** Words that every requirement has and that tell none of them apart. */
const empty = new Set(
  (
    'og eller samt av for fra frå med til som på ved innen innan etter om deg du vi me er har ha må bør skal kan kunne det den de ein en et eit ei god gode godt svært meget ' +
    'røynsle røynsler erfaring erfaringer erfaringar krav kreves krevst fordel ønskelig ønskjeleg ønskeleg relevant relevante kunnskap kunnskaper kunnskapar kjennskap kompetanse evne evner evnar ' +
    'nødvendig minst annen anna tilsvarende tilsvarande arbeid stilling stillingen stillinga vere være vera gjerne dokumentert ' +
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

function toStem(word: string): string {
  const stem = word.length > 5 ? word.replace(inflections, '') : word;
  return stem.length >= 3 ? stem : word;
}

/** How many stems of the first text the second has too, also as part of a compound or with another ending. */
export function sharedStems(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const inOther = [...other];
  return [...one].filter(
    (stem) =>
      other.has(stem) ||
      (stem.length >= 5 && inOther.some((candidate) => candidate.length >= 5 && (candidate.startsWith(stem) || stem.startsWith(candidate)))),
  ).length;
}
