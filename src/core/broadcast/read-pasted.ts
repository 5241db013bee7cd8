/** Most letters of an entry: names and ids are shorter, and a page of prose is no list. */
const longestEntry = 120;

/** The entries of a pasted list, one after each line break, semicolon or tab; what mail programs put beside names is left out. */
export function readPasted(pasted: string): readonly string[] {
  return pasted
    .normalize('NFC')
    .split(/[\n\r;\t]+/u)
    .map((entry) =>
      entry
        .replaceAll(/<[^<>]*>/gu, ' ')
        .replaceAll(/^[\s"'«»•*-]+|[\s"'«»,.]+$/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .slice(0, longestEntry),
    )
    .filter((entry) => entry !== '');
}

/** The names an entry may stand for, the likeliest first: as written, and turned about where a comma stands between surname and first name. */
export function toNames(entry: string): readonly string[] {
  const [surname, first, ...more] = entry.split(',').map((part) => part.trim());
  return surname === undefined || first === undefined || first === '' || more.length > 0 ? [entry] : [`${first} ${surname}`, entry];
}

/** A name as two spellings of it are held against each other. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}
