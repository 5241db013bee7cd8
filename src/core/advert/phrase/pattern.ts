import { tokenise } from '../token.ts';

/** One piece of a pattern, see `parsePattern`. */
export type Piece =
  | { readonly kind: 'word'; readonly atoms: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'not'; readonly atoms: readonly string[] }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap'; readonly most: number; readonly except: readonly string[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'start' | 'end' | 'open' | 'close' }
  | { readonly kind: 'group'; readonly rows: readonly (readonly Piece[])[]; readonly optional: boolean };

/** Lists that a pattern may name with `@name`: words, and rows of words, which are patterns themselves. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

type Row = readonly Piece[];

/**
 * Reads a pattern: words with `*` at either end, `a|b` for one of them, `(a b | c)` for rows, `?` for what may be left
 * out, `_` for any word, `~3` for up to three words, `~3!til|for` for up to three that are none of these, `#` and `#18-30`
 * for numbers, `^`, `$`, `!word` for a next word that must not come, `@list`, and `[…]` around what is to be quoted. Throws on a pattern that is not well formed: the data
 * is wrong then, and a check without it would be silently weaker.
 */
export function parsePattern(pattern: string, lists: WordLists): Row {
  const known = parsed.get(lists) ?? new Map<string, Row>();
  parsed.set(lists, known);
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const row = parseAnew(pattern, lists);
  known.set(pattern, row);
  return row;
}

/** What has been read with the same lists: guards and lists are shared by many phrases, and the data is read twice, to check it and to use it. */
const parsed = new WeakMap<WordLists, Map<string, Row>>();

const wordHere = /[^\s|()[\]]+/y;

function parseAnew(pattern: string, lists: WordLists): Row {
  const text = pattern.normalize('NFC').toLowerCase().trim();
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`The pattern «${pattern}» is not well formed: ${why}`);
  };
  const skipSpaces = (): void => {
    while (text[at] === ' ') at += 1;
  };
  const readRows = (): readonly Row[] => {
    const rows: Row[] = [];
    for (;;) {
      rows.push(readRow());
      if (text[at] !== '|') return rows;
      at += 1;
    }
  };
  const readRow = (): Row => {
    const row: Piece[] = [];
    for (;;) {
      skipSpaces();
      const next = text[at];
      if (next === undefined || next === ')' || next === '|') break;
      if (next === '[' || next === ']') {
        at += 1;
        row.push({ kind: next === '[' ? 'open' : 'close' });
      } else row.push(readTerm());
    }
    return row.some((piece) => piece.kind !== 'open' && piece.kind !== 'close') ? row : fail('a row is empty');
  };
  /** Alternatives without spaces between them: words, groups, or both. */
  const readTerm = (): Piece => {
    const words: string[] = [];
    const rows: Row[] = [];
    for (;;) {
      if (text[at] === '(') {
        at += 1;
        rows.push(...readRows());
        if (text[at] !== ')') fail('a bracket is left open');
        at += 1;
      } else {
        wordHere.lastIndex = at;
        const word = wordHere.exec(text)?.[0] ?? fail('a word is empty');
        at += word.length;
        words.push(word);
      }
      if (text[at] !== '|') break;
      at += 1;
    }
    if (rows.length === 0) return toPiece(words.join('|'), lists, fail);
    const optional = text[at] === '?';
    if (optional) at += 1;
    const all = words.length === 0 ? rows : [...rows, [toPiece(words.join('|'), lists, fail)]];
    return { kind: 'group', rows: all, optional };
  };
  const rows = readRows();
  const [row] = rows;
  if (at < text.length) fail('a bracket is closed that was never opened');
  if (rows.length !== 1 || row === undefined) return fail('rows need brackets around them');
  return row[0]?.kind === 'gap' ? fail('it begins with a gap') : row;
}

