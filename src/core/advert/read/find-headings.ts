import { editDistance } from '../../intent/edit-distance.ts';
import type { AdvertData } from '../advert-data.ts';
import type { SectionKind } from '../report.ts';
import { sectionKinds } from '../report.ts';
import type { Line } from './split-lines.ts';

/** A heading: the part of a line that names what follows. `kind` is null when it is one, but of what is not known. */
export interface Heading {
  readonly line: number;
  readonly kind: SectionKind | null;
  readonly start: number;
  readonly end: number;
}

const mostWords = 9;
const mostLength = 90;
/** A heading that its text follows on the same line is short. */
const mostRunIn = 40;
/** Words that a heading has and a name or an address has not. */
const headingWords =
  /(?:^|[^\p{L}])(?:vi|me|du|deg|oss|hva|kva|hvem|kven|hvor|kor|dette|her|slik|derfor|om|til|vår|vårt|din|ditt|dine|we|you|what|who|our|your|why|about|the)(?![\p{L}])/iu;

/** The letters of a heading in lower case, without numbering, colon and the like. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Finds headings by their words, mistyped ones included, and by their form; and headings within a text that has lost its line breaks. */
export interface HeadingFinder {
  readonly find: (text: string, lines: readonly Line[]) => readonly Heading[];
  /** Offsets in a long line where a heading begins or ends. */
  readonly within: (line: string) => readonly number[];
}

/** Prepares the finder from the headings of the data. */
export function createHeadingFinder(data: AdvertData): HeadingFinder {
  const known = new Map<string, SectionKind>();
  for (const kind of sectionKinds) for (const heading of data.headings[kind] ?? []) known.set(fold(heading), kind);
  /** «The work. You plan …»: a known heading of two words or more that begins a line of running text. */
  const runInOf = (text: string, line: Line, number: number): Heading | null => {
    const stop = text.slice(line.start, Math.min(line.end, line.start + mostRunIn)).search(/[.?](?= \p{Lu})/u);
    if (stop === -1 || line.bullet) return null;
    const kind = known.get(fold(text.slice(line.start, line.start + stop)));
    return kind === undefined ? null : { line: number, kind, start: line.start, end: line.start + stop + 1 };
  };
  const long = Map.groupBy(
    [...known].filter(([heading]) => heading.length >= 8).map(([heading, kind]) => ({ heading, kind, letters: letterBits(heading) })),
    ({ heading }) => heading.length,
  );
  // «Utdanning som …» is a demand, not the heading «Utdanning».
  const starts = Map.groupBy(
    [...known].filter(([heading]) => heading.length >= 11 || heading.includes(' ')),
    ([heading]) => firstWord(heading),
  );
  const kindOf = (words: string): SectionKind | null => {
    if (words.length < 3 || words.length > 70) return null;
    const exact = known.get(words);
    if (exact !== undefined) return exact;
    // «Arbeidsoppgaver og ansvar i stillingen», «Vi tilbyr deg»
    const begun = (starts.get(firstWord(words)) ?? [])
      .filter(([heading]) => words.startsWith(`${heading} `))
      .toSorted((one, other) => other[0].length - one[0].length)[0];
    if (begun !== undefined && words.split(' ').length <= begun[0].split(' ').length + 4) return begun[1];
    const letters = letterBits(words);
    for (let length = words.length - 2; length <= words.length + 2; length += 1) {
      for (const { heading, kind, letters: others } of long.get(length) ?? []) {
        const most = heading.length >= 12 ? 2 : 1;
        // A slip brings in one letter and takes out another at most.
        if (countBits(letters ^ others) > 2 * most) continue;
        // A slip in both of the first letters is rare, and the comparison is dear.
        if (heading[0] !== words[0] && heading[1] !== words[1]) continue;
        if (Math.abs(heading.length - words.length) <= most && editDistance(words, heading, most) <= most) return kind;
      }
    }
    return null;
  };
  const inner = new RegExp(
    // That a heading begins with a capital is asked first: few places of a line do.
    `(?=\\p{Lu})(?<=[.!?:;)»"\\p{Ll}\\d] {1,3})(?:${[...known.keys()]
      .filter((heading) => heading.length >= 8)
      .toSorted((one, other) => other.length - one.length)
      .map(capitalised)
      .join('|')})(?=:| [•·▪–-] | \\p{Lu})`,
    'gu',
  );
  const within = (line: string): readonly number[] =>
    [...line.matchAll(inner)].flatMap((found) => {
      const end = found.index + found[0].length;
      return line[end] === ':' ? [found.index] : [found.index, end];
    });
  const find: HeadingFinder['find'] = (text, lines) => {
    const headings: Heading[] = [];
    let isFirst = true;
    for (const [number, line] of lines.entries()) {
      if (line.start >= line.end) continue;
      // «Vi trenger en ergoterapeut» above the text is its title.
      const isTitle = isFirst && !known.has(fold(text.slice(line.start, line.end)));
      isFirst = false;
      if (isTitle && !line.marked && !text.slice(line.start, line.end).endsWith(':')) continue;
      const heading = runInOf(text, line, number) ?? readHeading(text, lines, number, line, kindOf);
      if (heading !== null) headings.push(heading);
    }
    return headings;
  };
  return { find, within };
}

