const lastCodePoint = 0x10ffff;

/**
 * The smallest key above every key that starts with the prefix, in code point order, which is how SQLite and
 * Postgres with collation C compare UTF-8; undefined when there is no such key.
 */
export function prefixEnd(prefix: string): string | undefined {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === lastCodePoint) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  // Surrogates are no characters of their own: after U+D7FF comes U+E000.
  const next = last === 0xd7ff ? 0xe000 : last + 1;
  return String.fromCodePoint(...points, next);
}
