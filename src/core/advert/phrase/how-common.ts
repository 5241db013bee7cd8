/** The words that an advert has most of, in all three languages. */
const commonest = new Set(
  'og du i er på vi me med til har om for som det den de dei eller kan å at av en ei ein et eit må skal vil bør etter fra frå deg oss ha får ikke ikkje når alle så men før ved bli blir vert være vere the and to a you in of we with is are be or your on have it from that not will must should'.split(
    ' ',
  ),
);
/** So many words that are not among the commonest stand in a text together as often as one that is. */
const asCommon = 200;

/** How likely a word of a text is to be an instance of one of some atoms, as a number to compare with others. */
export function howCommon(atoms: readonly string[]): number {
  return atoms.reduce((sum, atom) => sum + (commonest.has(atom) ? asCommon : 1), 0);
}

/** Whether any of some atoms is among the commonest words. */
export function isCommon(atoms: readonly string[]): boolean {
  return atoms.some((atom) => commonest.has(atom));
}