/** What may stand among words of which one is asked for: «år|dager|#», «(mobilen|$)». */
const alternativeSign = /^(?:[$^#]|#\d+-\d+)$/;

/** Pieces that have been read; many patterns name the same lists, and what is one piece is numbered once. */
const read = new WeakMap<WordLists, Map<string, Piece>>();

function toPiece(part: string, lists: WordLists, fail: (why: string) => never): Piece {
  const known = read.get(lists) ?? new Map<string, Piece>();
  read.set(lists, known);
  const piece = known.get(part) ?? toPieceAnew(part, lists, fail);
  known.set(part, piece);
  return piece;
}

function toPieceAnew(part: string, lists: WordLists, fail: (why: string) => never): Piece {
  if (part === '^') return { kind: 'start' };
  if (part === '$') return { kind: 'end' };
  if (part === '[') return { kind: 'open' };
  if (part === ']') return { kind: 'close' };
  if (part === '_') return { kind: 'any' };
  const sign = part[0];
  const gap = sign === '~' ? /^~(\d)(?:!(.+))?$/.exec(part) : null;
  if (gap !== null) return { kind: 'gap', most: Number(gap[1]), except: gap[2] === undefined ? [] : toAtoms(gap[2], lists, fail) };
  const number = sign === '#' && !part.includes('|') ? /^#(?:(\d+)-(\d+))?$/.exec(part) : null;
  if (number !== null) return { kind: 'number', least: Number(number[1] ?? 0), most: Number(number[2] ?? Number.MAX_SAFE_INTEGER) };
  if (sign === '!') return { kind: 'not', atoms: toAtoms(part.slice(1), lists, fail) };
  const optional = part.length > 1 && part.endsWith('?');
  const bare = optional ? part.slice(0, -1) : part;
  const [signs, named] = [true, false].map((isSign) => bare.split('|').filter((one) => alternativeSign.test(one) === isSign));
  if (bare.includes('|') && signs !== undefined && signs.length > 0) {
    const others = named === undefined || named.length === 0 ? [] : [named.join('|')];
    return { kind: 'group', rows: [...others, ...signs].map((one) => [toPiece(one, lists, fail)]), optional };
  }
  const words = toWords(bare, lists, fail);
  const rows = words.filter(isRow);
  const atoms = words.filter((word) => !isRow(word));
  if (rows.length === 0) return { kind: 'word', atoms, optional };
  const single: readonly Row[] = atoms.length === 0 ? [] : [[{ kind: 'word', atoms, optional: false }]];
  return { kind: 'group', rows: [...rows.map((row) => parsePattern(row, lists)), ...single], optional };
}

/** The words of a piece, with the lists it names filled in. */
function toWords(part: string, lists: WordLists, fail: (why: string) => never): readonly string[] {
  return part.split('|').flatMap((atom) => {
    if (atom.startsWith('@') && atom.length > 1) return wordsOfList(atom.slice(1), lists, fail);
    if (atom === '' || /^\*+$/.test(atom)) return fail('a word is empty');
    // «~10» and «a|!b» would be looked for as they stand, and never be found.
    if (/^[~#!]./u.test(atom) || /^[$^#]$/u.test(atom)) return fail(`${atom} cannot stand there; a gap has one digit`);
    return [asTokens(atom)];
  });
}

/** Nearly every word of a pattern. */
const onlyLetters = /^\*?\p{L}+\*?$/u;

/** A word as a text has it: «ph.d» and «24/7» are two words there, «helse-» a word and a mark, and each becomes a row of them. */
function asTokens(atom: string): string {
  if (onlyLetters.test(atom)) return atom;
  // A letter for what the asterisk leaves open: «b2-*» is one word, as «b2-nivå» is.
  const tokens = tokenise(atom.replace(/^\*+/, 'x').replace(/\*+$/, 'x'));
  if (tokens.length < 2) return atom;
  // A mark between two words is passed over in the text; one at the end is what tells the word apart.
  const kept = tokens.filter(({ kind }, at) => kind !== 'mark' || at === 0 || at === tokens.length - 1).map(({ text }) => text);
  const row = kept.join(' ');
  const begun = atom.startsWith('*') ? `*${row.slice(1)}` : row;
  return atom.endsWith('*') ? `${begun.slice(0, -1)}*` : begun;
}

/** Lists that have been filled in, lists they name included: some are named by hundreds of patterns. */
const filled = new WeakMap<WordLists, Map<string, readonly string[]>>();

function wordsOfList(name: string, lists: WordLists, fail: (why: string) => never): readonly string[] {
  const known = filled.get(lists) ?? new Map<string, readonly string[]>();
  filled.set(lists, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const list = lists[name] ?? fail(`there is no word list @${name}`);
  const words = list.flatMap((item) => (isRow(item) ? [item] : toWords(item, lists, fail)));
  known.set(name, words);
  return words;
}

const isRow = (item: string): boolean => /[\s(]/.test(item);

function toAtoms(part: string, lists: WordLists, fail: (why: string) => never): readonly string[] {
  const words = toWords(part, lists, fail);
  return words.some(isRow) ? fail(`${part} holds rows of words, where only words can stand`) : words;
}
