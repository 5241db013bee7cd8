// «Oe» and «ae» count as one typing mistake instead: folding them would hide swapped letters («skaer» for «saker»).

/** A word as it is compared: lower case, without accents, and with æ, ø and å as people write them without a Norwegian keyboard. */
export function foldWord(word: string): string {
  return word.toLowerCase().replaceAll('æ', 'a').replaceAll('ø', 'o').normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('aa', 'a');
}
