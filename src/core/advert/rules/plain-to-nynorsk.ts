/** Endings that no nynorsk word has, after stems long enough to tell; «lærlingen», «villig» and «helse» are nynorsk too. */
const bokmalEndings: readonly (readonly [RegExp, string])[] = [
  [/^(\p{L}{3,})sjonene$/u, 'sjonane'],
  [/^(\p{L}{3,})sjoner$/u, 'sjonar'],
  [/^(\p{L}{4,})ingene$/u, 'ingane'],
  [/^((?!.*(?:lærlingen|flyktningen|utlendingen)$)\p{L}{4,})ingen$/u, 'inga'],
  [/^(\p{L}{4,})inger$/u, 'ingar'],
  [/^(\p{L}{4,})hetene$/u, 'heitene'],
  [/^(\p{L}{4,})heten$/u, 'heita'],
  [/^(\p{L}{4,})heter$/u, 'heiter'],
  [/^(\p{L}{4,})het$/u, 'heit'],
  [/^((?!.*helse)\p{L}{3,})elsen$/u, 'inga'],
  [/^((?!.*helse)\p{L}{3,})elser$/u, 'ingar'],
  [/^((?!.*helse)\p{L}{3,})else$/u, 'ing'],
  [/^(\p{L}{2,})(?<!il|ul)lig$/u, 'leg'],
  [/^(\p{L}{2,})(?<!il|ul)lige$/u, 'lege'],
  [/^(\p{L}{4,})kunnskaper$/u, 'kunnskapar'],
  [/^(\p{L}{4,})oppgaver$/u, 'oppgåver'],
  [/^(\p{L}{3,})tjenester$/u, 'tenester'],
  [/^(\p{L}{3,})tjenesten$/u, 'tenesta'],
  [/^(\p{L}{3,})leder$/u, 'leiar'],
  [/^(\p{L}{3,})pleier$/u, 'pleiar'],
];

/** What all of these end in, so that most words are asked once. */
const anyEnding = /(?:sjone(?:ne|r)|inge(?:ne|n|r)|het(?:e(?:ne|n|r))?|else[nr]?|lige?|kunnskaper|oppgaver|tjeneste[nr]|leder|pleier)$/;

/** Nobody writes a word this long; its endings are not tried. */
const longest = 40;

/** What nynorsk says for a word that its ending shows to be bokmål, or undefined. */
export function toNynorsk(word: string): string | undefined {
  if (word.length > longest || !anyEnding.test(word)) return undefined;
  for (const [ending, nynorsk] of bokmalEndings) {
    const stem = ending.exec(word)?.[1];
    if (stem !== undefined) return `${stem}${nynorsk}`;
  }
  return undefined;
}