/** A bit for every letter that occurs. */
function letterBits(words: string): number {
  let bits = 0;
  for (let at = 0; at < words.length; at += 1) bits |= 1 << (words.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

const firstWord = (words: string): string => words.split(' ', 1)[0] ?? '';

/** The folded heading as a pattern with a capital first letter. */
function capitalised(heading: string): string {
  return heading.charAt(0).toUpperCase() + heading.slice(1).replaceAll(' ', "[ '’-]+");
}

function readHeading(
  text: string,
  lines: readonly Line[],
  number: number,
  line: Line,
  kindOf: (words: string) => SectionKind | null,
): Heading | null {
  const whole = text.slice(line.start, Math.min(line.end, line.start + mostLength + 1));
  const colon = whole.indexOf(':');
  const head = colon === -1 ? whole : whole.slice(0, colon);
  const words = head.trim() === '' ? 0 : head.trim().split(/ +/).length;
  if (words === 0 || words > mostWords || head.length > mostLength) return null;
  if (colon === -1 && isNumberedHeading(text, lines, number, line))
    return { line: number, kind: kindOf(fold(whole)), start: line.start, end: line.end };
  if (colon === -1 && line.bullet && !line.marked) return null;
  const rest = text.slice(line.start + head.length + 1, line.end).replaceAll(/[*_ ]/g, '');
  const kind = kindOf(fold(head));
  const end = colon === -1 ? line.end : line.start + colon + 1;
  if (colon !== -1) {
    if (kind !== null && (!line.bullet || rest === '')) return { line: number, kind, start: line.start, end };
    return rest === '' && !line.bullet ? { line: number, kind: null, start: line.start, end } : null;
  }
  if (/[.!,;]$/.test(whole) || whole.length > mostLength)
    return kind !== null && whole.endsWith('.') && words <= 3 ? { line: number, kind, start: line.start, end } : null;
  if (kind !== null && (!line.bullet || line.marked)) return { line: number, kind, start: line.start, end };
  if (line.marked) return { line: number, kind, start: line.start, end };
  // A short line with a blank one or a bullet after it and nothing right before it looks like a heading.
  const before = lines[number - 1];
  const after = lines[number + 1];
  const alone = before === undefined || before.start >= before.end;
  // With a blank line after it too, its words have to show that it is one; the first line is the title.
  const isApart = after !== undefined && after.start >= after.end && lines.slice(0, number).some((one) => one.end > one.start);
  if (!line.bullet && alone && isApart && words <= 6 && /^\p{Lu}/u.test(whole) && headingWords.test(whole))
    return { line: number, kind: null, start: line.start, end: line.end };
  const follows =
    after !== undefined && after.start < after.end && lines.slice(number + 1, number + 3).some((one) => one.bullet || one.end - one.start > 40);
  if (!line.bullet && alone && follows && words <= 6 && /^\p{Lu}/u.test(whole)) return { line: number, kind: null, start: line.start, end };
  return null;
}

/** «4. Lønn» with prose below it heads a part; in a list the next line has a number too, and an item begins small or is a sentence. */
function isNumberedHeading(text: string, lines: readonly Line[], number: number, line: Line): boolean {
  const words = text.slice(line.start, line.end);
  if (!line.numbered || words.length > 50 || !/^\p{Lu}/u.test(words) || /[.!?,;]$/.test(words)) return false;
  const next = lines.slice(number + 1).find((one) => one.start < one.end);
  return (
    next !== undefined &&
    !next.numbered &&
    lines
      .slice(0, number)
      .concat(lines.slice(number + 1))
      .some((one) => one.numbered)
  );
}
