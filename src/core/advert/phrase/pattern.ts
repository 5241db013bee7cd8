/** One piece of a pattern, see `parsePattern`. */
export type Piece =
  | { readonly kind: 'word'; readonly atoms: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'not'; readonly atoms: readonly string[] }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'start' | 'end' | 'open' | 'close' }
  | { readonly kind: 'group'; readonly rows: readonly (readonly Piece[])[]; readonly optional: boolean };

/** Word lists that a pattern may name with `@name`. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

const pieces = /\(|\)\??|\[|\]|[^\s()[\]]+/g;

/**
 * Reads a pattern: words with `*` at either end, `a|b`, `(a b | c)`, `?` for what may be left out, `_` for any word,
 * `~3` for up to three words, `#` and `#18-30` for numbers, `^`, `$`, `!word` for a next word that must not come,
 * `@list`, and `[…]` around what is to be quoted. Throws on a pattern that is not well formed: the data is wrong.
 */
export function parsePattern(pattern: string, lists: WordLists): readonly Piece[] {
  const parts = pattern.normalize('NFC').toLowerCase().match(pieces) ?? [];
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`The pattern «${pattern}» is not well formed: ${why}`);
  };
  const readRows = (depth: number): readonly (readonly Piece[])[] => {
    const rows: Piece[][] = [[]];
    for (; at < parts.length; at += 1) {
      const part = parts[at] ?? '';
      const row = rows.at(-1) ?? fail('a row is missing');
      if (part === '(') {
        at += 1;
        const inner = readRows(depth + 1);
        row.push({ kind: 'group', rows: inner, optional: parts[at] === ')?' });
      } else if (part.startsWith(')')) {
        if (depth === 0) fail('a bracket is closed that was never opened');
        return rows;
      } else if (part === '|') rows.push([]);
      else row.push(toPiece(part, lists, fail));
    }
    if (depth > 0) fail('a bracket is left open');
    return rows;
  };
  const rows = readRows(0);
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || row.length === 0) return fail('rows need brackets around them');
  if (row[0]?.kind === 'gap') return fail('it begins with a gap');
  return row;
}

function toPiece(part: string, lists: WordLists, fail: (why: string) => never): Piece {
  if (part === '^') return { kind: 'start' };
  if (part === '$') return { kind: 'end' };
  if (part === '[') return { kind: 'open' };
  if (part === ']') return { kind: 'close' };
  if (part === '_') return { kind: 'any' };
  const gap = /^~(\d)$/.exec(part);
  if (gap !== null) return { kind: 'gap', most: Number(gap[1]) };
  const number = /^#(?:(\d+)-(\d+))?$/.exec(part);
  if (number !== null) return { kind: 'number', least: Number(number[1] ?? 0), most: Number(number[2] ?? Number.MAX_SAFE_INTEGER) };
  if (part.startsWith('!')) return { kind: 'not', atoms: toAtoms(part.slice(1), lists, fail) };
  const optional = part.length > 1 && part.endsWith('?');
  return { kind: 'word', atoms: toAtoms(optional ? part.slice(0, -1) : part, lists, fail), optional };
}

function toAtoms(part: string, lists: WordLists, fail: (why: string) => never): readonly string[] {
  return part.split('|').flatMap((atom) => {
    if (atom.startsWith('@') && atom.length > 1) return lists[atom.slice(1)] ?? fail(`there is no word list ${atom}`);
    if (atom === '' || /^\*+$/.test(atom)) return fail('a word is empty');
    return [atom];
  });
}
