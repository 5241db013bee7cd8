import { atLineStart, escapeInside, type CardText } from './escape-text.ts';
import { toOwnWords, withoutBindings } from './own-words.ts';

/** Stands inside every mark of emphasis, so that what follows or precedes it cannot turn it into a literal sign. */
const joiner = '\u2060';

/** Longest piece of text in one block; more than a broadcast may hold. */
const longestText = 20_000;

const bullet = /^\s{0,3}[-*•]\s+(?=\S)/u;
const numbered = /^\s{0,3}(\d{1,3})[.)]\s+(?=\S)/u;

/** Tried in this order where two begin at the same sign. */
const marks = [
  { kind: 'link', pattern: /(?<!!)\[([^\][\n]{1,300})\]\(\s*([^\s()]{1,2000}(?:\([^\s()]*\)[^\s()]*)*)\s*\)/u },
  { kind: 'address', pattern: /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"[\]]{1,2000}/iu },
  { kind: 'both', pattern: /\*{3}(?=[^\s*])([^*]*[^\s*])\*{3}/u },
  { kind: 'bold', pattern: /\*{2}(?=\S)((?:[^*]|\*(?!\*))*?\S)\*{2}(?!\*)/u },
  { kind: 'italic', pattern: /(?<!\*)\*(?=[^\s*])([^*]*[^\s*])\*(?!\*)/u },
  { kind: 'italic', pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/u },
] as const;

/**
 * Turns what HR has written into the texts of a card, one for each paragraph or list.
 *
 * Bold, italic, lists and links are shown as such; a link leads to http, https or mailto alone. Everything else –
 * headings, pictures, HTML, tables, what a template or a client would compute – is shown as it was typed.
 */
export function toRichText(text: string): readonly CardText[] {
  const lines = withoutBindings(toOwnWords(text, longestText)).replaceAll('\r', '').split('\n');
  const blocks: { readonly list: 'bullet' | 'numbered' | null; readonly lines: string[] }[] = [];
  let isNew = true;
  for (const line of lines) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const list = bullet.test(line) ? 'bullet' : numbered.test(line) ? 'numbered' : null;
    const last = blocks.at(-1);
    // A list goes on over an empty line, as people write it.
    if (last === undefined || last.list !== list || (isNew && list === null)) blocks.push({ list, lines: [line] });
    else last.lines.push(line);
    isNew = false;
  }
  return blocks.map(
    ({ list, lines: own }) => own.map((line) => (list === null ? toLine(line) : toItem(line, list))).join(list === null ? '\n\n' : '\n') as CardText,
  );
}

function toLine(line: string): string {
  const text = line.trim();
  // An exclamation mark before a link of ours would make a picture of it.
  return atLineStart(text) + toInline(text).replaceAll(/!(?=\[)/gu, `!${joiner}`);
}

function toItem(line: string, list: 'bullet' | 'numbered'): string {
  const mark = list === 'bullet' ? '-' : `${numbered.exec(line)?.[1] ?? '1'}.`;
  return `${mark} ${toLine(line.replace(list === 'bullet' ? bullet : numbered, ''))}`;
}

function toInline(text: string): string {
  const found = marks
    .map(({ kind, pattern }) => ({ kind, match: pattern.exec(text) }))
    .flatMap(({ kind, match }) => (match === null ? [] : [{ kind, match }]))
    .toSorted((one, other) => one.match.index - other.match.index)[0];
  if (found === undefined) return escapeInside(text);
  const { kind, match } = found;
  const [whole, inner = '', target = ''] = match;
  const shown = toMark(kind, { whole, inner, target });
  const rest = text.slice(match.index + shown.used);
  return escapeInside(text.slice(0, match.index)) + shown.text + toInline(rest);
}

function toMark(
  kind: (typeof marks)[number]['kind'],
  { whole, inner, target }: { readonly whole: string; readonly inner: string; readonly target: string },
): { readonly text: string; readonly used: number } {
  const used = whole.length;
  switch (kind) {
    case 'link': {
      const url = toLinkAddress(target);
      // What is no link of ours is text like any other; the bracket alone is passed over, so that marks inside still count.
      return url === null ? { text: escapeInside(whole[0] ?? ''), used: 1 } : { text: `[${escapeInside(inner)}](${url})`, used };
    }
    case 'address': {
      // The full stop that ends a sentence is no part of the address in it.
      const address = whole.replace(/[.,;:!?)'’»”*_]+$/u, '');
      const url = toLinkAddress(address);
      return url === null ? { text: escapeInside(whole), used } : { text: `[${escapeInside(address)}](${url})`, used: address.length };
    }
    case 'both':
      return { text: emphasise('***', inner), used };
    case 'bold':
      return { text: emphasise('**', inner), used };
    case 'italic':
      return { text: emphasise('_', inner), used };
  }
}

function emphasise(mark: string, inner: string): string {
  return `${mark}${joiner}${toInline(inner)}${joiner}${mark}`;
}

/** An address as it may stand in a card, or null for one that leads anywhere but to a page or a mailbox. */
export function toLinkAddress(typed: string): string | null {
  // Bindings were broken up before; an address holds none of those signs.
  const bare = typed.replaceAll(joiner, '').trim();
  if (bare.length > 2_000 || !URL.canParse(bare)) return null;
  const url = new URL(bare);
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  // A name and a password before the host only serve to make one host look like another.
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'mailto:' && url.hostname === '') return null;
  return url.href.replaceAll(/[(){}<>"`\\^|]/gu, encode);
}

function encode(sign: string): string {
  return `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}
